import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { newId } from '../../../_shared/ids.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { notifications } from '../../db/schema.ts'
import { aPushDevice, aUser, setPreferences } from '../../fixtures.ts'
import { clearJobs, waitingJobs } from '../../testing.ts'
import { type NewNotification, notify } from './notify.ts'

let statements: string[] = []
const { db, close } = connect(await testDatabase('user'), { onStatement: (text) => statements.push(text) })
afterAll(close)
beforeEach(() => clearJobs(db))

const now = new Date('2026-11-30T12:00:00Z') // 21:00 in Seoul

const approval = (userId: string, key = newId('key')): NewNotification => ({
  userId,
  key,
  kind: 'suggestion-approved',
  parameters: { suggestionId: 'sug_1', placeName: null },
})

/** A person with a device. */
async function aReachableUser(preferences?: Parameters<typeof setPreferences>[2], timeZone = 'Asia/Seoul') {
  const { id } = await aUser(db, { timeZone })
  await aPushDevice(db, { userId: id })
  if (preferences) await setPreferences(db, id, preferences)
  return id
}

test('puts a notification into the inbox, and adds jobs for the channels that the person wants', async () => {
  const both = await aReachableUser({ emailOn: ['SUGGESTION_DECISION'] })
  const mailOnly = await aReachableUser({ pushOff: ['SUGGESTION_DECISION'], emailOn: ['SUGGESTION_DECISION'] })
  const neither = await aReachableUser({ pushOff: ['SUGGESTION_DECISION'], emailOn: ['COLLECTION_CHANGE'] })
  const { id: withoutDevice } = await aUser(db)

  const created = await notify(
    db,
    [both, mailOnly, neither, withoutDevice, newId('usr')].map((id) => approval(id)),
    now,
  )

  expect(created).toBe(3)
  const rows = await db.select().from(notifications)
  const idOf = (userId: string) => rows.find((row) => row.userId === userId)?.id
  expect(rows.map(({ userId }) => userId).sort()).toEqual([both, mailOnly, withoutDevice].sort())
  expect(rows[0]).toMatchObject({ topic: 'SUGGESTION_DECISION', createdAt: now, readAt: null })
  expect(await waitingJobs(db)).toEqual([
    { task: 'deliver_mail', payload: [idOf(both), idOf(mailOnly)].sort(), runAt: now },
    { task: 'deliver_push', payload: [idOf(both)], runAt: now },
  ])
})

test('a person gets one notification per key, whether twice in a call or in several at once', async () => {
  const id = await aReachableUser()

  const created = await Promise.all(
    Array.from({ length: 5 }, () => notify(db, [approval(id, 'one'), approval(id, 'one')], now)),
  )

  expect(created.reduce((sum, count) => sum + count)).toBe(1)
  expect(await db.$count(notifications, eq(notifications.userId, id))).toBe(1)
  expect(await waitingJobs(db)).toHaveLength(1)
})

test('a transaction that is rolled back leaves neither notification nor job', async () => {
  const id = await aReachableUser()

  await expect(
    db.transaction(async (tx) => {
      await notify(tx, [approval(id)], now)
      throw new Error('later in the transaction')
    }),
  ).rejects.toThrow('later in the transaction')

  expect(await db.$count(notifications, eq(notifications.userId, id))).toBe(0)
  expect(await waitingJobs(db)).toEqual([])
})

test('takes two statements for any number of people, and a job for fifty messages', async () => {
  const ids = []
  for (let count = 0; count < 120; count++) ids.push(await aReachableUser())
  statements = []

  await notify(
    db,
    ids.map((id) => approval(id)),
    now,
  )

  expect(statements).toHaveLength(2)
  expect((await waitingJobs(db)).map(({ payload }) => payload.length)).toEqual([50, 50, 20])
})

describe('quiet hours', () => {
  const sentAt = async (quietFrom: string, quietUntil: string, timeZone?: string, expiresAt?: Date) => {
    const id = await aReachableUser({ quietFrom, quietUntil }, timeZone)
    await notify(db, [{ ...approval(id), ...(expiresAt && { expiresAt }) }], now)
    expect(await db.$count(notifications, eq(notifications.userId, id))).toBe(1)
    return (await waitingJobs(db))[0]?.runAt.toISOString()
  }

  test.each([
    ['21:00', '07:00', 'Asia/Seoul', '2026-11-30T22:00:00.000Z'],
    ['20:00', '21:00', 'Asia/Seoul', '2026-11-30T12:00:00.000Z'],
    ['20:00', '21:01', 'Asia/Seoul', '2026-11-30T12:01:00.000Z'],
    ['21:01', '07:00', 'Asia/Seoul', '2026-11-30T12:00:00.000Z'],
    ['22:00', '21:30', 'Asia/Seoul', '2026-11-30T12:30:00.000Z'],
    ['06:00', '08:00', 'America/New_York', '2026-11-30T13:00:00.000Z'],
    ['12:30', '14:00', 'Europe/Paris', '2026-11-30T13:00:00.000Z'],
    // Intl knows spellings that PostgreSQL doesn't; a zone that nobody knows is Korea's.
    ['20:30', '22:00', 'asia/seoul', '2026-11-30T13:00:00.000Z'],
    ['20:30', '22:00', 'Mars/Olympus', '2026-11-30T13:00:00.000Z'],
  ])('from %s until %s in %s postpone a message to %s', async (from, until, zone, expected) => {
    expect(await sentAt(from, until, zone)).toBe(expected)
  })

  test('keep back for ever what has expired when they end', async () => {
    expect(await sentAt('20:00', '07:00', 'Asia/Seoul', new Date('2026-11-30T22:00:01Z'))).toBeDefined()
    await clearJobs(db)
    expect(await sentAt('20:00', '07:00', 'Asia/Seoul', new Date('2026-11-30T22:00:00Z'))).toBeUndefined()
  })
})
