import type { Locale, Translated } from '../../_shared/locale.ts'
import type { Confidence } from '../types.generated.ts'
import { yearsBetween } from './days.ts'
import { contradicts } from './off-days.ts'
import type { Rule, Schedule } from './schedules.ts'

const sorts: Record<string, string> = {
  GENERAL_WASTE: '생활쓰레기',
  FOOD_WASTE: '음식물쓰레기',
  RECYCLABLES: '재활용품',
}

/** What the source says in words that couldn't be turned into rules, or not wholly; each once. */
export function remarksOf({ rules }: Schedule): string[] {
  const remarks = rules.flatMap((rule) => [
    ...(rule.off?.isExact && !contradictsItself(rule) ? [] : [`미수거일: ${rule.offDays}`]),
    ...(rule.hasOtherDays ? [`${sorts[rule.method]} 배출요일: 기타`] : []),
  ])
  return [...new Set(remarks)]
}

/** How many areas are named; the words of some rules would go on for pages. */
const shownAreas = 20

const areasOf: Translated<(names: string, others: number) => string> = {
  ko: (names, others) => `대상 지역: ${names}${others > 0 ? ` 외 ${others}곳` : ''}`,
  en: (names, others) => `Areas: ${names}${others > 0 ? ` and ${others} more` : ''}`,
}

/** The areas of a rule that is one of several, and its conditions; null where it has neither. */
export function conditionsOf({ areas, isOneOfSeveral, conditions }: Rule, locale: Locale): string | null {
  const names = areas.slice(0, shownAreas).join(', ')
  const where = isOneOfSeveral && names ? areasOf[locale](names, areas.length - shownAreas) : null
  return [where, conditions].filter(Boolean).join('. ') || null
}

/**
 * LOW where a rule contradicts itself or is over five years old on `day`. MEDIUM where one is over a year old or of no known
 * or a coming day, and where there are several for one sort of waste, since a region can't tell which is one's own.
 */
export function confidenceOf({ rules }: Schedule, day: string): Confidence {
  const years = rules.map(({ observedOn }) => (observedOn === null ? null : yearsBetween(observedOn, day)))
  if (rules.some(contradictsItself) || years.some((age) => age !== null && age > 5)) return 'LOW'
  const isDoubted = rules.some(({ isOneOfSeveral }) => isOneOfSeveral)
  return isDoubted || years.some((age) => age === null || age > 1 || age < 0) ? 'MEDIUM' : 'HIGH'
}

/** The number of the office that most rules have; of several, the one of the first rule. */
export function contactPhoneOf({ rules }: Schedule): string | null {
  const counts = new Map<string, number>()
  for (const { contactPhone } of rules) if (contactPhone) counts.set(contactPhone, (counts.get(contactPhone) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

const contradictsItself = ({ off, weekdays }: Rule): boolean => contradicts(off, weekdays)
