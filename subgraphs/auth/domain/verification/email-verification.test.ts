import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import { accounts, emailVerifications, mails } from '../../db/schema.ts'
import { anAccount, password, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { hashPassword } from '../passwords/passwords.ts'
import { newEmailToken } from './email-verification.ts'

const { db, execute, statements } = await testSubgraph(auth, testSettings)

const verify = (token: string) =>
  execute(
    `mutation Verify($token: String!) {
      verifyEmail(input: { token: $token }) { email userErrors { code message path retryAfterSeconds } }
    }`,
    { token },
    undefined,
    { 'accept-language': 'en' },
  )

const request = (email: string) =>
  execute(
    `mutation Request($email: String!) {
      requestEmailVerification(input: { email: $email }) {
        resendAllowedAt
        userErrors { code message path retryAfterSeconds }
      }
    }`,
    { email },
    undefined,
    { 'accept-language': 'en' },
  )

const signIn = async (email: string, word: string) => {
  const { data } = await execute(
    `mutation SignIn($email: String!, $password: String!) {
      signIn(input: { email: $email, password: $password, device: { platform: OTHER } }) {
        result { __typename }
        userErrors { code }
      }
    }`,
    { email, password: word },
  )
  return data?.signIn.result?.__typename ?? data?.signIn.userErrors[0].code
}

const waiting = () => anAccount(db, { emailVerifiedAt: null })

const used = {
  email: null,
  userErrors: [
    {
      code: 'TOKEN_INVALID',
      message: 'This link was used before or is too old; ask for another e-mail.',
      path: ['input', 'token'],
      retryAfterSeconds: null,
    },
  ],
}

test('the token of a mail confirms the address, once', async () => {
  const { id, email, passwordHash } = await waiting()
  const token = await newEmailToken(db, { accountId: id, passwordHash })

  const answers = await Promise.all([verify(token), verify(token), verify(token)])

  const results = answers.map(({ data }) => data?.verifyEmail)
  expect(results.filter((result) => result.email)).toEqual([{ email, userErrors: [] }])
  expect(results.filter((result) => !result.email)).toEqual([used, used])
  const [account] = await db.select().from(accounts).where(eq(accounts.id, id))
  expect(account?.emailVerifiedAt).not.toBeNull()
  expect(await signIn(email, password)).toBe('SignedIn')
})

test('only a digest of a token is kept, for half an hour', async () => {
  const { id, passwordHash } = await waiting()
  const token = await newEmailToken(db, { accountId: id, passwordHash })

  const [link] = await db.select().from(emailVerifications).where(eq(emailVerifications.accountId, id))

  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  expect(link?.tokenHash).not.toBe(token)
  expect(Number(link?.expiresAt) - Date.now()).toBeGreaterThan(29 * 60_000)
  expect(Number(link?.expiresAt) - Date.now()).toBeLessThanOrEqual(30 * 60_000)
})

test('a token that is too old, or none at all, is refused', async () => {
  const { id, passwordHash } = await waiting()
  const token = await newEmailToken(db, { accountId: id, passwordHash })
  await db
    .update(emailVerifications)
    .set({ expiresAt: new Date(Date.now() - 1) })
    .where(eq(emailVerifications.accountId, id))

  expect((await verify(token)).data?.verifyEmail).toEqual(used)
  expect((await verify('no token\0')).data?.verifyEmail).toEqual(used)

  const [account] = await db.select().from(accounts).where(eq(accounts.id, id))
  expect(account?.emailVerifiedAt).toBeNull()
})

test('the password is that of the sign-up which the mail answered, and other links to the account are dead', async () => {
  const { id, email } = await waiting()
  const ofOwner = await newEmailToken(db, { accountId: id, passwordHash: await hashPassword(password) })
  const ofStranger = await newEmailToken(db, { accountId: id, passwordHash: await hashPassword('nine yogurt cups') })
  await db
    .update(accounts)
    .set({ passwordHash: await hashPassword('nine yogurt cups') })
    .where(eq(accounts.id, id))

  await verify(ofOwner)

  expect(await signIn(email, 'nine yogurt cups')).toBe('CREDENTIALS_INVALID')
  expect(await signIn(email, password)).toBe('SignedIn')
  expect((await verify(ofStranger)).data?.verifyEmail).toEqual(used)
})

test('an account that waits for its link gets it again; others and nobody are answered alike', async () => {
  const waits = await waiting()
  const verified = await anAccount(db)

  const answers = [await request(waits.email), await request(verified.email), await request('nobody@example.com')]

  for (const { data, errors } of answers) {
    expect(errors).toBeUndefined()
    expect(data?.requestEmailVerification).toEqual({ resendAllowedAt: expect.any(String), userErrors: [] })
    const wait = Date.parse(data?.requestEmailVerification.resendAllowedAt) - Date.now()
    expect(wait).toBeGreaterThan(55_000)
    expect(wait).toBeLessThanOrEqual(60_000)
  }
  expect(await db.$count(mails, eq(mails.accountId, waits.id))).toBe(1)
  expect(await db.$count(mails, eq(mails.accountId, verified.id))).toBe(0)
  expect(await db.$count(accounts, eq(accounts.emailKey, 'nobody@example.com'))).toBe(0)
})

test('asked again within a minute, known and unknown addresses have the same time to wait for, and no mail goes out', async () => {
  const { id, email } = await waiting()

  for (const address of [email, 'unknown@example.com']) {
    const [first, second] = [await request(address), await request(address)]
    const [firstAt, secondAt] = [first, second].map(({ data }) =>
      Date.parse(data?.requestEmailVerification.resendAllowedAt),
    )
    expect(Math.abs(Number(firstAt) - Number(secondAt))).toBeLessThan(50)
  }

  expect(await db.$count(mails, eq(mails.accountId, id))).toBe(1)
})

test('asked for in vain, the same statements run as for an account that waits, but for the mail', async () => {
  const { email } = await waiting()
  const outbox = /^update "mails"|^insert into "email_verifications"|"accounts"."id" = \$1$/
  const count = async (address: string) =>
    (await statements(() => request(address))).filter((text) => !outbox.test(text))

  const inVain = await count('in-vain@example.com')
  const answered = await count(email)

  expect(answered.filter((text) => !text.startsWith('insert into "mails"'))).toEqual(inVain)
  expect(inVain).toHaveLength(3)
})

test('what is no address is told', async () => {
  const { data } = await request('robin@example.com\r\nBcc: eve@example.com')

  expect(data?.requestEmailVerification).toEqual({
    resendAllowedAt: null,
    userErrors: [
      {
        code: 'EMAIL_INVALID',
        message: 'An e-mail address looks like name@example.com.',
        path: ['input', 'email'],
        retryAfterSeconds: null,
      },
    ],
  })
})
