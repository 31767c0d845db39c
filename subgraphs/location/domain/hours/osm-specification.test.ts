import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, wallClockAt, weekdayIndex } from '../../../_shared/local-time.ts'
import { propertyRuns } from '../../../_shared/testing.ts'
import { dayKind } from './day-kinds.ts'
import { type Calendar, isOpenAt } from './opening.ts'
import { readOsmHours } from './osm.ts'

const seoul: Calendar = { timeZone: 'Asia/Seoul', countryCode: 'KR' }

const times = fc.integer({ min: 0, max: 47 }).map((half) => half * 30)
const span = fc
  .tuple(times, times)
  .filter(([opens, closes]) => opens !== closes)
  .map(([opens, closes]) => [opens, closes > opens ? closes : closes + 1_440] as const)
// Weeks with public holidays, and the turn of the year.
const moment = fc
  .tuple(fc.constantFrom('2026-10-02', '2026-09-21', '2026-12-28'), fc.integer({ min: 0, max: 48 * 7 }))
  .map(([from, half]) => new Date(Date.parse(`${from}T00:00:00Z`) + half * 1_800_000))

const names = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su', 'PH']
interface Part {
  days: readonly number[]
  /** Null for `off`. */
  span: readonly [number, number] | null
  separator: ';' | ','
}
const part: fc.Arbitrary<Part> = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 4 }),
  span: fc.option(span, { freq: 3 }),
  separator: fc.constantFrom(';', ','),
})
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const textOf = (parts: readonly Part[]) =>
  parts
    .map(({ days, span, separator }, index) => {
      const hours = span ? `${clock(span[0])}-${clock(span[1])}` : 'off'
      return `${index > 0 ? `${separator} ` : ''}${days.map((day) => names[day]).join(',')} ${hours}`
    })
    .join('')

// The specification: a rule replaces all others on its days, and so does `off`; a part after a comma adds to them. The
// night after an evening counts at the place of its rule. It is gone if the evening is.
function isOpenAsSpecified(parts: readonly Part[], day: string, minute: number): boolean {
  const evening = partsOn(parts, addDays(day, -1))
  const today = partsOn(parts, day)
  const spans = [
    ...evening.inEffect.filter(({ at }) => at >= today.replacedAt).map(({ span: [from, to] }) => [from, to, 1_440]),
    ...today.inEffect.map(({ span: [from, to] }) => [from, to, 0]),
  ]
  return spans.some(([from = 0, to = 0, before = 0]) => from <= minute + before && minute + before < to)
}

function partsOn(parts: readonly Part[], day: string) {
  let inEffect: { at: number; span: readonly [number, number] }[] = []
  let replacedAt = 0
  for (const [at, { days, span, separator }] of parts.entries()) {
    if (!days.includes(weekdayIndex(day)) && !(days.includes(7) && dayKind('KR', day) !== 'ORDINARY')) continue
    if (!span || separator === ';' || at === 0) [inEffect, replacedAt] = [[], at]
    if (span) inEffect.push({ at, span })
  }
  return { inEffect, replacedAt }
}

test('hours of OpenStreetMap are as specified or unknown', () => {
  let known = 0
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), moment, (parts, moment) => {
      const { hours } = readOsmHours(textOf(parts))
      if (!hours) return
      for (let half = 0; half < 48; half += 1) {
        const at = new Date(moment.getTime() + half * 1_800_000)
        const { day, minute } = wallClockAt(seoul.timeZone, at)
        const found = isOpenAt(hours, seoul, at)
        if (found === null) continue
        known += 1
        expect({ text: textOf(parts), at, open: found }).toEqual({
          text: textOf(parts),
          at,
          open: isOpenAsSpecified(parts, day, minute),
        })
      }
    }),
    { numRuns: propertyRuns(400), seed: 20261128 },
  )
  expect(known).toBeGreaterThan(1_000)
})
