import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { addDays } from '../../../_shared/local-time.ts'
import { propertyRuns, testDatabase } from '../../../_shared/testing.ts'
import { addDiaryEntries, aUser } from '../../fixtures.ts'
import { dayIn, daysBetween, offsetMinutesOn } from './days.ts'
import { disposalStreak, type Streak } from './streaks.ts'

const { db, close } = connect(await testDatabase('user'))
afterAll(close)

const seoul = 'Asia/Seoul'
const honolulu = 'Pacific/Honolulu'

/** A person in `timeZone` with an entry on each of the days, which were spent in the zones given with them. */
async function aDiary(timeZone: string, days: readonly (string | readonly [day: string, timeZone: string])[]) {
  const person = await aUser(db, { timeZone })
  const rows = days.map((day) => {
    const [disposedOn, zone] = typeof day === 'string' ? [day, timeZone] : day
    return { disposedOn, utcOffsetMinutes: offsetMinutesOn(zone, disposedOn) }
  })
  await addDiaryEntries(db, person.id, rows)
  return person
}

describe('without a journey, the current streak', () => {
  test.each([
    ['reaches today', ['2026-11-23', '2026-11-24', '2026-11-25'], 3],
    ['reaches yesterday while today has no entry', ['2026-11-23', '2026-11-24'], 2],
    ['has ended when yesterday has no entry either', ['2026-11-22', '2026-11-23'], 0],
    ['counts a day with several entries once', ['2026-11-24', '2026-11-25', '2026-11-25'], 2],
    ['ends at a gap', ['2026-11-22', '2026-11-24', '2026-11-25'], 2],
    ['counts an entry of tomorrow', ['2026-11-25', '2026-11-26'], 2],
  ])('%s', async (_what, days, currentDays) => {
    // 13:00 in Seoul
    const now = new Date('2026-11-25T04:00:00Z')

    expect(await disposalStreak(db, await aDiary(seoul, days), now)).toMatchObject({ currentDays })
  })

  test.each([
    [seoul, '2026-11-24T14:59:59Z', 1],
    [seoul, '2026-11-24T15:00:00Z', 0],
    [honolulu, '2026-11-25T09:59:59Z', 1],
    [honolulu, '2026-11-25T10:00:00Z', 0],
  ])('changes at midnight in %s: at %s it has %i days', async (timeZone, now, currentDays) => {
    const person = await aDiary(timeZone, ['2026-11-23'])

    expect(await disposalStreak(db, person, new Date(now))).toMatchObject({ currentDays })
  })

  test('goes on over the ends of months and years and a leap day', async () => {
    const days = ['2027-12-30', '2027-12-31', '2028-01-01', '2028-02-28', '2028-02-29', '2028-03-01', '2028-03-02']
    const now = new Date('2028-03-02T00:00:00Z')

    expect(await disposalStreak(db, await aDiary(seoul, days), now)).toEqual({
      currentDays: 4,
      longestDays: 4,
      lastLoggedOn: '2028-03-02',
    })
  })
})

test('an empty diary has no streak', async () => {
  expect(await disposalStreak(db, await aUser(db))).toEqual({ currentDays: 0, longestDays: 0, lastLoggedOn: null })
})

test('the longest streak may be an earlier one', async () => {
  const days = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-25']

  expect(await disposalStreak(db, await aDiary(seoul, days), new Date('2026-11-25T04:00:00Z'))).toEqual({
    currentDays: 1,
    longestDays: 3,
    lastLoggedOn: '2026-11-25',
  })
})

describe('on a journey over the date line', () => {
  const days = ['2026-11-23', '2026-11-24']

  test('from Seoul to Honolulu, where it is the day before, the streak has the entry of tomorrow', async () => {
    const person = await aDiary(
      honolulu,
      [...days, '2026-11-25'].map((day) => [day, seoul] as const),
    )

    // In Honolulu the 24th at 18:00. It can rest until the 26th ends there.
    for (const now of ['2026-11-25T04:00:00Z', '2026-11-27T09:59:59Z'])
      expect(await disposalStreak(db, person, new Date(now))).toMatchObject({ currentDays: 3 })
    expect(await disposalStreak(db, person, new Date('2026-11-27T10:00:00Z'))).toMatchObject({ currentDays: 0 })
  })

  test('from Honolulu to Seoul, the day that it skips does not end the streak', async () => {
    // From Honolulu on the 24th at 23:00 to Seoul on the 26th at 03:00.
    const before = days.map((day) => [day, honolulu] as const)
    const arrival = new Date('2026-11-25T18:00:00Z')

    expect(await disposalStreak(db, await aDiary(seoul, before), arrival)).toMatchObject({ currentDays: 2 })
    const after = await aDiary(seoul, [...before, ['2026-11-26', seoul], ['2026-11-27', seoul]])
    expect(await disposalStreak(db, after, new Date('2026-11-27T03:00:00Z'))).toEqual({
      currentDays: 4,
      longestDays: 4,
      lastLoggedOn: '2026-11-27',
    })
  })

  test('a second day without an entry ends the streak', async () => {
    const before = days.map((day) => [day, honolulu] as const)

    const late = new Date('2026-11-26T15:00:00Z')
    expect(await disposalStreak(db, await aDiary(seoul, before), late)).toMatchObject({ currentDays: 0 })
    const after = await aDiary(seoul, [...before, ['2026-11-27', seoul]])
    expect(await disposalStreak(db, after, late)).toMatchObject({ currentDays: 1, longestDays: 2 })
  })

  test.each([
    ['Pacific/Pago_Pago', 'Pacific/Apia', 4],
    ['Europe/London', 'Pacific/Auckland', 4],
    ['America/Los_Angeles', seoul, 4],
    // Less than 12 hours ahead: more than half of the day in between is left.
    ['Europe/London', seoul, 2],
    [seoul, seoul, 2],
    // Behind: the day in between is longer, not shorter.
    [seoul, honolulu, 2],
  ])('from %s to %s, entries around a day without one are a streak of %i days', async (from, to, currentDays) => {
    const person = await aDiary(to, [
      ...days.map((day) => [day, from] as const),
      ['2026-11-26', to],
      ['2026-11-27', to],
    ])
    const noon = new Date(Date.parse('2026-11-27T12:00:00Z') - offsetMinutesOn(to, '2026-11-27') * 60_000)

    expect(await disposalStreak(db, person, noon)).toMatchObject({ currentDays })
  })

  test('changing the time zone alone never ends a streak that reaches today', async () => {
    const zones = ['Pacific/Pago_Pago', honolulu, 'Europe/London', seoul, 'Pacific/Kiritimati']
    const now = new Date('2026-11-25T10:30:00Z')

    for (const from of zones)
      for (const to of zones) {
        const today = dayIn(from, now)
        const diary = await aDiary(
          to,
          [addDays(today, -1), today].map((day) => [day, from] as const),
        )
        expect(await disposalStreak(db, diary, now), `${from} to ${to}`).toMatchObject({ currentDays: 2 })
      }
  })
})

describe('streaks', () => {
  const zones = [seoul, honolulu, 'Europe/London', 'Asia/Kathmandu', 'Pacific/Apia', 'America/Sao_Paulo']
  const start = '2027-12-20'
  const entry = fc.record({ days: fc.integer({ min: 0, max: 25 }), zone: fc.constantFrom(...zones) })
  const now = fc.date({ min: new Date('2027-12-20'), max: new Date('2028-01-20'), noInvalidDate: true })

  test('are the same as by a naive recount, across time zones and the ends of months', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 30 }),
        fc.constantFrom(...zones),
        now,
        async (entries, home, at) => {
          const days = entries.map(({ days, zone }) => [addDays(start, days), zone] as const)

          expect(await disposalStreak(db, await aDiary(home, days), at)).toEqual(naively(days, home, at))
        },
      ),
      { numRuns: propertyRuns(80), seed: 20261130 },
    )
  })

  /** Walks from day to day. */
  function naively(days: readonly (readonly [string, string])[], home: string, at: Date): Streak {
    const offsetsOn = (day: string) => days.filter(([on]) => on === day).map(([, zone]) => offsetMinutesOn(zone, day))
    const dates = [...new Set(days.map(([day]) => day))].toSorted()
    const last = dates.at(-1)
    if (!last) return { currentDays: 0, longestDays: 0, lastLoggedOn: null }
    let run = 0
    let longestDays = 0
    let previous: string | undefined
    for (const day of dates) {
      run = previous && follows(previous, day, Math.max(...offsetsOn(day))) ? run + 1 : 1
      longestDays = Math.max(longestDays, run)
      previous = day
    }
    const today = dayIn(home, at)
    const isCurrent = today <= last || follows(last, today, offsetMinutesOn(home, today))
    return { currentDays: isCurrent ? run : 0, longestDays, lastLoggedOn: last }

    function follows(from: string, to: string, offset: number): boolean {
      const ahead = offset - Math.min(...offsetsOn(from))
      return daysBetween(from, to) === 1 || (daysBetween(from, to) === 2 && ahead >= 12 * 60)
    }
  }
})
