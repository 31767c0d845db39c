import { firstKnownDay, inEnglish, koreanHolidays, lastKnownDay } from '../../../_shared/korea/holidays.ts'
import type { Translated } from '../../../_shared/locale.ts'

/** Holidays of Korea on which places close that are open on others, and by what the calendar calls them. */
export const feasts = {
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
export type Feast = keyof typeof feasts

/** What sort of day it is: `UNCERTAIN` where nobody told us which days are holidays. */
export type DayKind = 'ORDINARY' | 'HOLIDAY' | 'UNCERTAIN' | Feast

/** The countries whose holidays are known, each with its only time zone. */
export const countriesWithHolidays = { KR: 'Asia/Seoul' } as const

const feastNames = Object.keys(feasts) as Feast[]

/** All of them. The order is that of the minutes that are stored: new ones go to the end. */
export const dayKinds: readonly DayKind[] = ['ORDINARY', 'HOLIDAY', 'UNCERTAIN', ...feastNames]

/** What sort of day it is in a country. The holidays of Korea are known for the years that are announced. */
export function dayKind(countryCode: string, day: string): DayKind {
  if (countryCode !== 'KR' || day < firstKnownDay || day > lastKnownDay) return 'UNCERTAIN'
  const names = koreanHolidays(day)
  return feastNames.find((feast) => names.includes(feasts[feast])) ?? (names.length > 0 ? 'HOLIDAY' : 'ORDINARY')
}

/** What is holidayName on a day; null on any other. */
export function holidayName(countryCode: string, day: string): Translated | null {
  const name = countryCode === 'KR' ? koreanHolidays(day).join(', ') : ''
  return name ? { ko: name, en: inEnglish(name) } : null
}
