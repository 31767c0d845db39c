import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { partitionKey } from '../../../_shared/events/catalogue.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import {
  type AccountRow,
  accounts,
  auditEvents,
  emailChanges,
  emailVerifications,
  incomingEvents,
  mails,
  outgoingEvents,
  passkeyChallenges,
  passkeys,
  passwordResets,
  providerSignIns,
  recoveryCodes,
  revocations,
  securityEvents,
  sessions,
  totpFactors,
  twoFactorChallenges,
} from '../../db/schema.ts'
import { anAccount, anAccountWithCodes, aSession, eraseAccount } from '../../fixtures.ts'
import { setScope } from '../operators/operators.ts'
import { newResetToken } from '../passwords/password-reset.ts'
import { newChangeToken } from '../verification/email-change-links.ts'
import { confirmErasure, requestMissingErasures, startDueDeletions } from './account-deletion.ts'

const url = await testDatabase('auth')
const { db, close } = connect(url)
afterAll(close)
const past = new Date(Date.now() - 1_000)
const future = new Date(Date.now() + 60_000)

const schedule = ({ id }: Pick<AccountRow, 'id'>, deletionScheduledFor: Date | null = past) =>
  db.update(accounts).set({ deletionScheduledFor, deletionReason: 'a reason' }).where(eq(accounts.id, id))
const rowOf = async ({ id }: Pick<AccountRow, 'id'>) => (await db.select().from(accounts).where(eq(accounts.id, id)))[0]

/** One row in every table, for an account with codes and a session. */
async function anAccountWithEverything() {
  const found = await anAccountWithCodes(db)
  const { id: accountId, passwordHash } = found.account
  const [device, expiresAt] = [{ deviceName: 'Test', platform: 'WEB' as const }, future]
  const address = { email: `new.${accountId}@example.org`, emailKey: `new.${accountId}@example.org` }
  const [change] = await db
    .insert(emailChanges)
    .values({ id: accountId.replace('usr', 'chg'), accountId, ...address, currentConfirmedAt: past, expiresAt })
    .returning()
  if (!change) throw new Error('The change was not stored.')
  await newResetToken(db, found.account)
  await newChangeToken(db, change, 'NEW')
  await db.insert(emailVerifications).values({ tokenHash: accountId, accountId, passwordHash, expiresAt })
  await db
    .insert(twoFactorChallenges)
    .values({ tokenHash: accountId, accountId, ...device, createdAt: past, expiresAt })
  await db.insert(passkeyChallenges).values({ tokenHash: accountId, challenge: 'x', accountId, expiresAt })
  const pending = { provider: 'KAKAO' as const, returnUrl: 'app:/', verifierChallenge: 'x', startHash: accountId }
  await db.insert(providerSignIns).values({ id: accountId, accountId, ...pending, expiresAt })
  const passkey = { publicKey: 'x', signatureCount: 0, transports: [], name: 'x', isSynced: true, createdAt: past }
  await db.insert(passkeys).values({ id: accountId, accountId, credentialId: accountId, ...passkey })
  return found
}
const pendingTables = [
  emailChanges,
  emailVerifications,
  passkeyChallenges,
  passwordResets,
  providerSignIns,
  twoFactorChallenges,
] as const
const rowsIn = (tables: readonly (typeof pendingTables)[number][], accountId: string) =>
  Promise.all(tables.map((table) => db.$count(table, eq(table.accountId, accountId))))

test('a deletion starts when it is due, and not before; others are left alone', async () => {
  const [due, later, nobody] = [await anAccount(db), await anAccount(db), await anAccount(db)]
  await schedule(due)
  await schedule(later, future)

  await startDueDeletions(db)
  const first = await rowOf(due)
  await startDueDeletions(db)

  expect(first?.deletionStartedAt).not.toBeNull()
  expect(await rowOf(due)).toEqual(first)
  expect([await rowOf(later), await rowOf(nobody)]).toMatchObject([
    { deletionStartedAt: null },
    { deletionStartedAt: null },
  ])
})

test('the start ends every session, tells the router, and deletes what would let somebody in', async () => {
  const { account, session } = await anAccountWithEverything()
  const other = await aSession(db, account.id)
  await schedule(account)
  expect(await rowsIn(pendingTables, account.id)).toEqual(pendingTables.map(() => 1))

  await startDueDeletions(db)

  const rows = await db.select().from(sessions).where(eq(sessions.accountId, account.id))
  expect(rows.every(({ revokedAt }) => revokedAt)).toBe(true)
  const revoked = (await db.select().from(revocations)).map(({ sessionId }) => sessionId)
  expect(revoked).toEqual(expect.arrayContaining([session.id, other.session.id]))
  expect(await rowsIn(pendingTables, account.id)).toEqual(pendingTables.map(() => 0))
})

test('many processes start each deletion once, and leave an account alone that somebody is changing', async () => {
  const due = await Promise.all(Array.from({ length: 12 }, () => anAccount(db)))
  for (const account of due) {
    await aSession(db, account.id)
    await schedule(account)
  }
  const [locked] = due
  const connections = Array.from({ length: 4 }, () => connect(url, { max: 1 }))

  await db.transaction(async (tx) => {
    await tx
      .select()
      .from(accounts)
      .where(eq(accounts.id, String(locked?.id)))
      .for('no key update')
    await Promise.all(connections.map((connection) => startDueDeletions(connection.db)))
  })
  const started = await Promise.all(due.map(rowOf))
  await startDueDeletions(db)
  await Promise.all(connections.map(({ close }) => close()))

  expect(started.map((row) => row?.deletionStartedAt !== null)).toEqual(due.map((account) => account !== locked))
  expect(locked && (await rowOf(locked))?.deletionStartedAt).not.toBeNull()
  const told = (await db.select().from(revocations)).map(({ sessionId }) => sessionId)
  expect(new Set(told).size).toBe(told.length)
})

test('a process that stops starts no further deletion', async () => {
  const account = await anAccount(db)
  await schedule(account)

  await startDueDeletions(db, () => true)

  expect((await rowOf(account))?.deletionStartedAt).toBeNull()
})

test('the other subgraphs are told to erase once when the deletion starts, and again after ten minutes without an answer', async () => {
  const account = await anAccount(db)
  await schedule(account)
  const key = partitionKey('account', account.id)
  const requests = () =>
    db.select().from(outgoingEvents).where(eq(outgoingEvents.partitionKey, key)).orderBy(outgoingEvents.sequence)

  await startDueDeletions(db)
  await requestMissingErasures(db)
  const first = await requests()
  await db
    .update(accounts)
    .set({ erasureRequestedAt: new Date(Date.now() - 11 * 60_000) })
    .where(eq(accounts.id, account.id))
  await requestMissingErasures(db)
  await requestMissingErasures(db)

  const request = {
    type: 'account.deletion-started.v1',
    data: { accountId: account.id, contributorId: account.contributorId },
  }
  expect(first).toMatchObject([{ sequence: 1, ...request }])
  expect(await requests()).toMatchObject([
    { sequence: 1, ...request },
    { sequence: 2, ...request },
  ])
})

test('an account is erased once every other subgraph has confirmed, however often and in whatever order', async () => {
  const account = await anAccount(db)
  await schedule(account)
  await startDueDeletions(db)
  const confirm = (subgraph: string) => db.transaction((tx) => confirmErasure(tx, account.id, subgraph))

  for (const subgraph of ['info', 'info', 'auth', 'somebody else', 'user', 'info']) await confirm(subgraph)
  const before = await rowOf(account)
  await Promise.all([confirm('location'), confirm('location')])
  const after = await rowOf(account)
  await confirm('user')

  expect(before).toMatchObject({ id: account.id })
  expect(after).toBeUndefined()
})

test('two last confirmations at the same time erase the account', async () => {
  const account = await anAccount(db)
  await schedule(account)
  await startDueDeletions(db)

  await Promise.all(
    ['user', 'location', 'info'].map((subgraph) => db.transaction((tx) => confirmErasure(tx, account.id, subgraph))),
  )

  expect(await rowOf(account)).toBeUndefined()
})

test('erasing deletes everything of the account, keeps the audit events, and touches nobody else', async () => {
  const [{ account }, other] = [await anAccountWithEverything(), await anAccountWithEverything()]
  await setScope(db, { account: account.email, operator: 'robin' }, { scope: 'moderator', granted: true })
  await schedule(account)
  await startDueDeletions(db)
  await db
    .insert(mails)
    .values({ id: 'mai_requested', address: account.emailKey, kind: 'RESET_PASSWORD', locale: 'ko', dueAt: future })

  const erased = [await eraseAccount(db, account.id), await eraseAccount(db, account.id)]

  expect(erased).toEqual([true, false])
  const owned = [...pendingTables, sessions, securityEvents, passkeys, totpFactors, recoveryCodes, mails] as const
  const rows = (accountId: string) =>
    Promise.all(owned.map((table) => db.$count(table, eq(table.accountId, accountId))))
  expect(await rows(account.id)).toEqual(owned.map(() => 0))
  expect(await db.$count(mails, eq(mails.id, 'mai_requested'))).toBe(0)
  expect(await db.$count(auditEvents, eq(auditEvents.accountId, account.id))).toBe(1)
  expect((await rows(other.account.id)).every((total) => total > 0)).toBe(true)
})

test('an account whose deletion has not started is not erased', async () => {
  const [account, scheduled] = [await anAccount(db), await anAccount(db)]
  await schedule(scheduled)

  expect([await eraseAccount(db, account.id), await eraseAccount(db, scheduled.id)]).toEqual([false, false])
  expect([await rowOf(account), await rowOf(scheduled)]).toMatchObject([{ id: account.id }, { id: scheduled.id }])
})

test('what could not be handled about an account is forgotten with it', async () => {
  const account = await anAccount(db)
  await schedule(account)
  await startDueDeletions(db)
  const partitionKeyOfAccount = partitionKey('account', account.id)
  const event = { source: 'user', type: 'account.export-part.v1', sequence: 1, createdAt: past, setAsideAt: past }
  await db.insert(incomingEvents).values({
    ...event,
    id: 'evt_aside',
    partitionKey: partitionKeyOfAccount,
    data: { text: 'a private note' },
    reason: 'a reason',
  })

  await eraseAccount(db, account.id)

  const [row] = await db.select().from(incomingEvents).where(eq(incomingEvents.id, 'evt_aside'))
  expect(row).toMatchObject({ data: null, setAsideAt: null, reason: null })
})
