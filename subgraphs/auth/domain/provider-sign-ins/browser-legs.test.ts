import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createBrowser } from '../../../../provider-emulator/browser.ts'
import { providerSignIns } from '../../db/schema.ts'
import { anAccount, aSession } from '../../fixtures.ts'
import { returnUrl, withProviders } from './testing.ts'

const { db, execute, emulator, url, log, start, walk, finish, signIn } = await withProviders()
const robin = '108204268033311374519'

/** The address at the provider to which the address of a sign-in leads, and the browser's cookie. */
async function begin(authorizationUrl: string) {
  const response = await fetch(authorizationUrl, { redirect: 'manual' })
  const location = new URL(String(response.headers.get('location')))
  return { response, location, cookie: String(response.headers.get('set-cookie')).split(';')[0] ?? '' }
}

/** What the provider would send the browser back to, without going there. */
async function callbackOf(authorizationUrl: string, provider = 'google') {
  const browser = createBrowser()
  const { location, cookie } = await begin(authorizationUrl)
  const { url: back } = await browser.signIn(location.href, `${url}/oauth/${provider}/callback`, robin)
  return { back, cookie, state: location.searchParams.get('state') ?? '' }
}

const visit = (address: string, cookie = '') => fetch(address, { redirect: 'manual', headers: { cookie } })

test('the provider gets a digest of our verifier, a state and a nonce of 256 bits, and its own redirect address', async () => {
  const { authorizationUrl } = await start('GOOGLE')

  const { response, location } = await begin(authorizationUrl)

  expect(response.status).toBe(303)
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const fields = Object.fromEntries(location.searchParams)
  expect(fields).toMatchObject({
    client_id: 'bunri',
    response_type: 'code',
    redirect_uri: `${url}/oauth/google/callback`,
    code_challenge_method: 'S256',
    scope: 'openid email profile',
  })
  expect(fields.code_challenge).toMatch(/^[\w-]{43}$/)
  expect(fields.nonce).toMatch(/^[\w-]{43}$/)
  expect(fields.state).toMatch(/^pvs_[0-9a-z]{26}\.[\w-]{43}$/)
})

test('the cookie is bound to this host, out of reach for scripts and gone after the callback', async () => {
  const { authorizationUrl } = await start('GOOGLE')
  const { response } = await begin(authorizationUrl)
  expect(response.headers.get('set-cookie')).toMatch(
    /^__Host-bunri-oauth-pvs_[0-9a-z]{26}=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=600$/,
  )

  const { back, cookie } = await callbackOf(authorizationUrl)
  const returned = await visit(back, cookie)

  expect(returned.status).toBe(303)
  expect(returned.headers.get('set-cookie')).toMatch(/=; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=0$/)
})

test('nothing secret is stored as it is', async () => {
  const { authorizationUrl, verifier, code } = await walk('GOOGLE', robin).then(async (walked) => ({
    ...walked,
    ...(await start('GOOGLE')),
    verifier: walked.verifier,
  }))
  const { location, cookie } = await begin(authorizationUrl)
  const token = new URL(authorizationUrl).searchParams.get('token')
  const { state, nonce } = Object.fromEntries(location.searchParams)

  const stored = JSON.stringify(await db.select().from(providerSignIns))

  const secrets = [token, code, verifier, cookie.split('=')[1], state?.split('.')[1], nonce, robin, 'robin.google']
  for (const secret of secrets) expect(stored).not.toContain(secret)
})

test('a callback in another browser, without its cookie, or with the cookie of another sign-in shows a page and signs nobody in', async () => {
  const [first, second] = [await start('GOOGLE'), await start('GOOGLE')]
  const { back } = await callbackOf(first.authorizationUrl)
  const other = await begin(second.authorizationUrl)
  const name = /__Host-bunri-oauth-pvs_[0-9a-z]{26}/.exec((await begin(first.authorizationUrl)).cookie)?.[0]

  const answers = [
    await visit(back),
    await visit(back, other.cookie),
    await visit(back, `${name}=${other.cookie.split('=')[1]}`),
    await visit(back, `${name}=`),
  ]

  for (const answer of answers) {
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('로그인 시간이 지났어요')
  }
  expect(await db.$count(providerSignIns, eq(providerSignIns.id, String(name?.slice(-30))))).toBe(1)
})

test('two sign-ins in one browser do not disturb each other', async () => {
  const browser = createBrowser()
  const [first, second] = [await start('GOOGLE'), await start('KAKAO')]
  const shown = await browser.open(first.authorizationUrl, returnUrl)
  const kakao = await browser.signIn(second.authorizationUrl, returnUrl, '4012345678')
  const google = await browser.open(shown.url, returnUrl, {
    method: 'POST',
    body: new URLSearchParams({ person: robin }),
  })

  for (const [{ verifier }, { url: returned }] of [
    [first, google],
    [second, kakao],
  ] as const) {
    const { result } = await finish(new URL(returned).searchParams.get('code') ?? '', verifier)
    expect(result?.__typename).toBe('SignedIn')
  }
})

test('an address that a program opened first still works in the browser, and only the last one can come back', async () => {
  const { authorizationUrl, verifier } = await start('GOOGLE')
  const scanner = await callbackOf(authorizationUrl)
  const browser = createBrowser()
  const { url: returned } = await browser.signIn(authorizationUrl, returnUrl, robin)

  expect((await visit(scanner.back, scanner.cookie)).status).toBe(400)
  const { result } = await finish(new URL(returned).searchParams.get('code') ?? '', verifier)
  expect(result?.__typename).toBe('SignedIn')
})

test('a callback counts once, also when it arrives ten times at once', async () => {
  const { authorizationUrl } = await start('GOOGLE')
  const { back, cookie } = await callbackOf(authorizationUrl)

  const answers = await Promise.all(Array.from({ length: 10 }, () => visit(back, cookie)))

  expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array(9).fill(400)])
})

test.each([
  [
    'a forged state',
    (back: URL, state: string) =>
      back.searchParams.set('state', `${state.slice(0, -1)}${state.endsWith('A') ? 'B' : 'A'}`),
  ],
  ['no state', (back: URL) => back.searchParams.delete('state')],
  ['two states', (back: URL, state: string) => back.searchParams.append('state', state)],
  ['another issuer', (back: URL) => back.searchParams.set('iss', 'https://attacker.example')],
  ['another code', (back: URL) => back.searchParams.set('code', 'stolen')],
  ['two codes', (back: URL) => back.searchParams.append('code', 'stolen')],
  [
    'an error of the provider',
    (back: URL) =>
      (back.search = new URLSearchParams({
        error: 'server_error',
        state: back.searchParams.get('state') ?? '',
      }).toString()),
  ],
])('a callback with %s signs nobody in', async (_what, change) => {
  const { authorizationUrl, verifier } = await start('GOOGLE')
  const { back, cookie, state } = await callbackOf(authorizationUrl)
  const changed = new URL(back)
  change(changed, state)

  const answer = await visit(changed.href, cookie)

  if (answer.status === 400) return
  const code = new URL(String(answer.headers.get('location'))).searchParams.get('code') ?? ''
  expect(answer.status).toBe(303)
  expect(await finish(code, verifier)).toMatchObject({ result: null, userErrors: [{ code: 'PROVIDER_REJECTED' }] })
})

test("one provider's callback is none of another's", async () => {
  const { authorizationUrl } = await start('GOOGLE')
  const { back, cookie } = await callbackOf(authorizationUrl)

  const answer = await visit(back.replace('/oauth/google/', '/oauth/kakao/'), cookie)

  expect(answer.status).toBe(400)
})

test('whoever cancels at the provider returns with access_denied, and nothing stays', async () => {
  const before = await db.$count(providerSignIns)

  const { returned } = await walk('KAKAO', null)

  expect(returned.href).toBe(`${returnUrl}?error=access_denied`)
  expect(await db.$count(providerSignIns)).toBe(before)
})

test.each(['', '?token=', '?token=unknown', '?token=a&token=b', `?token=${'x'.repeat(5_000)}`])(
  '/oauth/start%s shows a page',
  async (query) => {
    const answer = await visit(`${url}/oauth/start${query}`)

    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  },
)

test('the log says which provider failed and how, without codes, tokens, addresses or names', async () => {
  log.length = 0
  emulator.setFault('KAKAO', 'token', 'wrong signature')
  const { returned } = await walk('KAKAO', '4012345678')
  emulator.setFault('KAKAO', 'token')
  await signIn('KAKAO', '4012345678')

  expect(log.join('')).toContain('"provider":"KAKAO"')
  expect(log.join('')).not.toMatch(/eyJ|robin|로빈|4012345678|[\w-]{43}/)
  expect(log.join('')).not.toContain(returned.searchParams.get('code'))
})

test('a session that ended meanwhile links nothing', async () => {
  const account = await anAccount(db)
  const { viewer } = await aSession(db, account.id, { revokedAt: new Date() })
  const query = `mutation ($input: StartIdentityLinkInput!) { startIdentityLink(input: $input) { authorizationUrl } }`

  const { errors } = await execute(
    query,
    { input: { provider: 'GOOGLE', returnUrl, verifierChallenge: 'a'.repeat(43) } },
    viewer,
  )

  expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
})
