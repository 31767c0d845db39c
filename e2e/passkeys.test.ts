import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { demoPerson } from '../subgraphs/auth/reference/demo-person.ts'
import { aDevice, chromiumPath, openBrowser, serveWebAuthnPage } from './browser.ts'
import { startGraph } from './graph.ts'

// biome-ignore lint/suspicious/noExplicitAny: the test reads results whose shape its own operations determine
type Data = any

const device = '{ platform: WEB, name: "Chromium" }'
const signIn = `mutation ($email: String!, $password: String!) {
  signIn(input: { email: $email, password: $password, device: ${device} }) {
    result { ... on SignedIn { tokens { accessToken } } }
  }
}`
const startRegistration = 'mutation { startPasskeyRegistration { challengeToken options userErrors { code } } }'
const finishRegistration = `mutation ($challengeToken: String!, $response: JSON!, $name: String!) {
  finishPasskeyRegistration(input: { challengeToken: $challengeToken, response: $response, name: $name }) {
    passkey { id name isSynced } userErrors { code }
  }
}`
const startSignIn = 'mutation { startPasskeySignIn { challengeToken options userErrors { code } } }'
const finishSignIn = `mutation ($challengeToken: String!, $response: JSON!) {
  finishPasskeySignIn(input: { challengeToken: $challengeToken, response: $response, device: ${device} }) {
    result {
      ... on SignedIn { tokens { accessToken } user { email security { passkeys { name isSynced lastUsedAt } } } }
    }
    userErrors { code }
  }
}`
const remove =
  'mutation ($id: ID!) { removePasskey(input: { passkeyId: $id }) { removedPasskeyId userErrors { code } } }'

const start = () => Promise.all([startGraph('one process'), serveWebAuthnPage(), openBrowser()])

describe.skipIf(!chromiumPath)('in Chromium (skipped without `chromium` on the PATH or in CHROMIUM)', async () => {
  // The body runs also when the tests are skipped.
  const [graph, pages, browser] = (chromiumPath ? await start() : []) as Awaited<ReturnType<typeof start>>
  afterAll(async () => {
    await browser?.close()
    pages?.close()
    await graph?.stop()
  })

  /** The data of an operation that a page sends to the router, as an app does. */
  const ask = (page: Page, query: string, variables: object = {}, token?: string) =>
    page.evaluate(
      async ({ url, body, token }) => {
        const authorization = token ? { authorization: `Bearer ${token}` } : undefined
        const headers = { 'content-type': 'application/json', ...authorization }
        const response = await fetch(url, { method: 'POST', headers, body })
        const { data, errors } = await response.json()
        if (errors) throw new Error(JSON.stringify(errors))
        return Object.values(data)[0] as Data
      },
      { url: `${graph.url}/graphql`, body: JSON.stringify({ query, variables }), token },
    )

  /** Calls a function of `@simplewebauthn/browser`. The answer, or the name of its error. */
  const authenticate = (page: Page, ceremony: 'startRegistration' | 'startAuthentication', optionsJSON: object) =>
    page.evaluate(
      ([name, optionsJSON]) =>
        (globalThis as Data).SimpleWebAuthnBrowser[name]({ optionsJSON }).catch((error: Error) => error.name),
      [ceremony, optionsJSON] as const,
    )

  async function register(page: Page, token: string, name: string) {
    const { challengeToken, options } = await ask(page, startRegistration, {}, token)
    const response = await authenticate(page, 'startRegistration', options)
    if (typeof response === 'string') return response
    const { passkey, userErrors } = await ask(page, finishRegistration, { challengeToken, response, name }, token)
    expect(userErrors).toEqual([])
    return passkey
  }

  async function signInWithPasskey(page: Page) {
    const { challengeToken, options } = await ask(page, startSignIn)
    const response = await authenticate(page, 'startAuthentication', options)
    return ask(page, finishSignIn, { challengeToken, response })
  }

  test('a person adds passkeys on two devices, signs in without a name, and removes one', async () => {
    const laptop = await aDevice(browser, pages.url)
    const phone = await aDevice(browser, pages.url, { isSynced: true })
    const { result } = await ask(laptop, signIn, demoPerson)
    const token = result.tokens.accessToken

    const first = await register(laptop, token, 'Laptop')
    const again = await register(laptop, token, 'Laptop again')
    const second = await register(phone, token, 'Phone')
    const signedIn = await signInWithPasskey(phone)
    const removed = await ask(laptop, remove, { id: first.id }, signedIn.result.tokens.accessToken)
    const refused = await signInWithPasskey(laptop)
    const still = await signInWithPasskey(phone)

    expect(first).toEqual({ id: expect.stringMatching(/^pky_/), name: 'Laptop', isSynced: false })
    // The authenticator has a passkey of the account already.
    expect(again).toBe('InvalidStateError')
    expect(second).toMatchObject({ name: 'Phone', isSynced: true })
    expect(signedIn.userErrors).toEqual([])
    expect(signedIn.result.user).toEqual({
      email: demoPerson.email,
      security: {
        passkeys: [
          { name: 'Phone', isSynced: true, lastUsedAt: expect.any(String) },
          { name: 'Laptop', isSynced: false, lastUsedAt: null },
        ],
      },
    })
    expect(removed).toEqual({ removedPasskeyId: first.id, userErrors: [] })
    expect(refused).toEqual({ result: null, userErrors: [{ code: 'PASSKEY_REJECTED' }] })
    expect(still.userErrors).toEqual([])
  })
})
