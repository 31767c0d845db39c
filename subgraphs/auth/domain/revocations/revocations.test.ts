import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testSubgraph } from '../../../_shared/testing.ts'
import { accounts, revocations, sessions } from '../../db/schema.ts'
import { anAccount, aSession, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { deleteOldRevocations } from './revocations.ts'

const { db, url, execute, statements } = await testSubgraph(auth, testSettings)
const account = await anAccount(db)
beforeEach(() => db.delete(revocations))

const revoked = async (since?: Date) => {
  const query =
    'query($since: DateTime) { revocations(first: 100, since: $since) { sessionId userId scopes recordedAt } }'
  const { data, errors } = await execute(query, { since })
  expect(errors).toBeUndefined()
  return data?.revocations as { sessionId: string; userId: string; scopes: string[]; recordedAt: string }[]
}
const ago = (ms: number) => new Date(Date.now() - ms)

test('a session is revoked by a sign-out, by another session, by the reuse of a token, in SQL and with its account', async () => {
  const other = await anAccount(db)
  const first = await aSession(db, account.id)
  const second = await aSession(db, account.id)
  const third = await aSession(db, account.id)
  const fourth = await aSession(db, account.id)
  const ofOther = await aSession(db, other.id)
  await db.update(sessions).set({ counter: 5 }).where(eq(sessions.id, second.session.id))

  await execute('mutation { signOut { endedSessionId } }', {}, first.viewer)
  await execute('mutation($t: String) { refreshSession(input: { refreshToken: $t }) { tokens { accessToken } } }', {
    t: second.refreshToken,
  })
  await execute('mutation { revokeOtherSessions { endedSessionIds } }', {}, third.viewer)
  await db.execute(sql`update sessions set revoked_at = now() where id = ${third.session.id}`)
  await db.delete(accounts).where(eq(accounts.id, other.id))

  const ids = [first, second, fourth, third, ofOther].map(({ session }) => session.id)
  expect((await revoked()).map(({ sessionId }) => sessionId)).toEqual(ids)
})

test('a change of scopes revokes the tokens with others; what changes nothing revokes nothing', async () => {
  const { refreshToken, session } = await aSession(db, account.id)
  await db
    .update(accounts)
    .set({ scopes: ['moderator'] })
    .where(eq(accounts.id, account.id))
  await db
    .update(accounts)
    .set({ scopes: ['moderator'], termsVersion: '2' })
    .where(eq(accounts.id, account.id))
  await db.update(accounts).set({ scopes: [] }).where(eq(accounts.id, account.id))
  await execute('mutation($t: String) { refreshSession(input: { refreshToken: $t }) { userErrors { code } } }', {
    t: refreshToken,
  })
  await db
    .update(sessions)
    .set({ expiresAt: ago(1) })
    .where(eq(sessions.id, session.id))
  await db.delete(sessions).where(eq(sessions.id, session.id))

  const change = { userId: account.id, sessionId: null, recordedAt: expect.any(String) }
  expect(await revoked()).toEqual([
    { ...change, scopes: ['moderator'] },
    { ...change, scopes: [] },
  ])
})

test('a change that is rolled back revokes nothing, and one that commits late is found by a question about the last minute', async () => {
  const [early, late] = [await aSession(db, account.id), await aSession(db, account.id)]
  const { db: elsewhere, close } = connect(url, { max: 1 })
  let commit = () => {}
  const isHeld = new Promise<void>((resolve) => {
    commit = resolve
  })
  const end = (tx: Pick<typeof db, 'update'>, { session }: typeof early) =>
    tx.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, session.id))

  await elsewhere
    .transaction(async (tx) => {
      await end(tx, early)
      throw new Error('no')
    })
    .catch(() => {})
  const afterRollback = await revoked()
  const pending = elsewhere.transaction(async (tx) => {
    await end(tx, early)
    await isHeld
  })
  await new Promise((later) => setTimeout(later, 100))
  await end(db, late)
  const before = await revoked()
  commit()
  await pending
  const after = await revoked(new Date(Date.parse(before[0]?.recordedAt ?? '') - 60_000))
  await close()

  expect(afterRollback).toEqual([])
  expect(before.map(({ sessionId }) => sessionId)).toEqual([late.session.id])
  expect(after.map(({ sessionId }) => sessionId)).toEqual([early.session.id, late.session.id])
})

test('revocations are told for six minutes and deleted after twelve', async () => {
  const record = (minutes: number) =>
    db.insert(revocations).values({ sessionId: `ses_${minutes}`, recordedAt: ago(minutes * 60_000) })
  for (const minutes of [13, 11, 7, 5]) await record(minutes)

  const told = await revoked()
  await deleteOldRevocations(db)

  expect(told.map(({ sessionId }) => sessionId)).toEqual(['ses_5'])
  expect(await db.$count(revocations)).toBe(3)
})

test('pages lead through all of them, even if all were recorded at one moment', async () => {
  const recordedAt = ago(1_000)
  const made = Array.from({ length: 7 }, (_, nth) => ({ sessionId: `ses_${nth}`, recordedAt }))
  await db.insert(revocations).values(made)
  const query =
    'query($since: DateTime, $after: ID) { revocations(first: 3, since: $since, after: $after) { number sessionId } }'

  const pages: string[][] = []
  let after: string | undefined
  do {
    const { data } = await execute(query, { since: ago(61_000), after })
    pages.push(data?.revocations.map((row: { sessionId: string }) => row.sessionId))
    after = data?.revocations.at(-1)?.number
  } while (pages.at(-1)?.length === 3)

  expect(pages.map((page) => page.length)).toEqual([3, 3, 1])
  expect(pages.flat()).toEqual(made.map(({ sessionId }) => sessionId))
})

test('a question takes one statement', async () => {
  await revoked()

  expect((await statements(() => revoked())).filter((text) => !text.includes('mails'))).toHaveLength(1)
})
