import * as presets from '@hyunbinseo/holidays-kr/all'
import type { Translated } from '../../_shared/locale.ts'
import { addDays } from './days.ts'

const names: ReadonlyMap<string, readonly string[]> = new Map(Object.values(presets).flatMap(Object.entries))

const known = [...names.keys()].sort()

/** The first and the last day of the years whose holidays are announced. */
export const firstKnownDay = `${known.at(0)?.slice(0, 4)}-01-01`
export const lastKnownDay = `${known.at(-1)?.slice(0, 4)}-12-31`

/** Days on which offices say that nothing is collected. */
export type OffDay =
  | 'PUBLIC_HOLIDAYS'
  | 'SUBSTITUTE_HOLIDAYS'
  | 'TEMPORARY_HOLIDAYS'
  | 'EVES_OF_PUBLIC_HOLIDAYS'
  | 'NEW_YEAR'
  | 'LABOUR_DAY'
  | `${'SEOLLAL' | 'CHUSEOK'}${'' | '_NEXT' | '_BREAK'}`

/** Why nothing is collected on a day, as the name of the holiday; null when it is none of these. */
export function offReason(day: string, offDays: readonly OffDay[]): Translated | null {
  for (const offDay of offDays) {
    const name = nameOf(day, offDay)
    if (name !== null) return { ko: name, en: inEnglish(name) }
  }
  return null
}

function nameOf(day: string, offDay: OffDay): string | null {
  const named = (pattern: RegExp) => names.get(day)?.find((name) => pattern.test(name)) ?? null
  switch (offDay) {
    case 'PUBLIC_HOLIDAYS':
      return names.get(day)?.join(', ') ?? null
    case 'SUBSTITUTE_HOLIDAYS':
      return named(/^대체공휴일/)
    case 'TEMPORARY_HOLIDAYS':
      return named(/^임시공휴일/)
    case 'EVES_OF_PUBLIC_HOLIDAYS': {
      const next = names.get(addDays(day, 1))?.join(', ')
      return next === undefined ? null : `공휴일 전날: ${next}`
    }
    case 'NEW_YEAR':
      return named(/^1월 1일$/)
    case 'LABOUR_DAY':
      // A public holiday since 2026; a day off for those who collect before as well.
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

const english: [korean: string, english: string][] = [
  ['공휴일 전날: ', 'Day before '],
  ['대체공휴일', 'Substitute holiday '],
  ['임시공휴일', 'Temporary public holiday'],
  ['1월 1일', 'New Year’s Day'],
  ['설날 전날', 'Day before Seollal'],
  ['설날 다음 날', 'Day after Seollal'],
  ['설날', 'Seollal'],
  ['추석 전날', 'Day before Chuseok'],
  ['추석 다음 날', 'Day after Chuseok'],
  ['추석', 'Chuseok'],
  ['3ㆍ1절', 'Independence Movement Day'],
  ['부처님 오신 날', 'Buddha’s Birthday'],
  ['어린이날', 'Children’s Day'],
  ['노동절', 'Labour Day'],
  ['현충일', 'Memorial Day'],
  ['제헌절', 'Constitution Day'],
  ['광복절', 'Liberation Day'],
  ['개천절', 'National Foundation Day'],
  ['한글날', 'Hangul Day'],
  ['기독탄신일', 'Christmas Day'],
  ['대통령선거', 'Presidential election'],
  ['전국동시지방선거', 'Local elections'],
]

/** The name of a holiday in English; in Korean where it isn't on the list. */
const inEnglish = (name: string): string =>
  english.reduce((text, [korean, translation]) => text.replaceAll(korean, translation), name)
