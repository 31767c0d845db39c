import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { propertyRuns } from '../../../_shared/testing.ts'
import { alwaysOpen, type Hours, weekOf } from './hours.ts'
import { type Calendar, exceptionalDays, isOpenAt, nextChangeAfter } from './opening.ts'

const seoul: Calendar = { timeZone: 'Asia/Seoul', countryCode: 'KR' }
const berlin: Calendar = { timeZone: 'Europe/Berlin', countryCode: 'DE' }
const newYork: Calendar = { timeZone: 'America/New_York', countryCode: 'US' }
const workdays = [0, 1, 2, 3, 4]
const office: Hours = { week: weekOf(workdays, [[540, 1_080]]), holidays: [] }
const daily: Hours = { week: weekOf([...workdays, 5, 6], [[540, 1_080]]), holidays: 'AS_USUAL' }
/** From 22:00 to 02:30 on every day. */
const nights: Hours = { week: weekOf([...workdays, 5, 6], [[1_320, 1_590]]), holidays: 'AS_USUAL' }

const isOpen = (hours: Hours, at: string, calendar = seoul) => isOpenAt(hours, calendar, new Date(at))
const next = (hours: Hours, after: string, calendar = seoul) =>
  nextChangeAfter(hours, calendar, new Date(after))?.toISOString() ?? null

test('a place is open from its opening minute up to its closing minute', () => {
  expect(isOpen(office, '2026-11-25T08:59:59+09:00')).toBe(false)
  expect(isOpen(office, '2026-11-25T09:00:00+09:00')).toBe(true)
  expect(isOpen(office, '2026-11-25T17:59:59+09:00')).toBe(true)
  expect(isOpen(office, '2026-11-25T18:00:00+09:00')).toBe(false)
})

test('the next change is found across weekends, months and years', () => {
  // Monday, 30 November, and Thursday, 31 December, before New Year’s Day and a weekend.
  expect(next(office, '2026-11-30T18:00:00+09:00')).toBe('2026-12-01T00:00:00.000Z')
  expect(next(office, '2026-12-31T18:00:00+09:00')).toBe('2027-01-04T00:00:00.000Z')
  expect(next(office, '2026-11-25T09:00:00+09:00')).toBe('2026-11-25T09:00:00.000Z')
})

describe('public holidays', () => {
  test('and their substitutes are closed for a place that closes on holidays', () => {
    // 개천절 is Saturday, 3 October; its substitute Monday, 5 October.
    expect(isOpen(office, '2026-10-05T12:00:00+09:00')).toBe(false)
    expect(isOpen(daily, '2026-10-05T12:00:00+09:00')).toBe(true)
    expect(next(office, '2026-10-02T18:00:00+09:00')).toBe('2026-10-06T00:00:00.000Z')
    expect(exceptionalDays(office, seoul, new Date('2026-10-01T00:00:00+09:00')).slice(0, 2)).toEqual([
      {
        day: '2026-10-05',
        hours: [],
        reason: { ko: '대체공휴일(개천절)', en: 'Substitute holiday (National Foundation Day)' },
      },
      { day: '2026-10-09', hours: [], reason: { ko: '한글날', en: 'Hangul Day' } },
    ])
  })

  test('that the source does not mention are unknown, and so is the next change after them', () => {
    const hours: Hours = { ...office, holidays: null }

    expect(isOpen(hours, '2026-10-05T12:00:00+09:00')).toBeNull()
    expect(next(hours, '2026-10-05T12:00:00+09:00')).toBeNull()
    expect(next(hours, '2026-10-02T18:00:00+09:00')).toBeNull()
    expect(isOpen(hours, '2026-10-04T12:00:00+09:00')).toBe(false)
  })

  test('may have their own hours, and named holidays may have others', () => {
    const hours: Hours = { ...office, holidays: [[600, 720]], feasts: { CHUSEOK: [], CHUSEOK_NEXT: null } }

    expect(isOpen(hours, '2026-10-09T11:00:00+09:00')).toBe(true)
    expect(isOpen(hours, '2026-10-09T13:00:00+09:00')).toBe(false)
    expect(isOpen(hours, '2026-09-25T11:00:00+09:00')).toBe(false)
    // Saturday, the day after 추석.
    expect(isOpen({ ...hours, week: daily.week }, '2026-09-26T11:00:00+09:00')).toBeNull()
    // A Saturday on which it is closed every week, and a holiday on which it would be open.
    expect(isOpen(hours, '2026-08-15T11:00:00+09:00')).toBeNull()
  })

  test('are unknown in other countries and unannounced years, and so are the days on which they would matter', () => {
    for (const [at, calendar] of [
      ['2026-11-25T12:00:00+01:00', berlin],
      ['2031-03-05T12:00:00+09:00', seoul],
    ] as const) {
      expect(isOpen(office, at, calendar)).toBeNull()
      expect(isOpen(daily, at, calendar)).toBe(true)
      expect(isOpen(alwaysOpen, at, calendar)).toBe(true)
    }
    expect(isOpen(office, '2026-11-29T12:00:00+01:00', berlin)).toBe(false)
  })
})

test('a span past midnight ends on the next day, even on a holiday', () => {
  const hours: Hours = { week: weekOf([6, ...workdays], [[1_320, 1_560]]), holidays: [] }

  // Sunday, 4 October, into the substitute holiday.
  expect(isOpen(hours, '2026-10-05T01:59:00+09:00')).toBe(true)
  expect(isOpen(hours, '2026-10-05T23:00:00+09:00')).toBe(false)
  expect(isOpen(nights, '2026-10-05T02:29:00+09:00')).toBe(true)
  expect(isOpen(nights, '2026-10-05T02:30:00+09:00')).toBe(false)
  expect(next(nights, '2026-10-04T23:00:00+09:00')).toBe('2026-10-04T17:30:00.000Z')
})

test('a place that is always open or always closed has no next change', () => {
  expect(next(alwaysOpen, '2026-11-25T12:00:00Z')).toBeNull()
  expect(next({ week: weekOf([], []), holidays: [] }, '2026-11-25T12:00:00Z')).toBeNull()
  expect(isOpen({ week: weekOf([], []), holidays: [] }, '2026-11-25T12:00:00Z')).toBe(false)
})

describe('when the clocks change', () => {
  test('a place opens by local time', () => {
    expect(next(daily, '2026-03-28T18:00:00+01:00', berlin)).toBe('2026-03-29T07:00:00.000Z')
    expect(next(daily, '2026-10-24T18:00:00+02:00', berlin)).toBe('2026-10-25T08:00:00.000Z')
    expect(next(daily, '2026-03-07T18:00:00-05:00', newYork)).toBe('2026-03-08T13:00:00.000Z')
    expect(next(daily, '2026-10-31T18:00:00-04:00', newYork)).toBe('2026-11-01T14:00:00.000Z')
  })

  test('a place closes at the jump when its closing time is skipped, and twice when that time occurs twice', () => {
    expect(next(nights, '2026-03-29T00:30:00Z', berlin)).toBe('2026-03-29T01:00:00.000Z')
    // 02:30 summer time, open again from 02:00 winter time, closed at 02:30 winter time.
    expect(next(nights, '2026-10-25T00:15:00Z', berlin)).toBe('2026-10-25T00:30:00.000Z')
    expect(next(nights, '2026-10-25T00:30:00Z', berlin)).toBe('2026-10-25T01:00:00.000Z')
    expect(next(nights, '2026-10-25T01:00:00Z', berlin)).toBe('2026-10-25T01:30:00.000Z')
  })
})

test('the state stays the same until the next change', () => {
  const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-06-30'), noInvalidDate: true })
  const calendar = fc.constantFrom(seoul, berlin, newYork)

  fc.assert(
    fc.property(fc.constantFrom(office, daily, nights), calendar, moment, (hours, calendar, moment) => {
      const change = nextChangeAfter(hours, calendar, moment)
      if (!change) return
      const before = isOpenAt(hours, calendar, moment)
      expect(isOpenAt(hours, calendar, change)).toBe(!before)
      const minutes = (change.getTime() - moment.getTime()) / 60_000
      for (let step = 1; step < 40; step += 1) {
        const between = new Date(moment.getTime() + Math.floor((minutes * step) / 40) * 60_000)
        expect(isOpenAt(hours, calendar, between)).toBe(before)
      }
    }),
    { numRuns: propertyRuns(60), seed: 20261125 },
  )
})
