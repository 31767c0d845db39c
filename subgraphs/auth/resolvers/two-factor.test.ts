import { Secret, TOTP } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import type { Viewer } from '../../_shared/viewer.ts'
import { recoveryCodes, sessions, totpFactors, twoFactorChallenges } from '../db/schema.ts'
import { anAccount, aSession, password, testSettings } from '../fixtures.ts'
import { auth } from '../server.ts'

const { db, execute } = await testSubgraph(auth, testSettings)

const codeOf = (secret: string, timestamp = Date.now()) =>
  new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp })

const ask = async (query: string, variables: Record<string, unknown> = {}, viewer: Viewer | null = null) => {
  const { data, errors } = await execute(query, variables, viewer ?? undefined)
  if (!data) throw new Error(JSON.stringify(errors))
  expect(errors).toBeUndefined()
  return data
}

const start = 'mutation { startTotpEnrollment { secret otpauthUri userErrors { code } } }'
const confirm = `mutation ($code: String!) {
  confirmTotpEnrollment(input: { code: $code }) { recoveryCodes userErrors { code path } }
}`
const disable = 'mutation { disableTotp { totp { isEnabled recoveryCodesLeft } userErrors { code } } }'
const regenerate = 'mutation { regenerateRecoveryCodes { recoveryCodes userErrors { code } } }'
const signIn = `mutation ($email: String!, $password: String!) {
  signIn(input: { email: $email, password: $password, device: { platform: WEB, name: "Test" } }) {
    result {
      __typename
      ... on SignedIn { session { id } tokens { refreshToken } }
      ... on TwoFactorRequired { challengeToken methods expiresAt }
    }
    userErrors { code }
  }
}`
const complete = `mutation ($challengeToken: String!, $method: TwoFactorMethod!, $code: String!) {
  completeTwoFactorSignIn(input: { challengeToken: $challengeToken, method: $method, code: $code }) {
    result { __typename ... on SignedIn { session { id deviceName } user { id } } }
    userErrors { code path retryAfterSeconds }
  }
}`

/** An account with one-time codes. The code that confirmed them is of an earlier step, so that the current one is unused. */
async function anAccountWithCodes() {
  const account = await anAccount(db)
  const { viewer } = await aSession(db, account.id)
  const { secret } = (await ask(start, {}, viewer)).startTotpEnrollment
  const earlier = codeOf(secret, Date.now() - 30_000)
  const confirmed = (await ask(confirm, { code: earlier }, viewer)).confirmTotpEnrollment
  expect(confirmed.userErrors).toEqual([])
  return { account, viewer, secret: secret as string, codes: confirmed.recoveryCodes as string[] }
}

const challenge = async (email: string) => (await ask(signIn, { email, password })).signIn.result
const answer = async (challengeToken: string, method: string, code: string) =>
  (await ask(complete, { challengeToken, method, code })).completeTwoFactorSignIn
const errorsOf = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code)

describe('switching on one-time codes', () => {
  test('gives a secret for the app, asks for a code of it, and gives ten recovery codes', async () => {
    const account = await anAccount(db)
    const { viewer } = await aSession(db, account.id)

    const { secret, otpauthUri } = (await ask(start, {}, viewer)).startTotpEnrollment
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(new URL(otpauthUri).searchParams.get('secret')).toBe(secret)
    expect(decodeURIComponent(otpauthUri)).toContain(`Bunri:${account.email}`)
    expect((await challenge(account.email)).__typename).toBe('SignedIn')

    expect(errorsOf((await ask(confirm, { code: '000000' }, viewer)).confirmTotpEnrollment)).toEqual(['CODE_INVALID'])
    const { recoveryCodes: codes } = (await ask(confirm, { code: codeOf(secret) }, viewer)).confirmTotpEnrollment

    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{6}-){3}[0-9A-HJKMNP-TV-Z]{6}$/)
    const rows = await db.select().from(totpFactors)
    expect(JSON.stringify([rows, await db.select().from(recoveryCodes)])).not.toContain(secret)
    expect(JSON.stringify(await db.select().from(recoveryCodes))).not.toContain(codes[0])
  })

  test('can start again until it is confirmed, and then not', async () => {
    const { viewer } = await aSession(db, (await anAccount(db)).id)
    const first = (await ask(start, {}, viewer)).startTotpEnrollment.secret
    const second = (await ask(start, {}, viewer)).startTotpEnrollment.secret

    expect(errorsOf((await ask(confirm, { code: codeOf(first) }, viewer)).confirmTotpEnrollment)).toEqual([
      'CODE_INVALID',
    ])
    expect(errorsOf((await ask(confirm, { code: codeOf(second) }, viewer)).confirmTotpEnrollment)).toEqual([])
    expect(errorsOf((await ask(start, {}, viewer)).startTotpEnrollment)).toEqual(['ALREADY_DONE'])
    expect(errorsOf((await ask(confirm, { code: codeOf(second) }, viewer)).confirmTotpEnrollment)).toEqual([
      'ALREADY_DONE',
    ])
  })

  test('is for signed-in people only, and an account without codes has none to switch off', async () => {
    for (const query of [start, disable, regenerate]) {
      const { errors } = await execute(query)
      expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
    }
    const { viewer } = await aSession(db, (await anAccount(db)).id)
    expect(errorsOf((await ask(disable, {}, viewer)).disableTotp)).toEqual(['NOT_FOUND'])
    expect(errorsOf((await ask(regenerate, {}, viewer)).regenerateRecoveryCodes)).toEqual(['NOT_FOUND'])
    expect(errorsOf((await ask(confirm, { code: '123456' }, viewer)).confirmTotpEnrollment)).toEqual(['NOT_FOUND'])
  })
})

describe('signing in with one-time codes', () => {
  test('opens no session for the password alone, and one for the code', async () => {
    const { account, secret } = await anAccountWithCodes()
    const before = await db.$count(sessions)

    const { __typename, challengeToken, methods, expiresAt } = await challenge(account.email)
    expect([__typename, methods]).toEqual(['TwoFactorRequired', ['TOTP', 'RECOVERY_CODE']])
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(5 * 60_000)
    expect(await db.$count(sessions)).toBe(before)
    expect(JSON.stringify(await db.select().from(twoFactorChallenges))).not.toContain(challengeToken)

    const { result } = await answer(challengeToken, 'TOTP', codeOf(secret))
    expect(result).toMatchObject({ __typename: 'SignedIn', session: { deviceName: 'Test' }, user: { id: account.id } })
    expect(errorsOf(await answer(challengeToken, 'TOTP', codeOf(secret)))).toEqual(['TOKEN_INVALID'])
  })

  test('takes each step once, also in parallel', async () => {
    const { account, secret } = await anAccountWithCodes()
    const tokens = []
    for (let index = 0; index < 4; index++) tokens.push((await challenge(account.email)).challengeToken)

    const results = await Promise.all(tokens.map((token) => answer(token, 'TOTP', codeOf(secret))))

    expect(results.filter(({ result }) => result)).toHaveLength(1)
    expect(results.flatMap(errorsOf)).toEqual(Array(3).fill('CODE_INVALID'))
  })

  test('takes a code one step early or late, and none further away', async () => {
    for (const [seconds, isTaken] of [
      [30, true],
      [90, false],
      [-90, false],
    ] as const) {
      const { account, secret } = await anAccountWithCodes()
      const { challengeToken } = await challenge(account.email)
      const { result } = await answer(challengeToken, 'TOTP', codeOf(secret, Date.now() + seconds * 1_000))
      expect(result !== null, `${seconds} s`).toBe(isTaken)
    }
  })

  test('takes each recovery code once, as people type it', async () => {
    const { account, codes, viewer } = await anAccountWithCodes()
    const [code = ''] = codes
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `

    const first = await answer((await challenge(account.email)).challengeToken, 'RECOVERY_CODE', typed)
    const second = await answer((await challenge(account.email)).challengeToken, 'RECOVERY_CODE', code)

    expect(first.result?.__typename).toBe('SignedIn')
    expect(errorsOf(second)).toEqual(['CODE_INVALID'])
    const fresh = (await ask(regenerate, {}, viewer)).regenerateRecoveryCodes.recoveryCodes
    expect(fresh).toHaveLength(10)
    expect(
      errorsOf(await answer((await challenge(account.email)).challengeToken, 'RECOVERY_CODE', codes[1] ?? '')),
    ).toEqual(['CODE_INVALID'])
  })

  test('gives five tries per challenge, and five for the account and network in all', async () => {
    const { account, secret } = await anAccountWithCodes()
    const { challengeToken } = await challenge(account.email)

    const tries = await Promise.all(Array.from({ length: 8 }, () => answer(challengeToken, 'TOTP', '000000')))
    const counts = tries.flatMap(errorsOf)
    expect(counts.filter((code) => code === 'CODE_INVALID')).toHaveLength(5)
    expect(counts.filter((code) => code === 'TOKEN_INVALID')).toHaveLength(3)

    const again = await answer((await challenge(account.email)).challengeToken, 'TOTP', codeOf(secret))
    expect(again.userErrors).toMatchObject([{ code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: expect.any(Number) }])
  })

  test('refuses a code or challenge of somebody else, and bad texts', async () => {
    const [one, other] = [await anAccountWithCodes(), await anAccountWithCodes()]
    const { challengeToken } = await challenge(one.account.email)

    expect(errorsOf(await answer(challengeToken, 'TOTP', codeOf(other.secret)))).toEqual(['CODE_INVALID'])
    expect(errorsOf(await answer(challengeToken, 'RECOVERY_CODE', other.codes[0] ?? ''))).toEqual(['CODE_INVALID'])
    for (const text of ['', '１２３４５６', '1e5', '-00001', '0'.repeat(100)])
      expect(errorsOf(await answer((await challenge(one.account.email)).challengeToken, 'TOTP', text))).not.toEqual([])
    expect(errorsOf(await answer('nonsense', 'TOTP', codeOf(one.secret)))).toEqual(['TOKEN_INVALID'])
  })

  test('one operation completes one sign-in, whatever its aliases', async () => {
    const field =
      'completeTwoFactorSignIn(input: { challengeToken: "x", method: TOTP, code: "000000" }) { userErrors { code } }'
    const { data, errors } = await execute(`mutation { a: ${field} b: ${field} }`)

    expect(data?.a.userErrors).toHaveLength(1)
    expect(errors).toMatchObject([{ path: ['b'], extensions: { code: 'BAD_USER_INPUT' } }])
  })

  test('needs no code after it was switched off, and the security page says so', async () => {
    const { account, viewer } = await anAccountWithCodes()
    const status = async () => {
      const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on User { security { totp { isEnabled enabledAt recoveryCodesLeft } } } } }`
      const data = await ask(query, { representations: [{ __typename: 'User', id: account.id }] }, viewer)
      return data?._entities[0].security.totp
    }
    expect(await status()).toMatchObject({ isEnabled: true, recoveryCodesLeft: 10 })

    expect((await ask(disable, {}, viewer)).disableTotp.totp).toEqual({ isEnabled: false, recoveryCodesLeft: 0 })

    expect((await challenge(account.email)).__typename).toBe('SignedIn')
    expect(await status()).toEqual({ isEnabled: false, enabledAt: null, recoveryCodesLeft: 0 })
    expect(await db.$count(recoveryCodes)).toBeGreaterThanOrEqual(0)
  })
})
