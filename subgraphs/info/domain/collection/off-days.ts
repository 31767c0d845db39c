import { weekdayNumber } from '../../../_shared/korea/weekdays.ts'
import { plainText } from '../../../_shared/plain-text.ts'
import type { Weekday } from '../../types.generated.ts'
import { weekdays } from './days.ts'
import type { OffDay } from './holidays.ts'

// The grammar of the column `미수거일` in the national file of collection rules: the days without collection. A holiday
// cancels the put-out on that day, because the column is next to the put-out days.

/** The days without collection, parsed. */
export interface OffDays {
  weekdays: Weekday[]
  days: OffDay[]
  /** False if the text does not say which days around a traditional holiday it covers. */
  isExact: boolean
}

const offDayWords: Record<string, OffDay[]> = {
  공휴일: ['PUBLIC_HOLIDAYS'],
  법정공휴일: ['PUBLIC_HOLIDAYS'],
  국가지정공휴일: ['PUBLIC_HOLIDAYS'],
  '(임시)공휴일': ['PUBLIC_HOLIDAYS'],
  임시공휴일: ['TEMPORARY_HOLIDAYS'],
  대체공휴일: ['SUBSTITUTE_HOLIDAYS'],
  공휴일전날: ['EVES_OF_PUBLIC_HOLIDAYS'],
  공휴일전일: ['EVES_OF_PUBLIC_HOLIDAYS'],
  '1월1일': ['NEW_YEAR'],
  새해첫날: ['NEW_YEAR'],
  근로자의날: ['LABOUR_DAY'],
  '5월1일': ['LABOUR_DAY'],
}

// Normalises variant spellings. Applied in this order.
const spellings: [RegExp, string][] = [
  [/\s+/g, ' '],
  [/5\/1(?=,)/g, '5월1일'],
  [/신정 ?\(1월1일\)/g, '1월1일'],
  [/근로자의 ?날 ?\(5월1일\)/g, '근로자의날'],
  [/명절 ?\(설([,·]| 및) ?추석\)/g, '명절'],
  [/주말 ?\(토[,·]일\)/g, '주말'],
  [/주말/g, '토+일'],
  [/^토~일/g, '토+일'],
  [/당일 및 (그 다음날|익일)/g, '당일과다음날'],
  [/ ?(배출금지|미수거)$/g, ''],
  [/매주 ?/g, ''],
]

const traditionalHoliday = /^(명절|설|설날|설명절|구정|추석|추석날|추석일|추석명절)(당일|연휴|다음날|당일과다음날)?$/

/**
 * Parses a `미수거일`; null if it contains an unknown word, because a partly understood exception would be wrong. A
 * traditional holiday (명절, 설날, 추석) without a number of days means the day itself only, and makes the result inexact.
 */
export function parseOffDays(text: string): OffDays | null {
  const normalised = spellings.reduce((before, [pattern, to]) => before.replace(pattern, to), plainText(text).trim())
  if (/^(|없음|해당없음|-|\.)$/.test(normalised)) return { weekdays: [], days: [], isExact: true }
  const allExcept = /^([월화수목금토일요,·또는 ]+) 외 다른 요일 및 공휴일$/.exec(normalised)
  if (allExcept?.[1]) return allWeekdaysExcept(allExcept[1].replace(/ 또는 /g, ','))
  const found: OffDays = { weekdays: [], days: [], isExact: true }
  for (const token of normalised.split(/[+,/·]| 및 /)) {
    const word = token.replace(/ /g, '')
    const weekday = weekdayIn(word)
    const days = offDayWords[word]
    const holiday = traditionalHoliday.exec(word)
    if (weekday) found.weekdays.push(weekday)
    else if (days) found.days.push(...days)
    else if (holiday) {
      found.days.push(...traditionalHolidayDays(holiday[1] ?? '', holiday[2] ?? ''))
      if (!holiday[2]) found.isExact = false
    } else return null
  }
  return withoutRepeats(found)
}

/** Whether a rule names the same weekday both as a put-out day and as a day without collection. */
export const contradicts = (off: OffDays | null, putOutOn: readonly Weekday[]): boolean =>
  off?.weekdays.some((day) => putOutOn.includes(day)) ?? false

function allWeekdaysExcept(list: string): OffDays | null {
  const named = list.split(/[,·]/).map((word) => weekdayIn(word.trim()))
  if (named.includes(undefined)) return null
  return { weekdays: weekdays.filter((day) => !named.includes(day)), days: ['PUBLIC_HOLIDAYS'], isExact: true }
}

const weekdayIn = (word: string): Weekday | undefined => weekdays[weekdayNumber(word) ?? -1]

function traditionalHolidayDays(name: string, extent: string): OffDay[] {
  const both = ['SEOLLAL', 'CHUSEOK'] as const
  const holidays = name === '명절' ? both : ([name.startsWith('추석') ? 'CHUSEOK' : 'SEOLLAL'] as const)
  return holidays.flatMap((day): OffDay[] => {
    if (extent === '연휴') return [`${day}_BREAK`]
    if (extent === '다음날') return [`${day}_NEXT`]
    return extent === '당일과다음날' ? [day, `${day}_NEXT`] : [day]
  })
}

const withoutRepeats = (found: OffDays): OffDays => ({
  weekdays: weekdays.filter((day) => found.weekdays.includes(day)),
  days: [...new Set(found.days)],
  // The days around a traditional holiday are public holidays.
  isExact: found.isExact || found.days.includes('PUBLIC_HOLIDAYS'),
})

/** The weekdays of a list such as `일+월+화` or `월ㆍ수`, Monday first. `hasOthers` is true if it contains `기타` or another word. */
export function weekdaysIn(text: string): { weekdays: Weekday[]; hasOthers: boolean } {
  const words = plainText(text)
    .split(/[+,/·]/)
    .map((word) => word.trim())
  const found = words.map(weekdayIn)
  return {
    weekdays: weekdays.filter((day) => found.includes(day)),
    hasOthers: words.some((word, index) => word !== '' && found[index] === undefined),
  }
}
