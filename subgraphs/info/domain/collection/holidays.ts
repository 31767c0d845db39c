import { inEnglish, koreanHolidays } from '../../../_shared/korea/holidays.ts'
import { addDays } from '../../../_shared/local-time.ts'
import type { Translated } from '../../../_shared/locale.ts'
import type { Weekday } from '../../types.generated.ts'
import { weekdayOf } from './days.ts'

/** The traditional holidays, in Korean 명절. */
export const feasts = ['SEOLLAL', 'CHUSEOK'] as const

export type Feast = (typeof feasts)[number]

/** The holiday itself, the day before it, the day after it, or its public holidays with their substitutes. */
export type FeastDay = '' | '_EVE' | '_NEXT' | '_BREAK'

/** Public holidays of one day, and Labour Day, by their names in the list of holidays. */
const singleHolidayNames = {
  NEW_YEAR: '1월 1일',
  INDEPENDENCE_MOVEMENT_DAY: '3ㆍ1절',
  LABOUR_DAY: '노동절',
  BUDDHAS_BIRTHDAY: '부처님 오신 날',
  CHILDRENS_DAY: '어린이날',
  MEMORIAL_DAY: '현충일',
  CONSTITUTION_DAY: '제헌절',
  LIBERATION_DAY: '광복절',
  NATIONAL_FOUNDATION_DAY: '개천절',
  HANGUL_DAY: '한글날',
  CHRISTMAS: '기독탄신일',
}

export type SingleHoliday = keyof typeof singleHolidayNames

export const singleHolidays = Object.keys(singleHolidayNames) as SingleHoliday[]

/** Holidays and similar days that an office can name as days without collection. */
export type OffDay =
  | 'PUBLIC_HOLIDAYS'
  /** Public holidays that fall on a weekday. */
  | `PUBLIC_HOLIDAYS_ON_${Weekday}`
  /** Public holidays except substitute and temporary ones. */
  | 'REGULAR_HOLIDAYS'
  | 'SUBSTITUTE_HOLIDAYS'
  | 'TEMPORARY_HOLIDAYS'
  | 'ELECTION_DAYS'
  | 'EVES_OF_PUBLIC_HOLIDAYS'
  | SingleHoliday
  | `${Feast}${FeastDay}`

/** The name of the holiday that cancels collection on a day; null if the day is none of `offDays`. */
export function offReason(day: string, offDays: readonly OffDay[]): Translated | null {
  for (const offDay of offDays) {
    const name = nameOf(day, offDay)
    if (name !== null) return { ko: name, en: inEnglish(name) }
  }
  return null
}

function nameOf(day: string, offDay: OffDay): string | null {
  const named = (pattern: RegExp) => koreanHolidays(day).find((name) => pattern.test(name)) ?? null
  switch (offDay) {
    case 'PUBLIC_HOLIDAYS':
      return koreanHolidays(day).join(', ') || null
    case 'REGULAR_HOLIDAYS':
      return named(/^(?!대체공휴일|임시공휴일)/)
    case 'SUBSTITUTE_HOLIDAYS':
      return named(/^대체공휴일/)
    case 'TEMPORARY_HOLIDAYS':
      return named(/^임시공휴일/)
    case 'ELECTION_DAYS':
      return named(/선거/)
    case 'EVES_OF_PUBLIC_HOLIDAYS': {
      const next = koreanHolidays(addDays(day, 1)).join(', ')
      return next ? `공휴일 전날: ${next}` : null
    }
    case 'LABOUR_DAY':
      // A public holiday since 2026. Collection staff had the day off before that, too.
      return day.endsWith('-05-01') ? '노동절' : null
    case 'SEOLLAL':
      return named(/^설날$/)
    case 'SEOLLAL_EVE':
      return named(/^설날 전날$/)
    case 'SEOLLAL_NEXT':
      return named(/^설날 다음 날$/)
    case 'SEOLLAL_BREAK':
      return named(/^(설날|대체공휴일\(설날\))/)
    case 'CHUSEOK':
      return named(/^추석$/)
    case 'CHUSEOK_EVE':
      return named(/^추석 전날$/)
    case 'CHUSEOK_NEXT':
      return named(/^추석 다음 날$/)
    case 'CHUSEOK_BREAK':
      return named(/^(추석|대체공휴일\(추석\))/)
  }
  if (isSingle(offDay)) return koreanHolidays(day).find((name) => name === singleHolidayNames[offDay]) ?? null
  return offDay === `PUBLIC_HOLIDAYS_ON_${weekdayOf(day)}` ? koreanHolidays(day).join(', ') || null : null
}

const isSingle = (offDay: OffDay): offDay is SingleHoliday => Object.hasOwn(singleHolidayNames, offDay)
