import { firstKnownDay, inEnglish, koreanHolidays, lastKnownDay } from '../../../_shared/korea/holidays.ts'
import { koreanTimeZone } from '../../../_shared/korea/regions.ts'
import type { Translated } from '../../../_shared/locale.ts'

/**
 * Holidays of Korea on which places often have other hours than on other holidays, with their names in the calendar.
 */
export const namedHolidays = {
  NEW_YEAR: '1월 1일',
  SEOLLAL_EVE: '설날 전날',
  SEOLLAL: '설날',
  SEOLLAL_NEXT: '설날 다음 날',
  SEOLLAL_SUBSTITUTE: '대체공휴일(설날)',
  CHUSEOK_EVE: '추석 전날',
  CHUSEOK: '추석',
  CHUSEOK_NEXT: '추석 다음 날',
  CHUSEOK_SUBSTITUTE: '대체공휴일(추석)',
  LABOUR_DAY: '노동절',
} as const
export type NamedHoliday = keyof typeof namedHolidays

/** The kind of a day. `UNCERTAIN` is a day of a country or year whose holidays we don't know. */
export type DayKind = 'ORDINARY' | 'HOLIDAY' | 'UNCERTAIN' | NamedHoliday

/** The countries whose holidays we know, each with its only time zone. */
export const countriesWithHolidays = { KR: koreanTimeZone } as const

const namedHolidayKeys = Object.keys(namedHolidays) as NamedHoliday[]

/** All kinds of days. Stored minutes depend on this order (`open-minutes.ts`), so append new kinds at the end. */
export const dayKinds: readonly DayKind[] = ['ORDINARY', 'HOLIDAY', 'UNCERTAIN', ...namedHolidayKeys]

/** The kind of a day in a country. Korea's holidays are known for the years that the government has announced. */
export function dayKind(countryCode: string, day: string): DayKind {
  if (countryCode !== 'KR' || day < firstKnownDay || day > lastKnownDay) return 'UNCERTAIN'
  const names = koreanHolidays(day)
  return (
    namedHolidayKeys.find((key) => names.includes(namedHolidays[key])) ?? (names.length > 0 ? 'HOLIDAY' : 'ORDINARY')
  )
}

/** The names of the holidays on a day; null on a day without any. */
export function holidayName(countryCode: string, day: string): Translated | null {
  const name = countryCode === 'KR' ? koreanHolidays(day).join(', ') : ''
  return name ? { ko: name, en: inEnglish(name) } : null
}
