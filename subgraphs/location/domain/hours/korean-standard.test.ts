import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readTable } from '../../../_shared/delimited-table.ts'
import { hasOpenData, openDataFile, unlessMissing } from '../../../_shared/open-data-files.ts'
import { type NamedHoliday, namedHolidays } from './day-kinds.ts'
import type { DayHours, Hours } from './hours.ts'
import { type HoursCells, readStandardHours } from './korean-standard.ts'
import { formatDay } from './weekday-lines.ts'

// Every spelling in the national file of recycling centres with our reading, for a reader of Korean to check.
const readings = fileURLToPath(new URL('./standard-readings.csv', import.meta.url))
const given: (keyof HoursCells)[] = [
  '평일운영시작시각',
  '평일운영종료시각',
  '공휴일운영시작시각',
  '공휴일운영종료시각',
  '휴무일정보',
]
const read = ['월', '화', '수', '목', '금', '토', '일', '공휴일', '명절 등']

async function rowsOf(path: string, encoding: 'utf-8' | 'cp949', columns: readonly string[]) {
  const rows: Readonly<Record<string, string>>[] = []
  for await (const { cells } of readTable(path, encoding, [...columns])) if (cells) rows.push(cells)
  return rows
}
const spelling = (cells: HoursCells) => given.map((column) => cells[column]).join('|')

test('every spelling in standard-readings.csv is parsed as the file states', async () => {
  const rows = await rowsOf(readings, 'utf-8', [...given, ...read])

  const found = rows.map((row) => ({ given: spelling(row), read: readingOf(readStandardHours(row).hours) }))

  expect(found).toEqual(rows.map((row) => ({ given: spelling(row), read: read.map((column) => row[column]) })))
})

test.skipIf(!hasOpenData)(
  `standard-readings.csv contains every spelling of the national file${unlessMissing}`,
  async () => {
    const listed = new Set((await rowsOf(readings, 'utf-8', given)).map(spelling))
    const centres = await rowsOf(openDataFile('kr_recycling_centres_2026.cp949.csv'), 'cp949', given)

    expect(centres.map(spelling).filter((text) => !listed.has(text))).toEqual([])
    // The numbers of rows, of 183, that are understood completely, in part and not at all.
    const understood = centres.map((cells) => readStandardHours(cells))
    expect({
      whole: understood.filter(({ hours, words }) => hours && !words).length,
      part: understood.filter(({ hours, words }) => hours && words).length,
      none: understood.filter(({ hours }) => !hours).length,
    }).toEqual({ whole: 54, part: 127, none: 2 })
  },
)

test.each<[HoursCells, string]>([
  [{ 휴무일정보: '첫째 월요일' }, '휴무일 첫째 월요일'],
  [{ 평일운영시작시각: '9시', 평일운영종료시각: '18:00', 휴무일정보: '일' }, '평일 9시~18:00, 휴무일 일'],
  [{ 평일운영시작시각: '25:00', 평일운영종료시각: '26:00' }, '평일 25:00~26:00'],
])('%j is not understood, and its text is kept', (cells, words) => {
  expect(readStandardHours(cells)).toEqual({ hours: null, words })
})

test('empty cells and 00:00 to 00:00 mean unknown hours', () => {
  expect(readStandardHours({ 평일운영시작시각: '00:00', 평일운영종료시각: '00:00' })).toEqual({
    hours: null,
    words: null,
  })
  expect(readStandardHours({})).toEqual({ hours: null, words: null })
})

test('all year from midnight to midnight is around the clock, in every spelling of midnight', () => {
  for (const closes of ['24:00', '2400', '23:59']) {
    const cells = { 평일운영시작시각: '00:00', 평일운영종료시각: closes, 휴무일정보: '연중무휴' }
    const all = { ...cells, 공휴일운영시작시각: '00:00', 공휴일운영종료시각: closes }

    expect(readStandardHours(all)).toEqual({
      hours: { week: Array(7).fill([[0, 1_440]]), holidays: [[0, 1_440]] },
      words: null,
    })
  }
})

function readingOf(hours: Hours | null): string[] {
  if (!hours) return [...Array<string>(8).fill('알 수 없음'), '']
  const words = (day: DayHours) => (day ? formatDay(day, 'ko') : '알 수 없음')
  const own = Object.entries(hours.feasts ?? {}).map(
    ([key, day]) => `${namedHolidays[key as NamedHoliday]} ${words(day)}`,
  )
  const holidays = hours.holidays === 'AS_USUAL' ? '평소와 같음' : words(hours.holidays)
  return [...hours.week.map(words), holidays, own.join(' / ')]
}

test.each([...'·ㆍ・･‧•∙⋅＋，'])('%s separates days off, and times may have full-width digits', (mark) => {
  const cells = {
    평일운영시작시각: '０９：００',
    평일운영종료시각: '18:00',
    휴무일정보: `토${mark}일요일${mark}공휴일`,
  }

  expect(readStandardHours(cells).hours).toEqual({ week: [...Array(5).fill([[540, 1_080]]), [], []], holidays: [] })
})
