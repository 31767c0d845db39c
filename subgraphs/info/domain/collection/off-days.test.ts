import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readTable } from '../../../_shared/delimited-table.ts'
import { weekdayLetters } from '../../../_shared/korea/weekdays.ts'
import { hasOpenData, openDataFile, unlessMissing } from '../../../_shared/open-data-files.ts'
import type { DisposalMethod } from '../../types.generated.ts'
import { weekdays } from './days.ts'
import { offReason } from './holidays.ts'
import { contradicts, type OffDays, parseOffDays, weekdaysIn } from './off-days.ts'

// Every spelling in the national file with our reading, for a reader of Korean to check, then examples of our own (without
// a number of rows). A spelling has one line for each group of waste streams that it treats alike. 남은 말 are the words that
// are not understood or only in part. If 확실 is 아니요, the schedule quotes the whole spelling.
const readings = fileURLToPath(new URL('./off-day-readings.csv', import.meta.url))
const columns = ['행수', '미수거일', '품목', '요일', '휴일', '남은 말', '확실']

const streams: [name: string, method: DisposalMethod][] = [
  ['생활', 'GENERAL_WASTE'],
  ['음식물', 'FOOD_WASTE'],
  ['재활용', 'RECYCLABLES'],
  ['대형', 'BULKY_WASTE'],
]

const holidayNames: Record<string, string> = {
  PUBLIC_HOLIDAYS: '공휴일',
  REGULAR_HOLIDAYS: '대체·임시가 아닌 공휴일',
  SUBSTITUTE_HOLIDAYS: '대체공휴일',
  TEMPORARY_HOLIDAYS: '임시공휴일',
  ELECTION_DAYS: '선거일',
  EVES_OF_PUBLIC_HOLIDAYS: '공휴일 전날',
  NEW_YEAR: '1월 1일',
  INDEPENDENCE_MOVEMENT_DAY: '삼일절',
  LABOUR_DAY: '노동절',
  BUDDHAS_BIRTHDAY: '부처님 오신 날',
  CHILDRENS_DAY: '어린이날',
  MEMORIAL_DAY: '현충일',
  CONSTITUTION_DAY: '제헌절',
  LIBERATION_DAY: '광복절',
  NATIONAL_FOUNDATION_DAY: '개천절',
  HANGUL_DAY: '한글날',
  CHRISTMAS: '성탄절',
  SEOLLAL: '설날',
  SEOLLAL_EVE: '설날 전날',
  SEOLLAL_NEXT: '설날 다음 날',
  SEOLLAL_BREAK: '설 연휴',
  CHUSEOK: '추석',
  CHUSEOK_EVE: '추석 전날',
  CHUSEOK_NEXT: '추석 다음 날',
  CHUSEOK_BREAK: '추석 연휴',
  ...Object.fromEntries(
    weekdays.map((day, index) => [`PUBLIC_HOLIDAYS_ON_${day}`, `${weekdayLetters[index]}요일인 공휴일`]),
  ),
}

const lettersOf = (days: OffDays['weekdays']) =>
  weekdays.map((day, index) => (days.includes(day) ? weekdayLetters[index] : '')).join('')

// An arrow names the day to which a holiday moves its collection.
const shiftMark = ({ moves }: OffDays, holiday: OffDays['days'][number]) => {
  const by = moves.find(({ day }) => day === holiday)?.by
  return by ? `→${by > 0 ? '다음 날' : '전날'}` : ''
}

/** The lines of a spelling: one for each group of waste streams. */
function linesOf(text: string): Record<string, string>[] {
  const byReading = new Map<string, string[]>()
  for (const [name, method] of streams) {
    const off = parseOffDays(text, method)
    const reading = {
      요일: lettersOf(off.weekdays),
      휴일: off.days.map((day) => `${holidayNames[day]}${shiftMark(off, day)}`).join(', '),
      '남은 말': off.rest.join(' | '),
      확실: off.isExact ? '예' : '아니요',
    }
    const key = JSON.stringify(reading)
    byReading.set(key, [...(byReading.get(key) ?? []), name])
  }
  return [...byReading].map(([reading, names]) => ({
    미수거일: text,
    품목: names.length === streams.length ? '모두' : names.join('·'),
    ...JSON.parse(reading),
  }))
}

async function rowsOf(path: string, encoding: 'utf-8' | 'cp949', names: readonly string[]) {
  const rows: Record<string, string>[] = []
  for await (const { cells } of readTable(path, encoding, [...names])) if (cells) rows.push(cells)
  return rows
}

test('every spelling in off-day-readings.csv is parsed as the file states', async () => {
  const listed = await rowsOf(readings, 'utf-8', columns)
  const spellings = [...new Set(listed.map((row) => row.미수거일 ?? ''))]

  expect(spellings.flatMap(linesOf)).toEqual(listed.map(({ 행수: _, ...reading }) => reading))
})

test.skipIf(!hasOpenData)(`off-day-readings.csv has every spelling of the national file${unlessMissing}`, async () => {
  const listed = (await rowsOf(readings, 'utf-8', columns)).filter(({ 행수 }) => 행수)
  const counts = new Map<string, number>()
  const national = await rowsOf(openDataFile('kr_household_waste_rules_2026.cp949.csv'), 'cp949', ['미수거일'])
  for (const { 미수거일 = '' } of national) counts.set(미수거일, (counts.get(미수거일) ?? 0) + 1)

  expect(Object.fromEntries(listed.map(({ 미수거일, 행수 }) => [미수거일, Number(행수)]))).toEqual(
    Object.fromEntries(counts),
  )
})

test('non-combustible waste has the days of general waste', () => {
  const text = '일반쓰레기, 재활용품- 주말+공휴일/ 음식물쓰레기-일요일,공휴일'

  expect(parseOffDays(text, 'NON_COMBUSTIBLE')).toEqual(parseOffDays(text, 'GENERAL_WASTE'))
})

test('a weekday that one waste stream names contradicts the put-out days of that stream only', () => {
  const text = '월, 목요일 외 다른 요일 및 공휴일(재활용품은 화요일 수거)'

  expect(contradicts(parseOffDays(text, 'RECYCLABLES'), ['TUESDAY'])).toBe(false)
  expect(contradicts(parseOffDays(text, 'FOOD_WASTE'), ['TUESDAY'])).toBe(true)
})

// Days of 2026 and 2027 with the spelling that cancels collection on them, and days next to them that it does not cancel.
test.each([
  ['삼일절', '2026-03-01', '2026-03-02'],
  ['부처님 오신 날', '2026-05-24', '2026-05-25'],
  ['어린이날, 현충일', '2026-06-06', '2026-06-03'],
  ['제헌절', '2026-07-17', '2026-07-16'],
  ['국경일', '2026-10-09', '2026-12-25'],
  ['성탄절', '2026-12-25', '2027-01-01'],
  ['선거일', '2026-06-03', '2026-06-06'],
  ['설날 전날', '2026-02-16', '2026-02-17'],
  ['추석 3일', '2026-09-26', '2026-09-28'],
  ['추석 전날', '2026-09-24', '2026-09-25'],
  ['공휴일(토요일 제외)', '2026-09-25', '2026-09-26'],
  ['공휴일(대체공휴일 제외)', '2026-03-01', '2026-03-02'],
])('%s cancels %s, not %s', (text, off, on) => {
  const { days } = parseOffDays(text, 'GENERAL_WASTE')

  expect(offReason(off, days)).not.toBeNull()
  expect(offReason(on, days)).toBeNull()
})

test('a list of weekdays is sorted; a word that is no weekday sets hasOthers', () => {
  expect(weekdaysIn('월+수+목+화+일')).toEqual({
    weekdays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'SUNDAY'],
    hasOthers: false,
  })
  expect(weekdaysIn('화+기타')).toEqual({ weekdays: ['TUESDAY'], hasOthers: true })
  expect(weekdaysIn('기타')).toEqual({ weekdays: [], hasOthers: true })
  expect(weekdaysIn('')).toEqual({ weekdays: [], hasOthers: false })
})

test.each([...'·ㆍ・･‧•∙⋅＋，／+'])('%s separates days', (mark) => {
  expect(weekdaysIn(`일${mark}수${mark} 화요일`)).toEqual({
    weekdays: ['TUESDAY', 'WEDNESDAY', 'SUNDAY'],
    hasOthers: false,
  })
  expect(parseOffDays(`토요일${mark}일요일${mark}１월１일`, 'GENERAL_WASTE')).toMatchObject({
    weekdays: ['SATURDAY', 'SUNDAY'],
    days: ['NEW_YEAR'],
  })
})

test('days are separated by middle dots in longer forms as well', () => {
  const read = (text: string) => parseOffDays(text, 'GENERAL_WASTE')

  expect(read('월ㆍ목 외 다른 요일 및 공휴일').weekdays).toHaveLength(5)
  expect(read('명절（설ㆍ추석）').days).toEqual(['SEOLLAL', 'CHUSEOK'])
  expect(read('주말(토·일)').weekdays).toEqual(['SATURDAY', 'SUNDAY'])
  expect(read('토\u200b＋일\ufeff'.normalize('NFD')).weekdays).toEqual(['SATURDAY', 'SUNDAY'])
})
