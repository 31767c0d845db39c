import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readTable } from '../../../_shared/delimited-table.ts'
import { hasOpenData, openDataFile, unlessMissing } from '../../../_shared/open-data-files.ts'
import type { DayHours, Hours } from './hours.ts'
import { readOsmHours } from './osm.ts'
import { formatDay } from './weekday-lines.ts'

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
  // A later rule replaces spans that it overlaps. Otherwise it may also add to them.
  ['Mo-Tu 07:00-17:00; Tu 09:30-19:30', ['07:00–17:00', '09:30–19:30', ...Array(5).fill(closed), unknown]],
  ['Mo-Tu 09:00-12:00; Tu 14:00-17:00', ['09:00–12:00', unknown, ...Array(5).fill(closed), unknown]],
  ['Mo-Tu 09:00-12:00; Tu off', ['09:00–12:00', ...Array(6).fill(closed), unknown]],
  ['Mo 08:00-12:00; Sa[1] 09:00-12:00', ['08:00–12:00', closed, closed, closed, closed, unknown, closed, unknown]],
])('%s', (text, days) => {
  const { hours } = readOsmHours(text)

  expect(hours && inPlainWords(hours)).toEqual(days)
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
])('%s is not understood, and its text is kept', (text) => {
  expect(readOsmHours(text)).toEqual({ hours: null, words: text })
})

test('24/7 is always open', () => {
  expect(readOsmHours('24/7')).toEqual({
    hours: { week: Array(7).fill([[0, 1_440]]), holidays: 'AS_USUAL' },
    words: null,
  })
})

// Every spelling in the two extracts with our reading, for somebody who knows the specification to check.
const readings = fileURLToPath(new URL('./osm-readings.csv', import.meta.url))
const read = [...['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'], 'public holidays', 'stays readable']

async function listed(columns: readonly string[]) {
  const rows: Readonly<Record<string, string>>[] = []
  for await (const { cells } of readTable(readings, 'utf-8', [...columns])) if (cells) rows.push(cells)
  return rows
}

test('every spelling in osm-readings.csv is parsed as the file states', async () => {
  const rows = await listed(['opening_hours', ...read])

  const found = rows.map(({ opening_hours: text = '' }) => {
    const { hours, words } = readOsmHours(text)
    return [text, ...(hours ? inPlainWords(hours) : Array(8).fill(unknown)), words === null ? 'no' : 'yes']
  })

  expect(rows.length).toBeGreaterThan(30)
  expect(found).toEqual(rows.map((row) => ['opening_hours', ...read].map((column) => row[column])))
})

test.skipIf(!hasOpenData)(`osm-readings.csv contains every spelling of the extracts${unlessMissing}`, async () => {
  const spellings = new Set((await listed(['opening_hours'])).map((row) => row.opening_hours))
  const values = ['osm_salzburg_recycling_2025.geojson', 'osm_germany_recycling_2013.json'].flatMap((name) =>
    [...readFileSync(openDataFile(name), 'utf8').matchAll(/"opening_hours" ?: ?"([^"]+)"/g)].map(
      ([, value = '']) => value,
    ),
  )

  const understood = values.filter((value) => readOsmHours(value).hours)

  expect(values.filter((value) => !spellings.has(value))).toEqual([])
  expect({ values: values.length, understood: understood.length }).toEqual({ values: 74, understood: 58 })
})

/** Monday to Sunday, then public holidays. */
function inPlainWords(hours: Hours): string[] {
  const words = (day: DayHours) => formatDay(day, 'en')
  return [...hours.week.map(words), hours.holidays === 'AS_USUAL' ? 'as usual' : words(hours.holidays)]
}
