import { eq, isNull } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
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

// Which account a requested mail is for is looked up when it is sent.
const mailsAreProcessed = () =>
  vi.waitFor(async () => expect(await db.$count(mails, isNull(mails.sentAt))).toBe(0), { timeout: 9_000 })

const unverifiedAccount = () => anAccount(db, { emailVerifiedAt: null })

const tokenInvalid = {
  email: null,
  userErrors: [
    {
      code: 'TOKEN_INVALID',
      message: 'This link was used before or has expired; request another e-mail.',
      path: ['input', 'token'],
      retryAfterSeconds: null,
    },
  ],
}

test('the token of a mail verifies the address once', async () => {
  const { id, email, passwordHash } = await unverifiedAccount()
  const token = await newEmailToken(db, { accountId: id, passwordHash })

  const answers = await Promise.all([verify(token), verify(token), verify(token)])

  const results = answers.map(({ data }) => data?.verifyEmail)
  expect(results.filter((result) => result.email)).toEqual([{ email, userErrors: [] }])
  expect(results.filter((result) => !result.email)).toEqual([tokenInvalid, tokenInvalid])
  const [account] = await db.select().from(accounts).where(eq(accounts.id, id))
  expect(account?.emailVerifiedAt).not.toBeNull()
  expect(await signIn(email, password)).toBe('SignedIn')
})

test('only a digest of a token is stored, for half an hour', async () => {
  const { id, passwordHash } = await unverifiedAccount()
  const token = await newEmailToken(db, { accountId: id, passwordHash })

  const [link] = await db.select().from(emailVerifications).where(eq(emailVerifications.accountId, id))

  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  expect(link?.tokenHash).not.toBe(token)
  expect(Number(link?.expiresAt) - Date.now()).toBeGreaterThan(29 * 60_000)
  expect(Number(link?.expiresAt) - Date.now()).toBeLessThanOrEqual(30 * 60_000)
})

test('an expired or malformed token is rejected', async () => {
  const { id, passwordHash } = await unverifiedAccount()
  const token = await newEmailToken(db, { accountId: id, passwordHash })
  await db
    .update(emailVerifications)
    .set({ expiresAt: new Date(Date.now() - 1) })
    .where(eq(emailVerifications.accountId, id))

  expect((await verify(token)).data?.verifyEmail).toEqual(tokenInvalid)
  expect((await verify('no token\0')).data?.verifyEmail).toEqual(tokenInvalid)

  const [account] = await db.select().from(accounts).where(eq(accounts.id, id))
  expect(account?.emailVerifiedAt).toBeNull()
})

test('a link activates the password of its own sign-up and invalidates the other links of the account', async () => {
  const { id, email } = await unverifiedAccount()
  const ofOwner = await newEmailToken(db, { accountId: id, passwordHash: await hashPassword(password) })
  const ofStranger = await newEmailToken(db, { accountId: id, passwordHash: await hashPassword('nine yogurt cups') })
  await db
    .update(accounts)
    .set({ passwordHash: await hashPassword('nine yogurt cups') })
    .where(eq(accounts.id, id))

  await verify(ofOwner)

  expect(await signIn(email, 'nine yogurt cups')).toBe('CREDENTIALS_INVALID')
  expect(await signIn(email, password)).toBe('SignedIn')
  expect((await verify(ofStranger)).data?.verifyEmail).toEqual(tokenInvalid)
})

test('of twenty links of one account opened at the same time, one is accepted and none fails', async () => {
  const { id, email, passwordHash } = await unverifiedAccount()
  const links = Array.from({ length: 20 }, () => newEmailToken(db, { accountId: id, passwordHash }))
  const tokens = await Promise.all(links)

  const answers = await Promise.all(tokens.map(verify))

  const results = answers.map(({ data }) => data?.verifyEmail)
  expect(results.filter((result) => result?.email)).toEqual([{ email, userErrors: [] }])
  expect(results.filter((result) => !result?.email)).toEqual(Array(19).fill(tokenInvalid))
})

test('an unverified account gets its link again; verified and unknown addresses get the same response', async () => {
  const unverified = await unverifiedAccount()
  const verified = await anAccount(db)

  const answers = [await request(unverified.email), await request(verified.email), await request('nobody@example.com')]

  for (const { data, errors } of answers) {
    expect(errors).toBeUndefined()
    expect(data?.requestEmailVerification).toEqual({ resendAllowedAt: expect.any(String), userErrors: [] })
    const wait = Date.parse(data?.requestEmailVerification.resendAllowedAt) - Date.now()
    expect(wait).toBeGreaterThan(55_000)
    expect(wait).toBeLessThanOrEqual(60_000)
  }
  await mailsAreProcessed()
  expect(await db.$count(mails, eq(mails.accountId, unverified.id))).toBe(1)
  expect(await db.$count(mails, eq(mails.accountId, verified.id))).toBe(0)
  expect(await db.$count(accounts, eq(accounts.emailKey, 'nobody@example.com'))).toBe(0)
})

test('a second request within a minute sends no mail, and known and unknown addresses wait equally long', async () => {
  const { id, email } = await unverifiedAccount()

  for (const address of [email, 'unknown@example.com']) {
    const [first, second] = [await request(address), await request(address)]
    const [firstAt, secondAt] = [first, second].map(({ data }) =>
      Date.parse(data?.requestEmailVerification.resendAllowedAt),
    )
    expect(Math.abs(Number(firstAt) - Number(secondAt))).toBeLessThan(1_000)
  }

  await mailsAreProcessed()
  expect(await db.$count(mails, eq(mails.accountId, id))).toBe(1)
})

test('unknown addresses run the same statements as unverified accounts', async () => {
  const { email } = await unverifiedAccount()
  // Sending mails runs at the same time.
  const outbox = /^(?:update|delete from) "mails"|^insert into "email_verifications"|from "accounts"/
  const count = async (address: string) =>
    (await statements(() => request(address))).filter((text) => !outbox.test(text))

  const forUnknown = await count('unknown-too@example.com')
  const forUnverified = await count(email)

  expect(forUnverified).toEqual(forUnknown)
  expect(forUnknown).toHaveLength(6)
})

test('an invalid address is reported', async () => {
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
