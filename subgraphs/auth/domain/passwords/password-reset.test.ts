import { eq, like } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import { type AccountRow, accounts, mails, passwordResets, sessions } from '../../db/schema.ts'
import { anAccount, aSession, password, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { mailServer, tokenIn } from '../../testing.ts'
import { newEmailToken } from '../verification/email-verification.ts'
import { replacePassword } from './password-replacement.ts'
import { newResetToken } from './password-reset.ts'
import { hashPassword } from './passwords.ts'

const server = await mailServer()
const { db, execute } = await testSubgraph(auth, { ...testSettings, AUTH_SMTP_URL: server.url })
const newPassword = 'nine yogurt cups and a lid'

let clients = 0
const headers = () => ({ 'accept-language': 'en', 'x-client-ip': `2001:db8:${(++clients).toString(16)}::1` })

const request = async (email: string) => {
  const query = `mutation Request($email: String!) {
    requestPasswordReset(input: { email: $email }) { resendAllowedAt userErrors { code path } }
  }`
  return (await execute(query, { email }, undefined, headers())).data?.requestPasswordReset
}

const reset = async (token: string, word = newPassword) => {
  const query = `mutation Reset($token: String!, $word: String!) {
    resetPassword(input: { token: $token, newPassword: $word }) { changedAt userErrors { code message path } }
  }`
  const { data, errors } = await execute(query, { token, word }, undefined, headers())
  expect(errors).toBeUndefined()
  return data?.resetPassword
}

const signIn = async (email: string, word: string) => {
  const query = `mutation SignIn($email: String!, $word: String!) {
    signIn(input: { email: $email, password: $word, device: { platform: OTHER } }) {
      result { __typename }
      userErrors { code }
    }
  }`
  const { data } = await execute(query, { email, word }, undefined, headers())
  return data?.signIn.result?.__typename ?? data?.signIn.userErrors[0].code
}

const mailsTo = (email: string) => server.received.filter(({ to }) => to.includes(email))
const mailTo = (email: string, subject: string) =>
  vi.waitFor(() => {
    const found = mailsTo(email).find(({ mail }) => mail.subject === subject)
    if (!found) throw new Error(`${email} has no mail yet.`)
    return found.mail
  }, 9_000)
const tokenMailedTo = async (email: string) => tokenIn(await mailTo(email, 'Choose a new password'))
const outboxIsEmpty = () =>
  vi.waitFor(async () => {
    const open = (await db.select().from(mails)).filter(({ sentAt, failedAt }) => !sentAt && !failedAt)
    expect(open).toEqual([])
  }, 9_000)
const rowOf = async ({ id }: AccountRow) => (await db.select().from(accounts).where(eq(accounts.id, id)))[0]

const linkInvalid = {
  changedAt: null,
  userErrors: [
    {
      code: 'TOKEN_INVALID',
      message: 'This link was used before or has expired; request another e-mail.',
      path: ['input', 'token'],
    },
  ],
}

test('the link in the mail sets a new password once, ends every session and opens none', async () => {
  const account = await anAccount(db)
  for (let device = 0; device < 3; device++) await aSession(db, account.id)

  expect(await request(account.email)).toMatchObject({ userErrors: [] })
  const token = await tokenMailedTo(account.email)
  const first = await reset(token)
  const again = await reset(token, 'ten yogurt cups and a lid')

  expect(first).toEqual({ changedAt: expect.any(String), userErrors: [] })
  expect(again).toEqual(linkInvalid)
  const rows = await db.select().from(sessions).where(eq(sessions.accountId, account.id))
  expect(rows).toHaveLength(3)
  expect(rows.every(({ revokedAt }) => revokedAt)).toBe(true)
  expect((await rowOf(account))?.passwordChangedAt?.toISOString()).toBe(first.changedAt)
  expect(await signIn(account.email, password)).toBe('CREDENTIALS_INVALID')
  expect(await signIn(account.email, newPassword)).toBe('SignedIn')
  expect((await mailTo(account.email, 'Your password was changed')).text).not.toContain('http')
})

test('only a digest of the token is stored, for half an hour, and no address stays in the outbox', async () => {
  const account = await anAccount(db)
  await request(account.email)
  const token = await tokenMailedTo(account.email)
  await outboxIsEmpty()

  const [link] = await db.select().from(passwordResets).where(eq(passwordResets.accountId, account.id))
  const rows = await db.select().from(mails).where(eq(mails.accountId, account.id))

  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  expect(JSON.stringify([link, rows])).not.toContain(token)
  expect(Number(link?.expiresAt) - Date.now()).toBeGreaterThan(29 * 60_000)
  expect(Number(link?.expiresAt) - Date.now()).toBeLessThanOrEqual(30 * 60_000)
  expect(rows).toMatchObject([{ kind: 'RESET_PASSWORD', address: null, sentAt: expect.any(Date) }])
})

test('unknown and unverified addresses get the same response and no mail, and leave nothing behind', async () => {
  const [known, unverified] = [await anAccount(db), await anAccount(db, { emailVerifiedAt: null })]

  const answers = [
    await request(known.email),
    await request(unverified.email),
    await request('nobody@example.com'),
    await request(' ＮＯＢＯＤＹ２@Example.com '),
  ]
  await mailTo(known.email, 'Choose a new password')
  await outboxIsEmpty()

  for (const answer of answers) {
    expect(answer).toEqual({ resendAllowedAt: expect.any(String), userErrors: [] })
    expect(Math.round((Date.parse(answer.resendAllowedAt) - Date.now()) / 10_000)).toBe(6)
  }
  expect(mailsTo(unverified.email)).toEqual([])
  expect(await db.select().from(mails).where(like(mails.address, '%'))).toEqual([])
  expect(JSON.stringify(server.received.map(({ to }) => to))).not.toContain('nobody')
})

test.each([
  ['capitals', (email: string) => ` ${email.toUpperCase()} `],
  ['full-width letters', (email: string) => email.replace('Robin', 'Ｒｏｂｉｎ').replace('@', '＠')],
])('an address in %s finds its account, and the mail goes to the address of the account', async (_what, change) => {
  const account = await anAccount(db)

  await request(change(account.email))

  await tokenMailedTo(account.email)
})

test.each([
  ['a subaddress', (email: string) => email.replace('@', '+eve@')],
  ['a letter that looks alike', (email: string) => email.replace('o', '\u043e')],
  ['a letter that becomes ASCII in upper case', (email: string) => email.replace('i', '\u0131')],
  ['a second address', (email: string) => `${email},eve@example.com`],
])('%s is not the address of the account', async (_what, change) => {
  const account = await anAccount(db)

  await request(change(account.email))
  await outboxIsEmpty()

  expect(mailsTo(account.email)).toEqual([])
  expect(server.received.flatMap(({ to }) => to)).not.toContain('eve@example.com')
})

test('an expired, malformed or foreign token is refused', async () => {
  const [account, other] = [await anAccount(db), await anAccount(db)]
  const token = await newResetToken(db, account)
  await db.update(passwordResets).set({ expiresAt: new Date(Date.now() - 1) })

  const ofVerification = await newEmailToken(db, { accountId: account.id, passwordHash: account.passwordHash })
  for (const text of [token, ofVerification, '', 'no token\0', `${token} `, '%'])
    expect(await reset(text)).toEqual(linkInvalid)

  expect(await rowOf(account)).toEqual(account)
  // A token sets the password of its own account only.
  await reset(await newResetToken(db, other))
  expect(await rowOf(account)).toEqual(account)
})

test('a rejected password is reported at its field and leaves the token valid', async () => {
  const account = await anAccount(db)
  const token = await newResetToken(db, account)

  const short = await reset(token, 'too short')
  const withAddress = await reset(token, `${account.email}1`)

  expect(short.userErrors).toMatchObject([{ code: 'PASSWORD_TOO_WEAK', path: ['input', 'newPassword'] }])
  expect(withAddress.userErrors).toMatchObject([{ code: 'PASSWORD_TOO_WEAK', path: ['input', 'newPassword'] }])
  expect((await reset(token)).userErrors).toEqual([])
})

test('a token is invalid once the address of the account has changed', async () => {
  const account = await anAccount(db)
  const token = await newResetToken(db, account)
  await db
    .update(accounts)
    .set({ email: 'moved@example.com', emailKey: 'moved@example.com' })
    .where(eq(accounts.id, account.id))

  expect(await reset(token)).toEqual(linkInvalid)
})

test('of fifty parallel resets with one token, one sets its password', async () => {
  const account = await anAccount(db)
  const token = await newResetToken(db, account)
  const words = Array.from({ length: 50 }, (_, index) => `a yogurt cup with number ${index}`)

  const answers = await Promise.all(words.map((word) => reset(token, word)))

  const winners = answers.flatMap(({ changedAt }, index) => (changedAt ? [String(words[index])] : []))
  expect(winners).toHaveLength(1)
  expect(answers.filter(({ changedAt }) => !changedAt)).toEqual(Array(49).fill(linkInvalid))
  expect(await signIn(account.email, String(winners[0]))).toBe('SignedIn')
})

test('of twenty parallel resets with different links of one account, one wins and none fails', async () => {
  const account = await anAccount(db)
  const tokens = await Promise.all(Array.from({ length: 20 }, () => newResetToken(db, account)))

  const answers = await Promise.all(tokens.map((token, index) => reset(token, `a yogurt cup with number ${index}`)))

  expect(answers.filter(({ changedAt }) => changedAt)).toHaveLength(1)
  expect(await db.$count(passwordResets, eq(passwordResets.accountId, account.id))).toBe(0)
})

test('a sign-in with the old password that overlaps a reset gets no session', async () => {
  const account = await anAccount(db)
  const passwordHash = await hashPassword(newPassword)

  let overlapping: Promise<string> | undefined
  await db.transaction(async (tx) => {
    await replacePassword(tx, { accountId: account.id, passwordHash, locale: 'ko' })
    overlapping = signIn(account.email, password)
    // The sign-in verifies the old password, and waits for the reset to commit before it opens a session.
    await new Promise((later) => setTimeout(later, 1_000))
  })

  expect(await overlapping).toBe('CREDENTIALS_INVALID')
  expect(await db.$count(sessions, eq(sessions.accountId, account.id))).toBe(0)
})
