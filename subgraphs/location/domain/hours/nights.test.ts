import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, wallClockAt, weekdayIndex } from '../../../_shared/local-time.ts'
import { propertyRuns } from '../../../_shared/testing.ts'
import { dayKind } from './day-kinds.ts'
import { type Hours, hoursOn, weekOf } from './hours.ts'
import { type Calendar, isOpenAt, nextChangeAfter } from './opening.ts'
import { readOsmHours } from './osm.ts'

const seoul: Calendar = { timeZone: 'Asia/Seoul', countryCode: 'KR' }
const berlin: Calendar = { timeZone: 'Europe/Berlin', countryCode: 'DE' }

const hoursIn = (text: string): Hours => {
  const { hours } = readOsmHours(text)
  if (!hours) throw new Error(`not understood: ${text}`)
  return hours
}
const isOpen = (text: string, at: string, calendar = seoul) =>
  isOpenAt(hoursIn(text), calendar, new Date(at.includes('Z') ? at : `${at}:00+09:00`))
const next = (text: string, after: string) =>
  nextChangeAfter(hoursIn(text), seoul, new Date(`${after}:00+09:00`))?.toISOString() ?? null

describe('after midnight', () => {
  // Friday, 9 October 2026, is a public holiday in Korea; Thursday and Saturday are not.
  test('the night of a holiday with unknown hours is unknown for as long as it may last', () => {
    const text = 'Mo-Fr 22:00-06:00'

    expect(isOpen(text, '2026-10-09T05:59')).toBe(true)
    expect(isOpen(text, '2026-10-09T23:00')).toBeNull()
    expect(isOpen(text, '2026-10-10T00:00')).toBeNull()
    expect(isOpen(text, '2026-10-10T05:59')).toBeNull()
    expect(isOpen(text, '2026-10-10T06:00')).toBe(false)
    expect(next(text, '2026-10-10T01:00')).toBeNull()
    expect(isOpen('Mo-Fr 08:00-18:00', '2026-10-10T00:00')).toBe(false)
  })

  test('a country without known holidays has unknown nights', () => {
    // Saturday in Germany, after a Friday that may be a holiday.
    expect(isOpen('Mo-Fr 22:00-06:00', '2026-11-28T01:00:00Z', berlin)).toBeNull()
    expect(isOpen('Mo-Fr 22:00-06:00', '2026-11-28T05:00:00Z', berlin)).toBe(false)
    // Sunday, after a Saturday on which it is closed.
    expect(isOpen('Mo-Fr 22:00-06:00', '2026-11-29T01:00:00Z', berlin)).toBe(false)
  })

  test('a weekday whose own rules disagree may last as long as any of its spans', () => {
    const text = 'Mo-Tu 09:00-12:00; Tu 22:00-04:00'

    expect(isOpen(text, '2026-11-24T23:00')).toBeNull()
    expect(isOpen(text, '2026-11-25T03:59')).toBeNull()
    expect(isOpen(text, '2026-11-25T04:00')).toBe(false)
  })

  test.each(['Fr 20:00-02:00; Sa off', 'Fr 20:00-02:00, Sa off', 'Fr 20:00-26:00; Sa,Su closed'])(
    'a day that is off ends the evening before: %s',
    (text) => {
      expect(isOpen(text, '2026-11-27T23:59')).toBe(true)
      expect(isOpen(text, '2026-11-28T00:30')).toBe(false)
      expect(next(text, '2026-11-27T21:00')).toBe('2026-11-27T15:00:00.000Z')
    },
  )

  test('a later rule with other hours makes the night before unknown, and a part after a comma does not', () => {
    expect(isOpen('Fr 20:00-02:00; Sa 10:00-12:00', '2026-11-28T00:30')).toBeNull()
    expect(isOpen('Fr 20:00-02:00, Sa 10:00-12:00', '2026-11-28T00:30')).toBe(true)
    expect(isOpen('Sa 10:00-12:00; Fr 20:00-02:00', '2026-11-28T00:30')).toBe(true)
    expect(isOpen('Mo-Fr 20:00-02:00; Sa 00:00-12:00', '2026-11-28T00:30')).toBe(true)
  })

  test.each(['Mo-Su 22:00-06:00; PH off', 'Mo-Su 22:00-06:00; PH 10:00-12:00'])(
    'a holiday with hours of its own makes the night of its eve unknown: %s',
    (text) => {
      expect(isOpen(text, '2026-10-08T23:00')).toBe(true)
      expect(isOpen(text, '2026-10-09T00:30')).toBeNull()
      expect(isOpen(text, '2026-10-09T06:00')).toBe(false)
      expect(isOpen(text, '2026-10-08T00:30')).toBe(true)
      expect(next(text, '2026-10-08T23:00')).toBeNull()
      expect(readOsmHours(text).words).toBe(text)
    },
  )

  test('a holiday’s own night lasts into the day after it', () => {
    expect(isOpen('PH,Mo-Fr 22:00-06:00', '2026-10-10T05:59')).toBe(true)
    expect(isOpen('Mo-Fr 09:00-17:00; PH 22:00-06:00', '2026-10-10T05:59')).toBe(true)
    // By the later rule, a holiday's night ends before a Saturday.
    expect(isOpen('Mo-Fr,PH 22:00-06:00; Sa off', '2026-10-10T00:30')).toBeNull()
  })

  test('New Year’s Eve and a leap day are days like others', () => {
    expect(isOpen('Mo-Su,PH 20:00-02:00', '2027-01-01T01:59')).toBe(true)
    expect(isOpen('Mo-Su 20:00-02:00; PH off', '2027-01-01T01:59')).toBeNull()
    expect(isOpen('Mo-Su 20:00-02:00; PH off', '2027-01-02T01:59')).toBe(false)
    // The day after a leap day is a holiday: 삼일절.
    expect(isOpen('Mo-Su,PH 20:00-02:00', '2024-02-29T01:59')).toBe(true)
    expect(isOpen('Mo-Su,PH 20:00-02:00', '2024-03-01T01:59')).toBe(true)
  })

  test('a part that is off closes its day, whatever separates it', () => {
    expect(isOpen('Mo-Fr 09:00-17:00, Tu off', '2026-11-24T12:00')).toBe(false)
    expect(isOpen('Mo-Fr 09:00-17:00; Tu off', '2026-11-24T12:00')).toBe(false)
  })

  test('a holiday is unknown when a later rule for its weekday contradicts it', () => {
    expect(isOpen('PH off; Mo-Fr 09:00-17:00', '2026-10-09T12:00')).toBeNull()
    expect(isOpen('Mo-Fr 09:00-17:00, PH 10:00-11:00', '2026-10-09T12:00')).toBeNull()
    expect(isOpen('Mo-Fr 09:00-17:00; PH off', '2026-10-09T12:00')).toBe(false)
    // Saturday's rule says nothing about a holiday on Friday.
    expect(isOpen('Mo-Fr 09:00-17:00; PH off; Sa 09:00-12:00', '2026-10-09T12:00')).toBe(false)
    expect(isOpen('Mo-Fr 09:00-17:00; PH off; Sa 09:00-12:00', '2026-10-03T10:00')).toBeNull()
  })

  test.each(['Mo 24:00-26:00', 'Mo 20:00-24:00,24:00-26:00', 'Fr 20:00-02:00 || Sa off', 'Fr 20:00-02:00; SH off'])(
    '%s is not understood',
    (text) => expect(readOsmHours(text)).toEqual({ hours: null, words: text }),
  )
})

const times = fc.integer({ min: 0, max: 47 }).map((half) => half * 30)
const span = fc
  .tuple(times, times)
  .filter(([opens, closes]) => opens !== closes)
  .map(([opens, closes]) => [opens, closes > opens ? closes : closes + 1_440] as const)
const day = fc.oneof(
  span.map((one) => [one]),
  fc.constant([]),
  fc.constant(null),
)
const anyHours: fc.Arbitrary<Hours> = fc.record(
  {
    week: fc.array(day, { minLength: 7, maxLength: 7 }),
    holidays: fc.oneof(day, fc.constant('AS_USUAL' as const)),
    disputedHolidays: fc.constantFrom([0, 4], [5]),
    holidaysCutNights: fc.constant(true as const),
    latestClosing: fc.constantFrom(1_440, 1_500, 1_800),
  },
  { requiredKeys: ['week', 'holidays'], noNullPrototype: true },
)
// Weeks with public holidays, the turn of the year, a leap day and changes of the clocks.
const moment = fc
  .tuple(
    fc.constantFrom('2026-10-03', '2026-12-30', '2028-02-28', '2026-03-28', '2026-10-24', '2030-12-29'),
    fc.integer({ min: 0, max: 48 * 7 }),
  )
  .map(([from, half]) => new Date(Date.parse(`${from}T00:00:00Z`) + half * 1_800_000))
const calendar = fc.constantFrom(seoul, berlin)
const later = (moment: Date, halves: number) => new Date(moment.getTime() + halves * 1_800_000)

test('the next change is the first moment at which the state differs, unless it is unknown before', () => {
  fc.assert(
    fc.property(anyHours, calendar, moment, (hours, calendar, moment) => {
      const before = isOpenAt(hours, calendar, moment)
      const halves = Array.from({ length: 48 * 4 }, (_, index) => later(moment, index + 1))
      const changed = halves.find((at) => isOpenAt(hours, calendar, at) !== before)

      const change = nextChangeAfter(hours, calendar, moment)

      if (before === null) expect(change).toBeNull()
      else if (!changed) expect(change === null || change > later(moment, 48 * 4)).toBe(true)
      else expect(change).toEqual(isOpenAt(hours, calendar, changed) === null ? null : changed)
    }),
    { numRuns: propertyRuns(150), seed: 20261128 },
  )
})

test('an evening that is unknown stays unknown after midnight for as long as it usually lasts', () => {
  fc.assert(
    fc.property(anyHours, calendar, moment, (hours, calendar, at) => {
      const { day, minute } = wallClockAt(calendar.timeZone, at)
      const before = addDays(day, -1)
      if (hoursOn(hours, weekdayIndex(before), dayKind(calendar.countryCode, before)) !== null) return
      const usual = hours.week[weekdayIndex(before)] ?? []
      if (usual.some(([, closes]) => closes > minute + 1_440)) expect(isOpenAt(hours, calendar, at)).not.toBe(false)
    }),
    { numRuns: propertyRuns(300), seed: 20261128 },
  )
})

test('hours without nights are the same with and without the rule for nights', () => {
  const office: Hours = { week: weekOf([0, 1, 2, 3, 4], [[540, 1_080]]), holidays: [] }
  const at = (hours: Hours, half: number) => isOpenAt(hours, seoul, later(new Date('2026-10-05T00:00:00Z'), half))

  for (let half = 0; half < 48 * 7; half += 1)
    expect(at({ ...office, holidaysCutNights: true }, half)).toBe(at(office, half))
})
