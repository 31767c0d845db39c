import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { newId } from '../../../_shared/ids.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { diaryEntries, notificationPreferences, notifications } from '../../db/schema.ts'
import { aUser } from '../../fixtures.ts'
import type { Content } from '../notifications/kinds.ts'
import { textOf } from '../notifications/texts.ts'
import { summariseWeek } from './weekly-summary.ts'

const { db, close } = connect(await testDatabase('user'))
afterAll(close)

const entry = (userId: string, disposedOn: string, quantity = 1) =>
  db
    .insert(diaryEntries)
    .values({ id: newId('dia'), userId, clientEntryId: newId('cli'), disposedOn, quantity, utcOffsetMinutes: 540 })
const summariesOf = (userId: string) => db.select().from(notifications).where(eq(notifications.userId, userId))

test('on Monday from nine in their time zone, each person with entries gets one summary of the week before', async () => {
  const [seoul, honolulu, idle] = [await aUser(db), await aUser(db, { timeZone: 'Pacific/Honolulu' }), await aUser(db)]
  for (const { id } of [seoul, honolulu]) {
    // The Sunday before, Monday to Sunday of the week, and the Monday on which it is sent.
    await entry(id, '2026-11-22', 50)
    await entry(id, '2026-11-23', 2)
    await entry(id, '2026-11-29', 3)
    await entry(id, '2026-11-29', 4)
    await entry(id, '2026-11-30', 60)
  }
  await entry(idle.id, '2026-11-22')
  const at = (moment: string) => summariseWeek(db, new Date(moment))

  const created = [
    await at('2026-11-29T23:59:00Z'),
    await at('2026-11-30T00:00:00Z'),
    await at('2026-11-30T14:59:00Z'),
    await at('2026-11-30T19:00:00Z'),
    await at('2026-12-01T09:59:00Z'),
    await at('2026-12-01T10:00:00Z'),
  ]

  expect(created).toEqual([0, 1, 0, 1, 0, 0])
  const parameters = { from: '2026-11-23', until: '2026-11-29', entryCount: 3, pieceCount: 9, activeDays: 2 }
  for (const { id } of [seoul, honolulu]) expect(await summariesOf(id)).toMatchObject([{ parameters, readAt: null }])
  expect(await summariesOf(idle.id)).toEqual([])
  const [row] = await summariesOf(seoul.id)
  expect(textOf(row as Content, { locale: 'en', timeZone: 'Asia/Seoul' })).toEqual({
    title: 'Your week: 9 pieces',
    body: '3 entries on 2 days, from 23 November to 29 November.',
  })
})

test('a time zone that JavaScript knows and PostgreSQL does not keeps nobody from a summary', async () => {
  const [odd, other] = [await aUser(db, { timeZone: 'AET' }), await aUser(db)]
  for (const { id } of [odd, other]) await entry(id, '2027-03-03')

  expect(await summariseWeek(db, new Date('2027-03-08T01:00:00Z'))).toBe(2)
})

test('whoever switched summaries off gets none, and many are made in several statements', async () => {
  const off = await aUser(db)
  await db.insert(notificationPreferences).values({ userId: off.id, locale: 'ko', pushOff: ['WEEKLY_SUMMARY'] })
  await entry(off.id, '2027-01-05')
  const people = await Promise.all(Array.from({ length: 7 }, () => aUser(db)))
  for (const { id } of people) await entry(id, '2027-01-06')

  expect(await summariseWeek(db, new Date('2027-01-11T01:00:00Z'), 3)).toBe(7)
  expect(await summariesOf(off.id)).toEqual([])
})
