import { inEnglish, koreanHolidays } from '../../../_shared/korea/holidays.ts'
import { addDays } from '../../../_shared/local-time.ts'
import type { Translated } from '../../../_shared/locale.ts'

/** Holidays and similar days that an office can name as days without collection. */
export type OffDay =
  | 'PUBLIC_HOLIDAYS'
  | 'SUBSTITUTE_HOLIDAYS'
  | 'TEMPORARY_HOLIDAYS'
  | 'EVES_OF_PUBLIC_HOLIDAYS'
  | 'NEW_YEAR'
  | 'LABOUR_DAY'
  | `${'SEOLLAL' | 'CHUSEOK'}${'' | '_NEXT' | '_BREAK'}`

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
    case 'SUBSTITUTE_HOLIDAYS':
      return named(/^대체공휴일/)
    case 'TEMPORARY_HOLIDAYS':
      return named(/^임시공휴일/)
    case 'EVES_OF_PUBLIC_HOLIDAYS': {
      const next = koreanHolidays(addDays(day, 1)).join(', ')
      return next ? `공휴일 전날: ${next}` : null
    }
    case 'NEW_YEAR':
      return named(/^1월 1일$/)
    case 'LABOUR_DAY':
      // A public holiday since 2026. Collection staff had the day off before that, too.
      return day.endsWith('-05-01') ? '노동절' : null
    case 'SEOLLAL':
      return named(/^설날$/)
    case 'SEOLLAL_NEXT':
      return named(/^설날 다음 날$/)
    case 'SEOLLAL_BREAK':
      return named(/^(설날|대체공휴일\(설날\))/)
    case 'CHUSEOK':
      return named(/^추석$/)
    case 'CHUSEOK_NEXT':
      return named(/^추석 다음 날$/)
    case 'CHUSEOK_BREAK':
      return named(/^(추석|대체공휴일\(추석\))/)
  }
}
