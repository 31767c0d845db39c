import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hasOpenData, openDataFile, unlessMissing } from '../../../_shared/open-data.ts'
import { readOsmHours } from './osm.ts'
import { inWords, weekdayLines } from './weekday-lines.ts'

const closed = 'closed'
const unknown = 'hours not known'

// Monday to Sunday, then public holidays.
test.each<[string, string[]]>([
  [
    'Mo-Fr 8:00-12:00,13:00-16:00; Sa 09:00-12:00',
    [...Array(5).fill('08:00–12:00, 13:00–16:00'), '09:00–12:00', closed, unknown],
  ],
  [
    'Mo-We,Fr 08:00-16:00; Th 8:00-18:00; PH off',
    ['08:00–16:00', '08:00–16:00', '08:00–16:00', '08:00–18:00', '08:00–16:00', closed, closed, closed],
  ],
  ['07:00-20:00', [...Array(7).fill('07:00–20:00'), unknown]],
  ['Mo-Su,PH 10:00-12.00', Array(8).fill('10:00–12:00')],
  ['Sa-Mo 22:00-02:00', ['22:00–02:00', closed, closed, closed, closed, '22:00–02:00', '22:00–02:00', unknown]],
  ['Fr 20:00-26:00; PH closed', [closed, closed, closed, closed, '20:00–02:00', closed, closed, closed]],
  ['Mo 09:00-12:00, Mo 14:00-18:00', ['09:00–12:00, 14:00–18:00', ...Array(6).fill(closed), unknown]],
  // Instead, where the spans overlap; where they don't, it may as well be in addition.
  ['Mo-Tu 07:00-17:00; Tu 09:30-19:30', ['07:00–17:00', '09:30–19:30', ...Array(5).fill(closed), unknown]],
  ['Mo-Tu 09:00-12:00; Tu 14:00-17:00', ['09:00–12:00', unknown, ...Array(5).fill(closed), unknown]],
  ['Mo-Tu 09:00-12:00; Tu off', ['09:00–12:00', ...Array(6).fill(closed), unknown]],
  ['Mo 08:00-12:00; Sa[1] 09:00-12:00', ['08:00–12:00', closed, closed, closed, closed, unknown, closed, unknown]],
])('%s', (text, days) => {
  const { hours } = readOsmHours(text)

  const week = hours && weekdayLines(hours, 'en').map((line) => line.replace(/^\w+ /, ''))
  const holidays = hours && (hours.holidays === 'AS_USUAL' ? '' : inWords(hours.holidays, 'en'))
  expect([...(week ?? []), holidays]).toEqual(days)
})

test.each([
  'Mo-Do 08:00-12:00',
  'wednesday',
  'yes',
  'nur Fusion Festival',
  'Apr-Oct',
  'Sa 10:00-12:00; Dec-Feb off',
  'Mar-Oct Tu 13:00-18:00; Nov-Feb Tu 13:00-17:00; Sa 09:00-12:00',
  'Mo-Fr 09:00-17:00; SH off',
  'Mo-Fr 09:00-17:00 "by appointment"',
  'Mo-Fr 09:00-17:00; Dec 24-26 off',
  'Mo 08:00+',
  'Mo 08:00-08:00',
  'Mo 08:00-25:99',
  'sunrise-sunset',
  '24/7 off',
  '\0',
])('%s isn’t guessed at, and its words are kept', (text) => {
  expect(readOsmHours(text)).toEqual({ hours: null, words: text })
})

test('24/7 is always', () => {
  expect(readOsmHours('24/7')).toEqual({
    hours: { week: Array(7).fill([[0, 1_440]]), holidays: 'AS_USUAL' },
    words: null,
  })
})

test.skipIf(!hasOpenData)(`how much of real data is understood${unlessMissing}`, () => {
  const file = (name: string) => readFileSync(openDataFile(name), 'utf8')
  const values = ['osm_salzburg_recycling_2025.geojson', 'osm_germany_recycling_2013.json'].flatMap((name) =>
    [...file(name).matchAll(/"opening_hours" ?: ?"([^"]+)"/g)].map(([, value = '']) => value),
  )

  const read = values.map((value) => readOsmHours(value).hours)

  expect({ values: values.length, read: read.filter(Boolean).length }).toEqual({ values: 74, read: 58 })
})
