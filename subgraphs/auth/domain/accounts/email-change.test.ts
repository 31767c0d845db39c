import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import type { Viewer } from '../../../_shared/viewer.ts'
import {
  type AccountRow,
  accounts,
  type EmailChangeRow,
  emailChangeLinks,
  emailChanges,
  mails,
  passwordResets,
} from '../../db/schema.ts'
import { anAccount, aSession, password, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { linkIn, mailServer, tokenIn } from '../../testing.ts'
import { replacePassword } from '../passwords/password-replacement.ts'
import { newResetToken } from '../passwords/password-reset.ts'
import { hashPassword } from '../passwords/passwords.ts'
import { newChangeToken } from '../verification/email-change-links.ts'

const server = await mailServer()
const { db, execute, statements } = await testSubgraph(auth, { ...testSettings, AUTH_SMTP_URL: server.url })

let people = 0
const newAddress = () => `New.Address${++people}@example.org`
const headers = () => ({ 'accept-language': 'en', 'x-client-ip': `2001:db8:${(++people).toString(16)}::1` })

const request = async (newEmail: string, viewer?: Viewer) => {
  const query = `mutation Change($input: RequestEmailChangeInput!) {
    requestEmailChange(input: $input) { pendingEmail userErrors { code path } }
  }`
  const { data, errors } = await execute(query, { input: { newEmail } }, viewer, headers())
  return data?.requestEmailChange ?? errors?.[0]?.extensions?.code
}

const verify = async (token: string) => {
  const query =
    'mutation V($token: String!) { verifyEmail(input: { token: $token }) { email userErrors { code message } } }'
  const { data, errors } = await execute(query, { token }, undefined, headers())
  expect(errors).toBeUndefined()
  return data?.verifyEmail
}

const signIn = async (email: string) => {
  const query = `mutation S($email: String!, $password: String!) {
    signIn(input: { email: $email, password: $password, device: { platform: OTHER } }) { result { __typename } }
  }`
  return (await execute(query, { email, password }, undefined, headers())).data?.signIn.result?.__typename
}

const mailTo = (email: string, subject: string) =>
  vi.waitFor(() => {
    const found = server.received.filter(({ to, mail }) => to.includes(email) && mail.subject === subject).at(-1)
    if (!found) throw new Error(`${email} has no mail "${subject}" yet.`)
    return found.mail
  }, 9_000)
const currentSubject = 'Change your e-mail address?'
const newSubject = 'Confirm your new e-mail address'

const outboxIsEmpty = () =>
  vi.waitFor(async () => expect((await db.select().from(mails)).filter(({ sentAt }) => !sentAt)).toEqual([]), 5_000)
const emailOf = async ({ id }: AccountRow) => (await db.select().from(accounts).where(eq(accounts.id, id)))[0]?.email

/** An account with a fresh session that has requested a change, and the tokens of both mails. */
async function aChange(newEmail = newAddress()) {
  const account = await anAccount(db)
  const { viewer } = await aSession(db, account.id)
  expect(await request(newEmail, viewer)).toEqual({ pendingEmail: newEmail, userErrors: [] })
  const [current, next] = [await mailTo(account.email, currentSubject), await mailTo(newEmail, newSubject)]
  return { account, viewer, newEmail, currentToken: tokenIn(current), newToken: tokenIn(next), current, next }
}

const refused = {
  email: null,
  userErrors: [{ code: 'TOKEN_INVALID', message: expect.stringContaining('used before') }],
}

test.each(['current', 'new'])('the address changes once both links are open, the %s one first', async (first) => {
  const { account, newEmail, currentToken, newToken, current, next } = await aChange()
  await newResetToken(db, account)
  const links = [
    { token: currentToken, email: account.email },
    { token: newToken, email: newEmail },
  ]
  if (first === 'new') links.reverse()

  const answers = [await verify(String(links[0]?.token))]
  const between = await emailOf(account)
  const again = await verify(String(links[0]?.token))
  answers.push(await verify(String(links[1]?.token)))

  expect(answers).toEqual(links.map(({ email }) => ({ email, userErrors: [] })))
  expect([between, again]).toEqual([account.email, refused])
  expect(await emailOf(account)).toBe(newEmail)
  expect(await signIn(newEmail)).toBe('SignedIn')
  expect(await signIn(account.email)).toBeUndefined()
  expect(current.text).toContain(newEmail)
  expect(next.text).not.toContain(account.email)
  expect(linkIn(current).pathname).toBe('/verify-email')
  await mailTo(account.email, 'Your e-mail address was changed')
  // A link that was mailed to the previous address no longer sets the password.
  expect(await db.$count(passwordResets, eq(passwordResets.accountId, account.id))).toBe(0)
  await outboxIsEmpty()
  expect((await db.select().from(mails)).filter(({ address }) => address)).toEqual([])
})

test('one address confirmed twice is not both', async () => {
  const { account, newToken } = await aChange()
  const [change] = await db.select().from(emailChanges).where(eq(emailChanges.accountId, account.id))

  await verify(newToken)
  await verify(await newChangeToken(db, change as EmailChangeRow, 'NEW'))

  expect(await emailOf(account)).toBe(account.email)
})

test('an address with an account gets the same response, and its owner is informed', async () => {
  const owner = await anAccount(db)
  const account = await anAccount(db)
  const { viewer } = await aSession(db, account.id)

  const answer = await request(owner.email.toUpperCase(), viewer)

  expect(answer).toEqual({ pendingEmail: owner.email.toUpperCase(), userErrors: [] })
  await vi.waitFor(() => {
    const mail = server.received.find(({ to }) =>
      to.some((address) => address.toLowerCase() === owner.email.toLowerCase()),
    )
    expect(mail?.mail.subject).toBe('This address already has an account')
    expect(mail?.mail.text).not.toContain('http')
  }, 9_000)
  await verify(tokenIn(await mailTo(account.email, currentSubject)))
  expect([await emailOf(account), await emailOf(owner)]).toEqual([account.email, owner.email])
})

test('a request for a known address runs the same statements as for an unknown one', async () => {
  const owner = await anAccount(db)
  const outbox = /^update "mails"|^insert into "email_change_links"|from "(?:accounts|email_changes|mails)"/
  const run = async (newEmail: string) => {
    const { viewer } = await aSession(db, (await anAccount(db)).id)
    return (await statements(() => request(newEmail, viewer))).filter((text) => !outbox.test(text))
  }

  const [forKnown, forUnknown] = [await run(owner.email), await run(newAddress())]

  expect(forKnown).toEqual(forUnknown)
  expect(forKnown.length).toBeGreaterThan(8)
})

test('an unverified account gives way, a verified one does not', async () => {
  const [squatted, taken] = [await aChange(), await aChange()]
  await anAccount(db, { email: squatted.newEmail, emailVerifiedAt: null })
  const owner = await anAccount(db, { email: taken.newEmail })

  await verify(squatted.currentToken)
  await verify(squatted.newToken)
  await verify(taken.newToken)
  const last = await verify(taken.currentToken)

  expect(await emailOf(squatted.account)).toBe(squatted.newEmail)
  expect(last).toEqual({
    email: null,
    userErrors: [{ code: 'TOKEN_INVALID', message: expect.stringContaining('account of its own') }],
  })
  expect([await emailOf(taken.account), await emailOf(owner)]).toEqual([taken.account.email, taken.newEmail])
})

test('of five accounts that change to one address at the same time, one gets it', async () => {
  const newEmail = newAddress()
  const tokens = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const account = await anAccount(db)
      const values = { email: newEmail, emailKey: newEmail.toLowerCase(), newConfirmedAt: new Date() }
      const [change] = await db
        .insert(emailChanges)
        .values({
          id: `chg_race${++people}`,
          accountId: account.id,
          ...values,
          expiresAt: new Date(Date.now() + 60_000),
        })
        .returning()
      return newChangeToken(db, change as EmailChangeRow, 'CURRENT')
    }),
  )

  const answers = await Promise.all(tokens.map(verify))

  expect(answers.filter(({ email }) => email)).toHaveLength(1)
  expect(await db.$count(accounts, eq(accounts.emailKey, newEmail.toLowerCase()))).toBe(1)
})

test('both links opened at the same time make the change once', async () => {
  const { account, newEmail, currentToken, newToken } = await aChange()

  const answers = await Promise.all([currentToken, newToken, currentToken, newToken].map(verify))

  expect(answers.filter(({ email }) => email)).toHaveLength(2)
  expect(await emailOf(account)).toBe(newEmail)
  await outboxIsEmpty()
  const kinds = (await db.select().from(mails).where(eq(mails.accountId, account.id))).map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'EMAIL_CHANGED')).toHaveLength(1)
})

test('a later request replaces an earlier one, and a new password cancels it', async () => {
  const { account, viewer, currentToken, newToken } = await aChange()
  const other = newAddress()

  await db.delete(mails)
  await request(other, viewer)
  const replaced = [await verify(currentToken), await verify(newToken)]
  const next = tokenIn(await mailTo(other, newSubject))
  const passwordHash = await hashPassword('nine yogurt cups and a lid')
  await db.transaction((tx) => replacePassword(tx, { accountId: account.id, passwordHash, locale: 'ko' }))

  expect([...replaced, await verify(next)]).toEqual([refused, refused, refused])
})

test('expired links and changes are refused', async () => {
  const [byLink, byChange] = [await aChange(), await aChange()]
  await verify(byLink.currentToken)
  await verify(byChange.currentToken)
  const past = new Date(Date.now() - 1)
  await db.update(emailChanges).set({ expiresAt: past }).where(eq(emailChanges.accountId, byChange.account.id))
  const [change] = await db.select().from(emailChanges).where(eq(emailChanges.accountId, byLink.account.id))
  await db
    .update(emailChangeLinks)
    .set({ expiresAt: past })
    .where(eq(emailChangeLinks.changeId, String(change?.id)))

  expect([await verify(byLink.newToken), await verify(byChange.newToken)]).toEqual([refused, refused])
})

test('ten parallel requests of one account leave one change', async () => {
  const account = await anAccount(db)
  const { viewer } = await aSession(db, account.id)

  const answers = await Promise.all(Array.from({ length: 10 }, () => request(newAddress(), viewer)))

  // A mailbox gets three mails an hour, the account's own too.
  expect(answers.filter(({ pendingEmail }) => pendingEmail)).toHaveLength(3)
  expect(await db.$count(emailChanges, eq(emailChanges.accountId, account.id))).toBe(1)
})
