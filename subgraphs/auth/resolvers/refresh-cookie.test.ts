import { eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import type { Viewer } from '../../_shared/viewer.ts'
import { sessions } from '../db/schema.ts'
import { anAccount, aSession, password, testSettings } from '../fixtures.ts'
import { auth } from '../server.ts'

const { db, execute, respond } = await testSubgraph(auth, testSettings)

/** The answer to an operation, and what the router does with the cookie. `token` is that of the cookie; undefined if the request may use none. */
async function ask(query: string, variables: object, token?: string | null, viewer?: Viewer) {
  const refreshCookie = token === undefined ? undefined : { token }
  const { result, cookieChange } = await respond({ query, variables: { ...variables }, refreshCookie }, viewer)
  return {
    // biome-ignore lint/suspicious/noExplicitAny: tests read results whose shape their own query determines
    data: result.data as Record<string, any>,
    codes: codesOf(result),
    text: JSON.stringify(result),
    cookieChange,
  }
}
const codesOf = ({ errors = [] }: { errors?: readonly { extensions?: Record<string, unknown> }[] }) =>
  errors.map(({ extensions }) => extensions?.code)

const signIn = `mutation ($email: String!, $password: String!, $tokenDelivery: TokenDelivery! = COOKIE) {
  signIn(input: { email: $email, password: $password, tokenDelivery: $tokenDelivery, device: { platform: WEB } }) {
    result {
      __typename
      ... on SignedIn { session { id } tokens { accessToken refreshToken refreshTokenExpiresAt } }
      ... on TwoFactorRequired { challengeToken }
    }
    userErrors { code }
  }
}`
const refresh = `mutation ($refreshToken: String) {
  refreshSession(input: { refreshToken: $refreshToken }) { tokens { accessToken refreshToken } userErrors { code } }
}`
const complete = `mutation ($challengeToken: String!, $code: String!) {
  completeTwoFactorSignIn(input: { challengeToken: $challengeToken, method: TOTP, code: $code }) {
    result { ... on SignedIn { tokens { refreshToken } } }
    userErrors { code }
  }
}`
const signOut = 'mutation { signOut { endedSessionId } }'
const revoke = 'mutation ($sessionId: ID!) { revokeSession(input: { sessionId: $sessionId }) { endedSessionId } }'
const revokeOthers = 'mutation { revokeOtherSessions { endedSessionIds } }'

const days = (count: number) => count * 24 * 60 * 60
const someToken = expect.stringMatching(/^v1\.ses_\w{26}\.\d+\.[\w-]{43}$/)
const removal = { token: '', maxAgeSeconds: 0 }
const sessionsOf = (accountId: string) => db.$count(sessions, eq(sessions.accountId, accountId))

describe('a sign-in', () => {
  test('with COOKIE hands the refresh token to the router, for as long as it is valid, and to nobody else', async () => {
    const { email } = await anAccount(db)

    const { data, text, cookieChange } = await ask(signIn, { email, password }, null)

    expect(data.signIn.result.tokens).toMatchObject({ accessToken: expect.any(String), refreshToken: null })
    expect(cookieChange).toEqual({ token: someToken, maxAgeSeconds: expect.any(Number) })
    const expiresInMs = Date.parse(data.signIn.result.tokens.refreshTokenExpiresAt) - Date.now()
    expect(cookieChange?.maxAgeSeconds).toBeGreaterThan(days(14) - 60)
    expect(cookieChange?.maxAgeSeconds).toBeLessThanOrEqual(Math.ceil(expiresInMs / 1_000))
    expect(text).not.toContain('v1.ses_')
  })

  test('with BODY leaves the cookie alone', async () => {
    const account = await anAccount(db)
    const { refreshToken } = await aSession(db, account.id)

    const { data, cookieChange } = await ask(
      signIn,
      { email: account.email, password, tokenDelivery: 'BODY' },
      refreshToken,
    )

    expect(data.signIn.result.tokens.refreshToken).toEqual(someToken)
    expect(cookieChange).toBeUndefined()
  })

  test.each([password, 'not the password'])(
    'that wants a cookie and can get none opens no session and says nothing about the password',
    async (given) => {
      const { email, id } = await anAccount(db)

      const { codes, text } = await ask(signIn, { email, password: given })

      expect(codes).toEqual(['BAD_USER_INPUT'])
      expect(text).toContain('allowed origin')
      expect(await sessionsOf(id)).toBe(0)
    },
  )

  test('leaves its cookie to the later fields of the operation', async () => {
    const account = await anAccount(db)
    const earlier = await aSession(db, account.id)
    const input = `{ email: "${account.email}", password: "${password}", tokenDelivery: COOKIE, device: { platform: WEB } }`
    const signInField = `signIn(input: ${input}) { result { ... on SignedIn { session { id } } } }`

    const refreshed = await ask(
      `mutation { ${signInField} refreshSession(input: {}) { tokens { refreshToken } } }`,
      {},
      earlier.refreshToken,
    )
    const left = await ask(`mutation { ${signInField} signOut { endedSessionId } }`, {}, earlier.refreshToken)

    const { id } = refreshed.data.signIn.result.session
    expect(refreshed.cookieChange?.token).toContain(`v1.${id}.1.`)
    expect(left.data.signOut.endedSessionId).toBe(left.data.signIn.result.session.id)
    expect(left.cookieChange).toEqual(removal)
  })
})

describe('the second factor', () => {
  async function aChallenge() {
    const account = await anAccount(db)
    const { viewer } = await aSession(db, account.id)
    const { data: started } = await execute('mutation { startTotpEnrollment { secret } }', {}, viewer)
    const totp = new TOTP({ secret: Secret.fromBase32(started?.startTotpEnrollment.secret) })
    const earlier = totp.generate({ timestamp: Date.now() - 30_000 })
    await execute(`mutation { confirmTotpEnrollment(input: { code: "${earlier}" }) { recoveryCodes } }`, {}, viewer)
    const { data, cookieChange } = await ask(signIn, { email: account.email, password }, null)
    expect(cookieChange).toBeUndefined()
    return { accountId: account.id, answer: { ...data.signIn.result, code: totp.generate() } }
  }

  test('delivers where the sign-in wanted it', async () => {
    const { answer } = await aChallenge()

    const { data, cookieChange } = await ask(complete, answer, null)

    expect(data.completeTwoFactorSignIn.result.tokens).toEqual({ refreshToken: null })
    expect(cookieChange?.token).toEqual(someToken)
  })

  test('opens no session that wants a cookie and can get none; the code is good afterwards', async () => {
    const { answer, accountId } = await aChallenge()

    const refused = await ask(complete, answer)
    const sessionsThen = await sessionsOf(accountId)
    const { cookieChange } = await ask(complete, answer, null)

    expect([refused.codes, sessionsThen]).toEqual([['BAD_USER_INPUT'], 1])
    expect(cookieChange?.token).toEqual(someToken)
  })
})

describe('a refresh', () => {
  const aCookie = async () => (await aSession(db, (await anAccount(db, { passwordHash: 'none' })).id)).refreshToken

  test('exchanges the token in the cookie, again and again, and never shows it', async () => {
    const first = await aCookie()

    const second = await ask(refresh, {}, first)
    const third = await ask(refresh, { refreshToken: null }, second.cookieChange?.token)

    expect([second, third].map(({ data }) => data.refreshSession.tokens.refreshToken)).toEqual([null, null])
    expect(second.text + third.text).not.toContain('v1.ses_')
    expect(second.cookieChange).toEqual({ token: someToken, maxAgeSeconds: expect.any(Number) })
    expect(new Set([first, second.cookieChange?.token, third.cookieChange?.token]).size).toBe(3)
  })

  test('twenty times at once with one cookie gives one successor', async () => {
    const first = await aCookie()

    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(refresh, {}, first)))

    const tokens = new Set(answers.map(({ cookieChange }) => cookieChange?.token))
    expect([...tokens]).toEqual([someToken])
    expect(tokens).not.toContain(first)
    expect((await ask(refresh, {}, [...tokens][0])).cookieChange?.token).toEqual(someToken)
  })

  test('takes a token in the body rather than the cookie, answers in the body, and leaves the cookie alone', async () => {
    const [cookie, inBody] = [await aCookie(), await aCookie()]

    const { data, cookieChange } = await ask(refresh, { refreshToken: inBody }, cookie)
    const next = await ask(refresh, {}, cookie)

    expect(data.refreshSession.tokens.refreshToken.split('.')[1]).toBe(inBody.split('.')[1])
    expect(cookieChange).toBeUndefined()
    expect(next.cookieChange?.token.split('.')[1]).toBe(cookie.split('.')[1])
  })

  test.each<[string, (cookie: string) => Promise<[object, (string | null)?]>]>([
    ['of a request that may use no cookie', async () => [{}]],
    ['without a cookie', async () => [{}, null]],
    ['with a cookie that we did not write', async () => [{}, 'v1.evil']],
    ['with a changed cookie', async (cookie) => [{}, cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))]],
    ['with an empty token in the body', async (cookie) => [{ refreshToken: '' }, cookie]],
    ['with a wrong token in the body', async (cookie) => [{ refreshToken: `${cookie}x` }, cookie]],
    [
      'with a token that was exchanged long ago',
      async (cookie) => {
        await ask(refresh, {}, (await ask(refresh, {}, cookie)).cookieChange?.token)
        return [{}, cookie]
      },
    ],
    [
      'of an ended session',
      async (cookie) => {
        await db
          .update(sessions)
          .set({ revokedAt: new Date() })
          .where(eq(sessions.id, cookie.split('.')[1] ?? ''))
        return [{}, cookie]
      },
    ],
  ])('%s fails and leaves the cookie alone', async (_what, prepare) => {
    const [input, token] = await prepare(await aCookie())

    const { data, cookieChange } = await ask(refresh, input, token)

    expect(data.refreshSession).toEqual({ tokens: null, userErrors: [{ code: 'TOKEN_INVALID' }] })
    expect(cookieChange).toBeUndefined()
  })
})

describe('ending a session', () => {
  test.each([
    ['its own', signOut],
    ['its own by id', revoke],
  ])('removes its cookie: %s', async (_what, query) => {
    const { id } = await anAccount(db, { passwordHash: 'none' })
    const { viewer, refreshToken } = await aSession(db, id)

    const { cookieChange } = await ask(query, { sessionId: viewer.sessionId }, refreshToken, viewer)

    expect(cookieChange).toEqual(removal)
  })

  test('leaves the cookie of another session alone, and removes it when that is the one that ends', async () => {
    const { id } = await anAccount(db, { passwordHash: 'none' })
    const [inApp, inBrowser] = [await aSession(db, id), await aSession(db, id)]
    const third = await aSession(db, id)

    const revoked = await ask(revoke, { sessionId: third.session.id }, inBrowser.refreshToken, inApp.viewer)
    const revokedOthers = await ask(revokeOthers, {}, inBrowser.refreshToken, inApp.viewer)
    const left = await ask(signOut, {}, inBrowser.refreshToken, inApp.viewer)

    expect(revoked.data.revokeSession.endedSessionId).toBe(third.session.id)
    expect(revoked.cookieChange).toBeUndefined()
    expect(revokedOthers.data.revokeOtherSessions.endedSessionIds).toEqual([inBrowser.session.id])
    expect(revokedOthers.cookieChange).toEqual(removal)
    expect(left.cookieChange).toBeUndefined()
  })
})
