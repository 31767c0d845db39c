import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { insertRows } from '../../../_shared/insert-rows.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { notifications, upcomingCollections, users } from '../../db/schema.ts'
import { aPushDevice, aUser, setPreferences } from '../../fixtures.ts'
import { clearJobs, waitingJobs } from '../../testing.ts'
import type { CollectionDay } from './collection-days.ts'
import { remindDue } from './remind.ts'
import { aDay } from './testing.ts'

let statements: string[] = []
const { db, close } = connect(await testDatabase('user'), { onStatement: (text) => statements.push(text) })
afterAll(close)
beforeEach(async () => {
  await db.execute(sql`truncate users, upcoming_collections cascade`)
  await clearJobs(db)
})

// 18:00 in Seoul, until 04:00.
const opens = '2026-12-01T09:00:00Z'

async function upcoming(...days: CollectionDay[]): Promise<void> {
  await insertRows(
    db,
    upcomingCollections,
    days.map(({ from, until, ...day }) => ({
      ...day,
      regionId: 'reg_1',
      dwelling: 'HOUSE',
      putOutFrom: from,
      putOutUntil: until,
    })),
  )
}

async function aResident(preferences?: Parameters<typeof setPreferences>[2], timeZone = 'Asia/Seoul'): Promise<string> {
  const { id } = await aUser(db, { homeRegionId: 'reg_1', dwelling: 'HOUSE', timeZone })
  await aPushDevice(db, { userId: id })
  if (preferences) await setPreferences(db, id, preferences)
  return id
}

/** Expects the reminder in a certain minute. */
async function expectReminder(at: string): Promise<void> {
  const moment = new Date(at)
  expect(await remindDue(db, new Date(moment.getTime() - 1))).toBe(0)
  expect(await remindDue(db, moment)).toBe(1)
}

test('names what is collected in the window, and how long it is open', async () => {
  const id = await aResident()
  await upcoming(
    aDay(opens, { uid: 'b', streams: [{ ko: '캔', en: 'Cans' }], until: new Date('2026-12-01T21:00:00Z') }),
    aDay(opens, {
      uid: 'a',
      streams: [
        { ko: '종이', en: 'Paper' },
        { ko: '책', en: 'Books' },
      ],
    }),
  )

  expect(await remindDue(db, new Date(opens))).toBe(1)

  expect(await db.select().from(notifications)).toMatchObject([
    {
      userId: id,
      topic: 'COLLECTION_REMINDER',
      kind: 'collection-due',
      expiresAt: new Date('2026-12-01T21:00:00Z'),
      parameters: {
        regionId: 'reg_1',
        from: opens,
        until: '2026-12-01T21:00:00Z',
        streams: [
          { ko: '종이', en: 'Paper' },
          { ko: '책', en: 'Books' },
          { ko: '캔', en: 'Cans' },
        ],
      },
    },
  ])
})

describe('the reminder comes', () => {
  test.each([
    ['an hour before by default', undefined, '2026-12-01T08:00Z'],
    ['when the window opens', { leadMinutes: 0 }, '2026-12-01T09:00Z'],
    ['a day before', { leadMinutes: 1440 }, '2026-11-30T09:00Z'],
    ['at its time if that is before the quiet hours', { quietFrom: '17:30', quietUntil: '07:00' }, '2026-12-01T08:00Z'],
    [
      'five minutes before quiet hours that it would fall into',
      { quietFrom: '16:00', quietUntil: '20:00' },
      '2026-12-01T06:55Z',
    ],
    ['the evening before', { leadMinutes: 11 * 60, quietFrom: '22:00', quietUntil: '08:00' }, '2026-11-30T12:55Z'],
    ['at the end of quiet hours', { leadMinutes: 600, quietFrom: '22:00', quietUntil: '08:00' }, '2026-11-30T23:00Z'],
  ])('%s', async (_when, preferences, expected) => {
    await aResident(preferences)
    await upcoming(aDay(opens))

    await expectReminder(expected)
  })

  test('in the quiet hours of the person’s own zone', async () => {
    await aResident({ quietFrom: '08:30', quietUntil: '10:00' }, 'Europe/Paris') // 16:30 to 18:00 in Seoul
    await upcoming(aDay(opens))

    await expectReminder('2026-12-01T07:25Z')
  })
})

test('a reminder that is late for the quiet hours comes after them if the window is still open, otherwise only into the inbox', async () => {
  const quiet = { quietFrom: '17:00', quietUntil: '22:00' }
  await aResident(quiet)
  await upcoming(aDay(opens))

  expect(await remindDue(db, new Date('2026-12-01T08:30:00Z'))).toBe(1)
  expect(await waitingJobs(db)).toMatchObject([{ runAt: new Date('2026-12-01T13:00:00Z') }])

  await clearJobs(db)
  await aResident({ ...quiet, quietUntil: '05:00' })
  expect(await remindDue(db, new Date('2026-12-01T08:30:00Z'))).toBe(1)
  expect(await waitingJobs(db)).toEqual([])
})

test('catches up after a pause as long as the window is open', async () => {
  await aResident()
  await upcoming(aDay(opens))

  expect(await remindDue(db, new Date('2026-12-01T19:00:00Z'))).toBe(0)
  expect(await remindDue(db, new Date('2026-12-01T18:59:00Z'))).toBe(1)
})

test('never twice: not in several processes, after a change of hours that keeps the start, or of dwelling', async () => {
  const id = await aResident()
  await upcoming(aDay(opens))
  const now = new Date('2026-12-01T08:30:00Z')

  const counts = await Promise.all(Array.from({ length: 5 }, () => remindDue(db, now)))
  await db.update(upcomingCollections).set({ putOutUntil: new Date('2026-12-01T20:00:00Z') })
  await db.update(users).set({ dwelling: 'APARTMENT' }).where(eq(users.id, id))
  await db.update(upcomingCollections).set({ dwelling: 'APARTMENT' })

  expect(counts.reduce((sum, count) => sum + count)).toBe(1)
  expect(await remindDue(db, now)).toBe(0)
})

test('a person who wants no reminders, or lives elsewhere, gets none', async () => {
  await aResident({ pushOff: ['COLLECTION_REMINDER'] })
  await aUser(db, { homeRegionId: 'reg_2', dwelling: 'HOUSE' })
  await aUser(db, { homeRegionId: 'reg_1' })
  await upcoming(aDay(opens))

  expect(await remindDue(db, new Date(opens))).toBe(0)
})

test('many are reminded in several transactions, also when others want no reminders', async () => {
  for (let count = 0; count < 20; count++) await aResident(count % 2 ? { pushOff: ['COLLECTION_REMINDER'] } : undefined)
  await upcoming(aDay(opens))
  statements = []

  expect(await remindDue(db, new Date(opens), 4)).toBe(10)
  expect(statements).toHaveLength(12)
})

test('takes one transaction of two statements for everybody', async () => {
  for (let count = 0; count < 60; count++) await aResident()
  await upcoming(aDay(opens))
  statements = []

  expect(await remindDue(db, new Date(opens))).toBe(60)
  expect(statements).toHaveLength(4)
})
