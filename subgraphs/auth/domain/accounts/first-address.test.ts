import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import { accounts, emailChanges, mails, securityEvents } from '../../db/schema.ts'
import { anAccount, aProviderAccount, aSession, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { mailServer, tokenIn } from '../../testing.ts'

const server = await mailServer()
const { db, execute } = await testSubgraph(auth, { ...testSettings, AUTH_SMTP_URL: server.url })

let people = 0
const newAddress = () => `New.Address${++people}@example.org`
const headers = () => ({ 'accept-language': 'en', 'x-client-ip': `2001:db8:${(++people).toString(16)}::1` })

/** An account without an address that has asked for one. */
async function aRequest(newEmail = newAddress()) {
  const { id } = await aProviderAccount(db)
  const { viewer } = await aSession(db, id)
  const { data, errors } = await execute(
    `mutation C($newEmail: String!) {
      requestEmailChange(input: { newEmail: $newEmail }) { pendingEmail userErrors { code } }
    }`,
    { newEmail },
    viewer,
    headers(),
  )
  expect(errors).toBeUndefined()
  expect(data?.requestEmailChange).toEqual({ pendingEmail: newEmail, userErrors: [] })
  return { id, newEmail }
}
const verify = async (token: string) => {
  const query = 'mutation V($token: String!) { verifyEmail(input: { token: $token }) { email userErrors { code } } }'
  return (await execute(query, { token }, undefined, headers())).data?.verifyEmail
}
const mailsTo = (email: string) => server.received.filter(({ to }) => to.includes(email)).map(({ mail }) => mail)
const firstMailTo = (email: string) =>
  vi.waitFor(() => {
    const [mail] = mailsTo(email)
    if (!mail) throw new Error(`${email} has no mail yet.`)
    return mail
  }, 9_000)
const rowOf = async (id: string) => (await db.select().from(accounts).where(eq(accounts.id, id)))[0]

test('the link to the new address alone gives an account its first one, verified', async () => {
  const { id, newEmail } = await aRequest()
  const between = await rowOf(id)

  const token = tokenIn(await firstMailTo(newEmail))
  const answers = [await verify(token), await verify(token)]

  expect(between?.email).toBeNull()
  expect(answers).toEqual([
    { email: newEmail, userErrors: [] },
    { email: null, userErrors: [{ code: 'TOKEN_INVALID' }] },
  ])
  expect(await rowOf(id)).toMatchObject({
    email: newEmail,
    emailKey: newEmail.toLowerCase(),
    emailVerifiedAt: expect.any(Date),
    passwordHash: null,
  })
  expect(await db.$count(emailChanges, eq(emailChanges.accountId, id))).toBe(0)
  // There is no previous address to inform.
  expect(await db.$count(mails, eq(mails.accountId, id))).toBe(0)
  const events = await db.select().from(securityEvents).where(eq(securityEvents.accountId, id))
  expect(events.at(-1)).toMatchObject({ kind: 'EMAIL_CHANGED', sessionId: null })
})

test('an address with a verified account stays there, and its owner is informed', async () => {
  const owner = await anAccount(db)
  const { id } = await aRequest(owner.email)

  const mail = await firstMailTo(owner.email)

  expect(mail.subject).toBe('This address already has an account')
  expect(mail.text).not.toContain('http')
  expect((await rowOf(id))?.email).toBeNull()
})

test('of three accounts that ask for one address and open their links at the same time, one gets it', async () => {
  const newEmail = newAddress()
  const made = []
  // A mailbox gets three mails an hour.
  for (let nth = 0; nth < 3; nth++) made.push(await aRequest(newEmail))
  const tokens = await vi.waitFor(() => {
    expect(mailsTo(newEmail)).toHaveLength(3)
    return mailsTo(newEmail).map(tokenIn)
  }, 9_000)

  const answers = await Promise.all(tokens.map(verify))

  expect(answers.filter(({ email }) => email)).toHaveLength(1)
  const addresses = await Promise.all(made.map(async ({ id }) => (await rowOf(id))?.email))
  expect(addresses.filter((email) => email === newEmail)).toHaveLength(1)
})
