import { createHash, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { expect, onTestFinished, test } from 'vitest'
import { createBrowser } from '../provider-emulator/browser.ts'
import { aDevice, chromiumPath, openBrowser } from './browser.ts'
import type { Mode, TestGraph } from './graph.ts'

const start = `mutation ($input: StartProviderSignInInput!) {
  startProviderSignIn(input: $input) { authorizationUrl userErrors { code } }
}`
const result = `result {
  __typename
  ... on SignedIn { tokens { accessToken refreshToken } user { id email displayName } }
  ... on TwoFactorRequired { challengeToken methods }
} userErrors { code }`
const finish = `mutation ($input: FinishProviderSignInInput!) { finishProviderSignIn(input: $input) { ${result} } }`
const startTotp = 'mutation { startTotpEnrollment { secret userErrors { code } } }'
const confirmTotp = `mutation ($code: String!) { confirmTotpEnrollment(input: { code: $code }) { recoveryCodes userErrors { code } } }`
const complete = `mutation ($input: CompleteTwoFactorSignInInput!) { completeTwoFactorSignIn(input: $input) { ${result} } }`
const whoAmI = '{ viewer { id security { identities { provider } totp { isEnabled recoveryCodesLeft } } } }'

/**
 * Tests every way to sign in but the password, as apps do it, on a running graph. A browser takes part with five processes only;
 * `passkeys.test.ts` opens one for a single process.
 */
export function testSignInWays(graph: TestGraph, mode: Mode): void {
  const network = { 'x-forwarded-for': '203.0.113.20' }
  const ask = async (query: string, variables: object = {}, token = '') => {
    const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
    const response = await fetch(`${graph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...network, ...authorization },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = await response.json()
    expect(errors).toBeUndefined()
    return data
  }

  async function signInAt(provider: string, person: string) {
    const returnUrl = 'http://localhost:3000/signed-in'
    const verifier = randomBytes(32).toString('base64url')
    const verifierChallenge = createHash('sha256').update(verifier).digest('base64url')
    const { startProviderSignIn: started } = await ask(start, { input: { provider, returnUrl, verifierChallenge } })
    const { url } = await createBrowser().signIn(started.authorizationUrl, returnUrl, person)
    const code = new URL(url).searchParams.get('code')
    const input = { code, verifier, acceptedTermsVersion: '2026-01-01', device: { platform: 'IOS' } }
    return (await ask(finish, { input })).finishProviderSignIn
  }

  test.each([
    ['KAKAO', '4012345678', 'robin.kakao@example.com'],
    ['NAVER', 'bXlfbmF2ZXJfaWQ', null],
    ['GOOGLE', '108204268033311374519', 'robin.google@gmail.com'],
  ])('a person signs in with %s, with a code of an app as well once that is on', async (provider, person, email) => {
    const first = (await signInAt(provider, person)).result
    const token = first.tokens.accessToken
    const { viewer } = await ask(whoAmI, {}, token)
    const { secret } = (await ask(startTotp, {}, token)).startTotpEnrollment
    const codeAt = (timestamp: number) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp })
    // The codes of this step and of the next are good for 30 seconds at least, and a slow machine needs some.
    const confirmed = (await ask(confirmTotp, { code: codeAt(Date.now()) }, token)).confirmTotpEnrollment
    const { challengeToken, methods } = (await signInAt(provider, person)).result
    const input = { challengeToken, method: 'TOTP', code: codeAt(Date.now() + 30_000) }
    const second = (await ask(complete, { input })).completeTwoFactorSignIn
    const third = (await signInAt(provider, person)).result
    const recovery = { challengeToken: third.challengeToken, method: 'RECOVERY_CODE', code: confirmed.recoveryCodes[0] }
    const fourth = (await ask(complete, { input: recovery })).completeTwoFactorSignIn

    expect(first.user).toEqual({ id: viewer.id, email, displayName: expect.anything() })
    expect(viewer.security).toMatchObject({ identities: [{ provider }], totp: { isEnabled: false } })
    expect(methods).toEqual(['TOTP', 'RECOVERY_CODE'])
    expect([second.userErrors, fourth.userErrors]).toEqual([[], []])
    expect([second.result.user.id, fourth.result.user.id]).toEqual([viewer.id, viewer.id])
    const after = (await ask(whoAmI, {}, fourth.result.tokens.accessToken)).viewer
    expect(after.security.totp).toEqual({ isEnabled: true, recoveryCodesLeft: 9 })
  })

  if (mode === 'one process') return

  const inChromium =
    'a browser signs in with a provider, adds a passkey, and signs in with that (skipped without Chromium)'
  test.skipIf(!chromiumPath)(inChromium, async () => {
    graph.emulator.addPerson('KAKAO', { id: '777', nickname: '패스키' })
    const browser = await openBrowser()
    onTestFinished(() => browser.close())
    const signInPage = `${graph.url.replace('127.0.0.1', 'localhost')}/sign-in`
    const page = await aDevice(browser, signInPage)
    await page.setExtraHTTPHeaders(network)
    const shown = async (part: string) => {
      await page.locator('output', { hasText: part }).waitFor({ timeout: 60_000 })
      return JSON.parse(String(await page.locator('output').textContent()))
    }

    await page.click('#KAKAO')
    await page.click('button[value="777"]')
    const byProvider = await shown('"signedIn"')
    await page.click('#add-passkey')
    const added = await shown('"passkey"')
    await page.goto(signInPage)
    await page.click('#passkey')
    const byPasskey = await shown('"signedIn"')

    expect(byProvider).toMatchObject({ signedIn: 'SignedIn', security: { identities: [{ provider: 'KAKAO' }] } })
    expect(added).toMatchObject({ passkey: { name: 'This device' }, userErrors: [] })
    expect(byPasskey).toMatchObject({
      signedIn: 'SignedIn',
      id: byProvider.id,
      security: { passkeys: [added.passkey] },
    })
  })
}
