import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import { createBrowser } from '../../../../provider-emulator/browser.ts'
import { startEmulator } from '../../../../provider-emulator/emulator.ts'
import { databaseSetting } from '../../../_shared/env.ts'
import { createHttpServer } from '../../../_shared/http.ts'
import { testSubgraph } from '../../../_shared/testing.ts'
import type { Viewer } from '../../../_shared/viewer.ts'
import { readConfig } from '../../config.ts'
import { testSettings } from '../../fixtures.ts'
import { routes } from '../../routes/index.ts'
import { auth } from '../../server.ts'
import type { IdentityProvider } from '../../types.generated.ts'

/** The page of the app to which sign-ins return. Nothing listens there. */
export const returnUrl = 'http://localhost:3000/signed-in'

const startMutation = `mutation ($input: StartProviderSignInInput!) {
  startProviderSignIn(input: $input) { authorizationUrl expiresAt userErrors { code } }
}`

const finishMutation = `mutation ($input: FinishProviderSignInInput!) {
  finishProviderSignIn(input: $input) {
    result {
      __typename
      ... on SignedIn { isNewAccount tokens { accessToken refreshToken } session { id } user { id email isEmailVerified security { identities { id provider label } } } }
      ... on TwoFactorRequired { challengeToken }
    }
    userErrors { code path }
  }
}`

/** The auth subgraph with its routes, and the emulated providers. */
export async function withProviders(settings: Record<string, string> = {}) {
  const emulator = await startEmulator()
  const server = createServer((request, response) => http.routing(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const env = { ...testSettings, ...emulator.settings, AUTH_PUBLIC_URL: url, ...settings }
  const subgraph = await testSubgraph(auth, env)
  const { db } = subgraph
  const config = readConfig({ ...env, [databaseSetting('auth')]: subgraph.url })
  const log: string[] = []
  const http = await createHttpServer(pino({ level: 'info' }, { write: (line: string) => void log.push(line) }))
  await http.register(routes({ db, config, address: () => url }))
  await http.ready()
  afterAll(async () => {
    server.closeAllConnections()
    server.close()
    await http.close()
    await emulator.stop()
  })

  async function start(provider: IdentityProvider, more: object = {}) {
    const verifier = randomBytes(32).toString('base64url')
    const verifierChallenge = createHash('sha256').update(verifier).digest('base64url')
    const input = { provider, returnUrl, verifierChallenge, ...more }
    const { data, errors } = await subgraph.execute(startMutation, { input })
    return { verifier, errors, ...data?.startProviderSignIn }
  }

  async function finish(code: string, verifier: string, more: object = {}) {
    const device = { platform: 'WEB', name: 'Test' }
    const input = { code, verifier, acceptedTermsVersion: '2026-01-01', device, ...more }
    const { data, errors } = await subgraph.execute(finishMutation, { input })
    if (errors) throw new Error(JSON.stringify(errors))
    return data?.finishProviderSignIn
  }

  /** The browser's part of a sign-in of a person: the address to which it returned. */
  async function walk(provider: IdentityProvider, person: string | null, browser = createBrowser()) {
    const { authorizationUrl, verifier } = await start(provider)
    const { url: returned, response } = await browser.signIn(authorizationUrl, returnUrl, person)
    return { returned: new URL(returned), response, verifier, code: new URL(returned).searchParams.get('code') ?? '' }
  }

  /** A whole sign-in of a person. */
  async function signIn(provider: IdentityProvider, person: string, more: object = {}) {
    const { code, verifier } = await walk(provider, person)
    return finish(code, verifier, more)
  }

  /** Links an identity of a person to the account of a viewer: the payload of `finishIdentityLink`. */
  async function link(provider: IdentityProvider, person: string, viewer: Viewer) {
    const verifier = randomBytes(32).toString('base64url')
    const verifierChallenge = createHash('sha256').update(verifier).digest('base64url')
    const startLink = `mutation ($input: StartIdentityLinkInput!) { startIdentityLink(input: $input) { authorizationUrl expiresAt userErrors { code } } }`
    const started = await subgraph.execute(startLink, { input: { provider, returnUrl, verifierChallenge } }, viewer)
    if (started.errors) throw new Error(JSON.stringify(started.errors))
    const { authorizationUrl } = started.data?.startIdentityLink ?? {}
    const { url: returned } = await createBrowser().signIn(authorizationUrl, returnUrl, person)
    const code = new URL(returned).searchParams.get('code') ?? ''
    const finishLink = `mutation ($input: FinishIdentityLinkInput!) {
      finishIdentityLink(input: $input) { identity { id provider label } userErrors { code } }
    }`
    const finished = await subgraph.execute(finishLink, { input: { code, verifier } }, viewer)
    return { ...finished.data?.finishIdentityLink, errors: finished.errors, code, verifier }
  }

  /** The payload of `unlinkIdentity`. */
  async function unlink(identityId: string, viewer: Viewer) {
    const query = `mutation ($id: ID!) { unlinkIdentity(input: { identityId: $id }) { unlinkedIdentityId userErrors { code path } } }`
    const { data, errors } = await subgraph.execute(query, { id: identityId }, viewer)
    return { ...data?.unlinkIdentity, errors }
  }

  return { ...subgraph, emulator, config, url, log, start, finish, walk, signIn, link, unlink }
}
