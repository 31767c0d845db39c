import * as presets from '@hyunbinseo/holidays-kr/all'

const names: ReadonlyMap<string, readonly string[]> = new Map(Object.values(presets).flatMap(Object.entries))

const known = [...names.keys()].sort()

// The data set (월력요항) is the npm package @hyunbinseo/holidays-kr, which has to be updated every year.

/** The first day of the first year whose holidays are known. */
export const firstKnownDay = `${known.at(0)?.slice(0, 4)}-01-01`
/** The last day of the last year whose holidays are announced. */
export const lastKnownDay = `${known.at(-1)?.slice(0, 4)}-12-31`

/** The names of the public holidays on a day, in Korean; empty on any other day, and outside the known years. */
export const koreanHolidays = (day: string): readonly string[] => names.get(day) ?? []

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

/** The English name of a holiday; parts that aren't on the list stay Korean. */
export const inEnglish = (name: string): string =>
  english.reduce((text, [korean, translation]) => text.replaceAll(korean, translation), name)
