import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import { accounts, mails } from '../../db/schema.ts'
import { anAccount, password, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { createAccount } from './sign-up.ts'

const { db, execute, statements } = await testSubgraph(auth, testSettings)

const signUp = (
  input: { email?: string; password?: string; acceptedTermsVersion?: string },
  headers: { 'accept-language'?: string; 'x-client-ip'?: string } = {},
) =>
  execute(
    `mutation SignUp($input: SignUpInput!) {
      signUp(input: $input) {
        result { __typename ... on EmailVerificationRequired { email resendAllowedAt } }
        userErrors { code message path retryAfterSeconds }
      }
    }`,
    { input: { email: 'robin@example.com', password, acceptedTermsVersion: '2026-01-01', ...input } },
    undefined,
    headers,
  )

const mailsTo = (emailKey: string) =>
  db
    .select({ kind: mails.kind, locale: mails.locale })
    .from(mails)
    .innerJoin(accounts, eq(accounts.id, mails.accountId))
    .where(eq(accounts.emailKey, emailKey))

test('a new address creates an unverified account', async () => {
  const { data, errors } = await signUp({ email: ' Ada@Example.com ' }, { 'accept-language': 'en' })

  expect(errors).toBeUndefined()
  expect(data?.signUp).toEqual({
    result: { __typename: 'EmailVerificationRequired', email: 'Ada@Example.com', resendAllowedAt: expect.any(String) },
    userErrors: [],
  })
  const wait = Date.parse(data?.signUp.result.resendAllowedAt) - Date.now()
  expect(wait).toBeGreaterThan(55_000)
  expect(wait).toBeLessThanOrEqual(60_000)
  const [account] = await db.select().from(accounts).where(eq(accounts.emailKey, 'ada@example.com'))
  expect(account).toMatchObject({ email: 'Ada@Example.com', emailVerifiedAt: null, termsVersion: '2026-01-01' })
  expect(account?.id).toMatch(/^usr_[0-9a-z]{26}$/)
  expect(account?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await mailsTo('ada@example.com')).toEqual([{ kind: 'VERIFY_EMAIL', locale: 'en' }])
})

test('all problems are reported at once, and nothing is written', async () => {
  const input = { email: 'not an address', password: 'too short', acceptedTermsVersion: '2020-01-01' }
  const before = await db.$count(accounts)

  const { data } = await signUp(input, { 'accept-language': 'en' })

  expect(data?.signUp.result).toBeNull()
  expect(data?.signUp.userErrors).toEqual([
    {
      code: 'EMAIL_INVALID',
      message: 'An e-mail address looks like name@example.com.',
      path: ['input', 'email'],
      retryAfterSeconds: null,
    },
    {
      code: 'PASSWORD_TOO_WEAK',
      message: 'A password has 15 to 128 characters; this one has 9.',
      path: ['input', 'password'],
      retryAfterSeconds: null,
    },
    {
      code: 'TERMS_NOT_ACCEPTED',
      message: 'Accept the current terms to open an account.',
      path: ['input', 'acceptedTermsVersion'],
      retryAfterSeconds: null,
    },
  ])
  expect(await db.$count(accounts)).toBe(before)
})

test('messages are in Korean for a Korean request', async () => {
  const { data } = await signUp({ email: 'not an address', password: '1qaz2wsx3edc4rfv' }, { 'accept-language': 'ko' })

  expect(data?.signUp.userErrors).toMatchObject([
    { code: 'EMAIL_INVALID', message: '이메일 주소가 아니에요. 예: name@example.com' },
    { code: 'PASSWORD_TOO_WEAK', message: '유출된 적이 있는 비밀번호예요. 다른 비밀번호를 써 주세요.' },
  ])
})

test('an address with an account gets the same response, and its owner gets a different mail', async () => {
  const known = await anAccount(db, { email: 'Known@example.com' })

  const [forKnown, forNew] = [
    await signUp({ email: 'known@example.com' }),
    await signUp({ email: 'newer@example.com' }),
  ]

  const shape = {
    result: { __typename: 'EmailVerificationRequired', email: expect.any(String), resendAllowedAt: expect.any(String) },
    userErrors: [],
  }
  expect(forKnown).toEqual({ data: { signUp: shape } })
  expect(forNew).toEqual({ data: { signUp: shape } })
  expect(forKnown.data?.signUp.result.email).toBe('known@example.com')
  const [account] = await db.select().from(accounts).where(eq(accounts.id, known.id))
  expect(account).toEqual(known)
  expect(await mailsTo('known@example.com')).toEqual([{ kind: 'ALREADY_REGISTERED', locale: 'ko' }])
})

test('an address with an account runs the same statements', async () => {
  await anAccount(db, { email: 'counted@example.com' })
  const outbox = /^update "mails"|^insert into "email_verifications"|"accounts"."id" = \$1$/
  const count = async (email: string) =>
    (await statements(() => signUp({ email }, { 'x-client-ip': '192.0.2.1' }))).filter((text) => !outbox.test(text))

  const forKnown = await count('counted@example.com')
  const forNew = await count('uncounted@example.com')

  expect(forKnown.map((text) => text.split(' (')[0])).toEqual(forNew.map((text) => text.split(' (')[0]))
  expect(forNew).toHaveLength(9)
})

test('fifty concurrent sign-ups with one address in different spellings from fifty networks create one account', async () => {
  const variants = [
    'race@example.com',
    'Race@Example.com',
    'ｒａｃｅ@example.com',
    ' RACE@EXAMPLE.COM',
    'ⓡace@ｅxample.com',
  ]
  const requests = Array.from({ length: 50 }, (_, index) => ({
    email: String(variants[index % variants.length]),
    from: { 'x-client-ip': `198.51.100.${index}` },
  }))

  const answers = await Promise.all(requests.map(({ email, from }) => signUp({ email }, from)))

  for (const { data, errors } of answers) {
    expect(errors).toBeUndefined()
    expect(data?.signUp).toMatchObject({ result: { __typename: 'EmailVerificationRequired' }, userErrors: [] })
  }
  expect(await db.$count(accounts, eq(accounts.emailKey, 'race@example.com'))).toBe(1)
  expect(await mailsTo('race@example.com')).toHaveLength(3)
})

test('the unique index alone decides who is first', async () => {
  const address = { email: 'index@example.com', key: 'index@example.com' }
  const account = { passwordHash: 'a hash', termsVersion: '2026-01-01', locale: 'en' as const }

  await Promise.all(Array.from({ length: 20 }, () => createAccount(db, address, account)))

  expect(await db.$count(accounts, eq(accounts.emailKey, address.key))).toBe(1)
})

test('signing up again before the next mail is allowed changes nothing', async () => {
  const start = performance.now()
  const first = await signUp({ email: 'twice@example.com' })
  const [before] = await db.select().from(accounts).where(eq(accounts.emailKey, 'twice@example.com'))

  const second = await signUp({ email: 'twice@example.com', password: 'nine yogurt cups' })

  const [after] = await db.select().from(accounts).where(eq(accounts.emailKey, 'twice@example.com'))
  expect(after).toEqual(before)
  expect(await mailsTo('twice@example.com')).toHaveLength(1)
  const allowedAt = [first, second].map(({ data }) => Date.parse(data?.signUp.result.resendAllowedAt))
  // Each counts from its own reading of the clock.
  expect(Math.abs(Number(allowedAt[0]) - Number(allowedAt[1]))).toBeLessThan(performance.now() - start)
})

test('a network that requests too many mails has to wait', async () => {
  const from = { 'x-client-ip': '2001:db8::1', 'accept-language': 'en' }
  const ask = (email: string, headers: object) =>
    execute(
      `mutation Ask($email: String!) {
        requestEmailVerification(input: { email: $email }) { resendAllowedAt userErrors { code retryAfterSeconds } }
      }`,
      { email },
      undefined,
      headers,
    )
  await Promise.all(Array.from({ length: 100 }, (_, index) => ask(`someone${index}@example.com`, from)))

  const signedUp = await signUp({ email: 'late@example.com' }, from)
  const sameNetwork = await ask('late@example.com', { 'x-client-ip': '2001:db8::2' })
  const otherNetwork = await ask('late@example.com', { 'x-client-ip': '2001:db8:0:1::1' })

  expect(signedUp.data?.signUp).toMatchObject({ result: null, userErrors: [{ code: 'TOO_MANY_ATTEMPTS' }] })
  expect(signedUp.data?.signUp.userErrors[0].retryAfterSeconds).toBeGreaterThan(3500)
  expect(signedUp.data?.signUp.userErrors[0].message).toBe('Too many tries; try again in 60 minutes.')
  expect(sameNetwork.data?.requestEmailVerification.userErrors).toMatchObject([{ code: 'TOO_MANY_ATTEMPTS' }])
  expect(otherNetwork.data?.requestEmailVerification.userErrors).toEqual([])
})
