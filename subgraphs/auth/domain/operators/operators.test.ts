import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testSubgraph } from '../../../_shared/testing.ts'
import { accounts, auditEvents, revocations, sessions } from '../../db/schema.ts'
import { anAccount, aProviderAccount, aSession, password, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { eventsOf, firstBrokenEvent, lastEvent } from './audit-events.ts'
import { setBan, setScope } from './operators.ts'

const { db, url, execute } = await testSubgraph(auth, testSettings)
const operator = 'robin'
const moderator = (granted: boolean) => ({ scope: 'moderator' as const, granted })

/** Empties the table as somebody does who can switch the triggers off. */
const withoutTriggers = async (statement: ReturnType<typeof sql>) => {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(statement)
  })
}
beforeEach(() => withoutTriggers(sql`delete from audit_events`))

const signIn = async (email: string) => {
  const { data } = await execute(
    `mutation($input: SignInInput!) { signIn(input: $input) {
      result { ... on SignedIn { session { id } tokens { refreshToken } } } userErrors { code message } } }`,
    { input: { email, password, device: { platform: 'WEB' } } },
    undefined,
    { 'accept-language': 'en' },
  )
  return data?.signIn
}

test('a scope is granted and taken once, recorded each time, and revokes the tokens with others', async () => {
  const { id, email } = await anAccount(db)
  const change = { account: ` ${email.toUpperCase()} `, operator }

  const changes = []
  for (const granted of [true, true, false, false]) changes.push(await setScope(db, change, moderator(granted)))

  expect(changes).toEqual([true, false, true, false])
  const event = { accountId: id, kind: 'SCOPES_CHANGED', actor: 'operator robin' }
  expect(await eventsOf(db, email)).toMatchObject([
    { ...event, number: 1, scopes: 'moderator' },
    { ...event, number: 2, scopes: '' },
  ])
  expect(await db.select().from(revocations).where(eq(revocations.accountId, id))).toMatchObject([
    { scopes: ['moderator'] },
    { scopes: [] },
  ])
})

test('an unknown address is refused, and a scope for an unverified one', async () => {
  const { email } = await anAccount(db, { emailVerifiedAt: null })

  await expect(setScope(db, { account: 'nobody@example.com', operator }, moderator(true))).rejects.toThrow('no account')
  await expect(setBan(db, { account: 'no address', operator }, true)).rejects.toThrow('no account')
  await expect(setScope(db, { account: email, operator }, moderator(true))).rejects.toThrow('not verified')
  expect(await lastEvent(db)).toBeNull()
})

test('a ban ends every session, and only the owner learns of it; afterwards the person may sign in again', async () => {
  const { id, email } = await anAccount(db)
  const opened = [await aSession(db, id), await aSession(db, id)]
  const stranger = await aSession(db, (await anAccount(db)).id)

  await setBan(db, { account: email, operator }, true)
  const refused = await signIn(email)
  const refreshed = await execute(
    'mutation($t: String) { refreshSession(input: { refreshToken: $t }) { userErrors { code } } }',
    { t: opened[0]?.refreshToken },
  )
  const kept = await execute('{ isAccessTokenCurrent }', {}, stranger.viewer)
  await setBan(db, { account: email, operator }, false)
  const signedIn = await signIn(email)

  const ended = await db.select().from(sessions).where(eq(sessions.accountId, id))
  expect(ended.filter(({ revokedAt }) => revokedAt)).toHaveLength(2)
  expect(refused).toEqual({
    result: null,
    userErrors: [{ code: 'ACCOUNT_SUSPENDED', message: 'This account is suspended.' }],
  })
  expect(refreshed.data?.refreshSession.userErrors).toEqual([{ code: 'TOKEN_INVALID' }])
  expect(kept.data?.isAccessTokenCurrent).toBe(true)
  expect(signedIn.result).not.toBeNull()
  expect((await eventsOf(db, email)).map(({ kind }) => kind)).toEqual(['BANNED', 'UNBANNED'])
  const told = await db.select({ id: revocations.sessionId }).from(revocations)
  expect(told.map((row) => row.id)).toEqual(expect.arrayContaining(opened.map(({ session }) => session.id)))
})

test('a ban while the password is being verified opens no session', async () => {
  const { id, email } = await anAccount(db)

  // Reads the account before the ban is committed, and waits for it with the password verified.
  const answer = await db.transaction(async (tx) => {
    await tx.update(accounts).set({ bannedAt: new Date() }).where(eq(accounts.id, id))
    const pending = signIn(email)
    await new Promise((later) => setTimeout(later, 500))
    return { pending }
  })

  expect((await answer.pending).result).toBeNull()
  expect(await db.$count(sessions, eq(sessions.accountId, id))).toBe(0)
})

test('a ban in SQL ends the sessions, and is recorded with the role of the database', async () => {
  const { id, email } = await anAccount(db)
  const { session } = await aSession(db, id)

  await db
    .update(accounts)
    .set({ bannedAt: new Date(), scopes: ['moderator'] })
    .where(eq(accounts.id, id))

  const [row] = await db.select().from(sessions).where(eq(sessions.id, session.id))
  expect(row?.revokedAt).not.toBeNull()
  const actor = expect.stringMatching(/^database \w+$/)
  expect(await eventsOf(db, email)).toMatchObject([
    { kind: 'SCOPES_CHANGED', actor },
    { kind: 'BANNED', actor },
  ])
})

test('events are only added, in one chain, by concurrent operators as well', async () => {
  const people = await Promise.all(Array.from({ length: 10 }, () => anAccount(db)))
  const connections = people.map(() => connect(url, { max: 1 }))

  await Promise.all(
    people.map(({ email }, nth) => setScope(connections[nth]?.db ?? db, { account: email, operator }, moderator(true))),
  )
  await Promise.all(connections.map(({ close }) => close()))

  expect(await lastEvent(db)).toMatchObject({ number: 10 })
  expect(await firstBrokenEvent(db)).toBeNull()
  for (const statement of [
    sql`update audit_events set actor = 'nobody' where number = 3`,
    sql`delete from audit_events where number = 3`,
    sql`truncate audit_events`,
  ]) {
    await expect(db.execute(statement)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('only added') },
    })
  }
  expect(await db.$count(auditEvents)).toBe(10)
})

test.each([
  ['a changed event', sql`update audit_events set actor = 'operator ada' where number = 2`, 2],
  ['a missing event', sql`delete from audit_events where number = 2`, 3],
  ['a missing first event', sql`delete from audit_events where number = 1`, 2],
  ['swapped values', sql`update audit_events set account_id = kind, kind = account_id where number = 3`, 3],
  ['a changed time', sql`update audit_events set happened_at = happened_at - interval '1 ms' where number = 1`, 1],
])('%s shows, though the triggers were switched off', async (_what, statement, first) => {
  const { email } = await anAccount(db)
  for (const granted of [true, false, true]) await setScope(db, { account: email, operator }, moderator(granted))
  const before = await firstBrokenEvent(db)

  await withoutTriggers(statement)

  expect(before).toBeNull()
  expect(await firstBrokenEvent(db)).toBe(first)
})

test('an account without an address is named by its id', async () => {
  const { id } = await aProviderAccount(db)

  expect(await setBan(db, { account: id, operator: 'robin' }, true)).toBe(true)
  expect(await setScope(db, { account: id, operator: 'robin' }, { scope: 'moderator', granted: true })).toBe(true)
  expect((await eventsOf(db, id)).map(({ kind }) => kind)).toEqual(['BANNED', 'SCOPES_CHANGED'])
  await expect(setBan(db, { account: 'usr_none', operator: 'robin' }, true)).rejects.toThrow('no account')
})
