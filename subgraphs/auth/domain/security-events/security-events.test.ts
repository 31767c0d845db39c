import { asc, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import type { Viewer } from '../../../_shared/viewer.ts'
import { accounts, type EmailChangeRow, emailChanges, securityEvents, sessions } from '../../db/schema.ts'
import { anAccount, anAccountWithCodes, aSession, password, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { setBan, setScope } from '../operators/operators.ts'
import { newResetToken } from '../passwords/password-reset.ts'
import { newChangeToken } from '../verification/email-change-links.ts'

const { db, execute } = await testSubgraph(auth, testSettings)
const newPassword = 'nine yogurt cups and a lid'

let clients = 0
const ask = async (field: string, viewer?: Viewer) => {
  const headers = { 'x-client-ip': `2001:db8:${(++clients).toString(16)}::1` }
  const { data, errors } = await execute(`mutation { done: ${field} }`, {}, viewer, headers)
  expect(errors, field).toBeUndefined()
  return data?.done
}
const succeed = async (field: string, viewer?: Viewer) => {
  const done = await ask(field.replace(/\}$/, 'userErrors { code } }'), viewer)
  expect(done.userErrors, field).toEqual([])
  return done
}

/** What happened to an account after its sessions were opened, oldest first, and the session that did it. */
const eventsOf = async (accountId: string) => {
  const rows = await db
    .select()
    .from(securityEvents)
    .where(eq(securityEvents.accountId, accountId))
    .orderBy(asc(securityEvents.number))
  return rows.filter(({ kind }) => kind !== 'SIGNED_IN').map(({ kind, sessionId }) => [kind, sessionId])
}

const signIn = (email: string, word: string) =>
  ask(`signIn(input: { email: "${email}", password: "${word}", device: { platform: WEB } }) {
    result { ... on SignedIn { session { id } } ... on TwoFactorRequired { challengeToken } } userErrors { code } }`)

test('what a session does to its account is recorded with it', async () => {
  const { account, session, viewer, recoveryCodes } = await anAccountWithCodes(db)
  const other = await aSession(db, account.id)
  await aSession(db, account.id)

  await succeed(`reauthenticate(input: { method: RECOVERY_CODE, proof: "${recoveryCodes[0]}" }) { validUntil }`, viewer)
  await succeed('regenerateRecoveryCodes { recoveryCodes }', viewer)
  await succeed('disableTotp { totp { isEnabled } }', viewer)
  await succeed(`revokeSession(input: { sessionId: "${other.session.id}" }) { endedSessionId }`, viewer)
  await succeed('revokeOtherSessions { endedSessionIds }', viewer)
  const words = `currentPassword: "${password}", newPassword: "${newPassword}"`
  await succeed(`changePassword(input: { ${words} }) { changedAt }`, viewer)
  await succeed('requestAccountDeletion { deletionScheduledFor }', viewer)
  await succeed('cancelAccountDeletion { user { id } }', viewer)
  await succeed('signOut { endedSessionId }', viewer)

  expect(await eventsOf(account.id)).toEqual(
    [
      'TOTP_ENABLED',
      'RECOVERY_CODE_USED',
      'REAUTHENTICATED',
      'RECOVERY_CODES_REPLACED',
      'TOTP_DISABLED',
      'SESSION_ENDED',
      'SESSION_ENDED',
      'PASSWORD_CHANGED',
      'DELETION_SCHEDULED',
      'DELETION_CANCELLED',
      'SESSION_ENDED',
    ].map((kind) => [kind, session.id]),
  )
  const [event] = await db.select().from(securityEvents).where(eq(securityEvents.sessionId, session.id))
  expect(event).toMatchObject({ kind: 'SIGNED_IN', signInMethod: 'PASSWORD', deviceName: session.deviceName })
})

test('a change that ends many sessions is one event, and ending none is no event', async () => {
  const { id } = await anAccount(db)
  const { session, viewer } = await aSession(db, id)
  await succeed('revokeOtherSessions { endedSessionIds }', viewer)
  for (let nth = 0; nth < 3; nth++) await aSession(db, id)

  const words = `currentPassword: "${password}", newPassword: "${newPassword}"`
  await succeed(`changePassword(input: { ${words} }) { changedAt }`, viewer)

  expect(await eventsOf(id)).toEqual([['PASSWORD_CHANGED', session.id]])
})

test('of ten parallel requests to end one session, one is recorded', async () => {
  const { id } = await anAccount(db)
  const [mine, other] = [await aSession(db, id), await aSession(db, id)]
  const field = `revokeSession(input: { sessionId: "${other.session.id}" }) { endedSessionId }`

  const answers = await Promise.all(Array.from({ length: 10 }, () => ask(field, mine.viewer)))

  expect(answers.filter(({ endedSessionId }) => endedSessionId)).toHaveLength(1)
  expect(await eventsOf(id)).toEqual([['SESSION_ENDED', mine.session.id]])
})

test('what somebody does with a link in a mail has no session', async () => {
  const { id } = await anAccount(db)
  const [email, emailKey] = ['Ada@example.org', 'ada@example.org']
  const dates = { currentConfirmedAt: new Date(), expiresAt: new Date(Date.now() + 60_000) }
  const [change] = await db
    .insert(emailChanges)
    .values({ id: 'chg_1', accountId: id, email, emailKey, ...dates })
    .returning()

  const changeToken = await newChangeToken(db, change as EmailChangeRow, 'NEW')
  await succeed(`verifyEmail(input: { token: "${changeToken}" }) { email }`)
  const resetToken = await newResetToken(db, { id, emailKey })
  await succeed(`resetPassword(input: { token: "${resetToken}", newPassword: "${newPassword}" }) { changedAt }`)

  expect(await eventsOf(id)).toEqual([
    ['EMAIL_CHANGED', null],
    ['PASSWORD_RESET', null],
  ])
})

test('a recovery code at a sign-in is recorded with the session that it opened', async () => {
  const { account, recoveryCodes } = await anAccountWithCodes(db)
  const { challengeToken } = (await signIn(account.email, password)).result

  const answer = `challengeToken: "${challengeToken}", method: RECOVERY_CODE, code: "${recoveryCodes[0]}"`
  const { result } = await succeed(
    `completeTwoFactorSignIn(input: { ${answer} }) { result { ... on SignedIn { session { id } } } }`,
  )

  expect((await eventsOf(account.id)).at(-1)).toEqual(['RECOVERY_CODE_USED', result.session.id])
})

test('a refresh token that is used again is recorded once, with its session', async () => {
  const { session, refreshToken } = await aSession(db, (await anAccount(db)).id)
  await db.update(sessions).set({ counter: 2 }).where(eq(sessions.id, session.id))

  for (let nth = 0; nth < 2; nth++)
    await ask(`refreshSession(input: { refreshToken: "${refreshToken}" }) { userErrors { code } }`)

  expect(await eventsOf(session.accountId)).toEqual([['SESSION_COPIED', session.id]])
})

test('what operators do is recorded, without a session', async () => {
  const { id, email } = await anAccount(db)
  const change = { account: email, operator: 'robin' }

  await setScope(db, change, { scope: 'moderator', granted: true })
  await setBan(db, change, true)
  await setBan(db, change, false)

  expect(await eventsOf(id)).toEqual([
    ['SCOPES_CHANGED', null],
    ['BANNED', null],
    ['UNBANNED', null],
  ])
})

test('what fails is not recorded', async () => {
  const { account, viewer } = await anAccountWithCodes(db)
  const count = async () => db.$count(securityEvents, eq(securityEvents.accountId, account.id))
  const before = await count()

  const failed = [
    await signIn(account.email, 'eight yogurt cups'),
    await ask('reauthenticate(input: { method: PASSWORD, proof: "wrong" }) { userErrors { code } }', viewer),
    await ask('reauthenticate(input: { method: RECOVERY_CODE, proof: "wrong" }) { userErrors { code } }', viewer),
    await ask('revokeSession(input: { sessionId: "ses_unknown" }) { userErrors { code } }', viewer),
    await ask('cancelAccountDeletion { userErrors { code } }', viewer),
    await ask('confirmTotpEnrollment(input: { code: "000000" }) { userErrors { code } }', viewer),
  ]

  for (const { userErrors } of failed) expect(userErrors).toHaveLength(1)
  expect(await count()).toBe(before)
})

test('nobody changes or deletes an event of the last year, except with its account', async () => {
  const [account, old] = [await anAccount(db), await anAccount(db)]
  await aSession(db, account.id)
  await aSession(db, old.id)
  const ago = sql`now() - interval '1 year' - interval '1 minute'`
  await db.insert(securityEvents).values({ accountId: old.id, kind: 'SIGNED_IN', happenedAt: ago })

  for (const statement of [
    sql`update security_events set kind = 'UNBANNED' where account_id = ${account.id}`,
    sql`update security_events set happened_at = ${ago} where account_id = ${account.id}`,
    sql`delete from security_events where account_id = ${account.id}`,
    sql`delete from security_events`,
    sql`truncate security_events`,
    sql`truncate accounts cascade`,
  ])
    await expect(db.execute(statement)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('only added') },
    })
  await db.delete(accounts).where(eq(accounts.id, account.id))

  expect(await db.$count(securityEvents, eq(securityEvents.accountId, account.id))).toBe(0)
  expect(await db.$count(securityEvents, eq(securityEvents.accountId, old.id))).toBe(2)
})
