import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../_shared/db.ts'
import { testDatabase } from '../../_shared/testing.ts'
import {
  accounts,
  emailChanges,
  emailVerifications,
  mails,
  passwordResets,
  rateLimits,
  securityEvents,
  sessions,
} from '../db/schema.ts'
import { anAccount, aProviderAccount, aSession } from '../fixtures.ts'
import { deleteExpired } from './retention.ts'

const { db, close } = connect(await testDatabase('auth'))
afterAll(close)
const days = (count: number) => new Date(Date.now() + count * 24 * 60 * 60_000)

test('expired rows are deleted, and all others stay', async () => {
  const { id, passwordHash } = await anAccount(db)
  const alive = await aSession(db, id)
  const justRevoked = await aSession(db, id, { revokedAt: days(-29) })
  await aSession(db, id, { revokedAt: days(-31) })
  await aSession(db, id, { expiresAt: days(-31) })
  const mail = { accountId: id, kind: 'ALREADY_REGISTERED' as const, locale: 'ko' as const, dueAt: days(-40) }
  await db.insert(mails).values([
    { id: 'mai_due', ...mail },
    { id: 'mai_sent', ...mail, sentAt: days(-1) },
    { id: 'mai_sent_long_ago', ...mail, sentAt: days(-31) },
    { id: 'mai_failed_long_ago', ...mail, failedAt: days(-31) },
  ])
  await db.insert(emailVerifications).values([
    { tokenHash: 'good', accountId: id, passwordHash, expiresAt: days(1) },
    { tokenHash: 'old', accountId: id, passwordHash, expiresAt: days(-1) },
  ])
  await db.insert(passwordResets).values([
    { tokenHash: 'good', accountId: id, emailKey: 'robin@example.com', expiresAt: days(1) },
    { tokenHash: 'old', accountId: id, emailKey: 'robin@example.com', expiresAt: days(-1) },
  ])
  const stranger = await anAccount(db)
  const change = { email: 'new@example.com', emailKey: 'new@example.com' }
  await db.insert(emailChanges).values([
    { id: 'chg_good', accountId: id, ...change, expiresAt: days(1) },
    { id: 'chg_old', accountId: stranger.id, ...change, expiresAt: days(-1) },
  ])
  await db.insert(rateLimits).values([
    { key: 'running', points: 1, expire: days(1) },
    { key: 'over', points: 1, expire: days(-1) },
  ])

  const waiting = await anAccount(db, { emailVerifiedAt: null })
  await anAccount(db, { emailVerifiedAt: null, termsAcceptedAt: days(-31) })
  const old = await anAccount(db, { termsAcceptedAt: days(-31) })

  await deleteExpired(db)

  expect((await db.select().from(accounts)).map((row) => row.id).sort()).toEqual(
    [id, stranger.id, waiting.id, old.id].sort(),
  )

  expect((await db.select().from(sessions)).map((row) => row.id).sort()).toEqual(
    [alive.session.id, justRevoked.session.id].sort(),
  )
  expect((await db.select().from(mails)).map((row) => row.id).sort()).toEqual(['mai_due', 'mai_sent'])
  expect(await db.select().from(emailVerifications)).toMatchObject([{ tokenHash: 'good' }])
  expect(await db.select().from(passwordResets)).toMatchObject([{ tokenHash: 'good' }])
  expect(await db.select().from(emailChanges)).toMatchObject([{ id: 'chg_good' }])
  expect(await db.select().from(rateLimits)).toMatchObject([{ key: 'running' }])
})

test('security events are deleted after a year', async () => {
  const { id: accountId } = await anAccount(db)
  const event = { accountId, kind: 'SIGNED_IN' as const }
  await db.insert(securityEvents).values([
    { ...event, deviceName: 'old', happenedAt: days(-367) },
    { ...event, deviceName: 'recent', happenedAt: days(-364) },
  ])

  await deleteExpired(db)

  const left = await db.select().from(securityEvents).where(eq(securityEvents.accountId, accountId))
  expect(left.map(({ deviceName }) => deviceName)).toEqual(['recent'])
})

test('an account that a provider’s identity opened stays, however old it is and whether or not it has an address', async () => {
  const old = { termsAcceptedAt: days(-1_000), createdAt: days(-1_000) }
  const made = [
    await aProviderAccount(db, old),
    await aProviderAccount(db, {
      ...old,
      email: 'a@example.org',
      emailKey: 'a@example.org',
      emailVerifiedAt: days(-999),
    }),
  ]

  await deleteExpired(db)

  for (const { id } of made) expect(await db.$count(accounts, eq(accounts.id, id))).toBe(1)
})
