import type { Locale, Translated } from '../../../_shared/locale.ts'
import type { Confidence, DisposalMethod } from '../../types.generated.ts'
import { yearsBetween } from './days.ts'
import { contradicts } from './off-days.ts'
import type { Rule, Schedule } from './schedules.ts'

/** What the sorts of waste that have days of their own are called within a sentence. */
export const sortNames: Partial<Record<DisposalMethod, Translated>> = {
  GENERAL_WASTE: { ko: '생활쓰레기', en: 'general waste' },
  NON_COMBUSTIBLE: { ko: '불연성 쓰레기', en: 'non-combustible waste' },
  FOOD_WASTE: { ko: '음식물쓰레기', en: 'food waste' },
  RECYCLABLES: { ko: '재활용품', en: 'recyclables' },
  BULKY_WASTE: { ko: '대형폐기물', en: 'bulky waste' },
}

/** What the source says in words that couldn't be turned into rules, or not wholly; each once. */
export function remarksOf({ rules }: Schedule): string[] {
  const remarks = rules.flatMap((rule) => [
    ...(rule.off?.isExact && !contradictsItself(rule) ? [] : [`미수거일: ${rule.offDays}`]),
    ...(rule.hasOtherDays ? [`${sortNames[rule.method]?.ko} 배출요일: 기타`] : []),
    ...(hasUnreadDays(rule) ? [`${sortNames[rule.method]?.ko} 배출방법: ${rule.conditions}`] : []),
  ])
  return [...new Set(remarks)]
}

// Words that name materials or weeks were read wholly; others may tell days apart in a way of their own.
const hasUnreadDays = ({ conditions, materialIds, weeksOfMonth }: Rule): boolean =>
  materialIds.length + weeksOfMonth.length === 0 && namesDays(conditions ?? '')

const namesDays = (words: string): boolean =>
  /[월화수목금토일](?:요일|날)|격주|마지막 ?주|매일|(?<![가-힣])[월화수목금토일](?: ?[,ㆍ·.~/] ?[월화수목금토일])+(?![가-힣])|(?<![가-힣])[월화수목금토일]{2,3}(?![가-힣])/.test(
    words,
  )

/** How many areas are named; the words of some rules would go on for pages. */
const shownAreas = 20

/** The names of areas, as many as are shown. */
export function areasNamed(areas: readonly string[], locale: Locale, most = shownAreas): string {
  const names = areas.slice(0, most).join(', ')
  const others = areas.length - most
  if (others <= 0) return names
  return locale === 'ko' ? `${names} 외 ${others}곳` : `${names} and ${others} more`
}

/** In front of the names of areas. */
export const areasTitle: Translated = { ko: '대상 지역', en: 'Areas' }

/** The areas of a rule that is one of several, and its conditions; null where it has neither. */
export function conditionsOf({ areas, isOneOfSeveral, conditions }: Rule, locale: Locale): string | null {
  const names = areasNamed(areas, locale)
  const where = isOneOfSeveral && names ? `${areasTitle[locale]}: ${names}` : null
  return [where, conditions].filter(Boolean).join('. ') || null
}

/**
 * LOW where a rule contradicts itself or is over five years old on `day`. MEDIUM where one is over a year old or of no known
 * or a coming day, and where there are several for one sort of waste, since a region can't tell which is one's own.
 */
export function confidenceOf({ rules }: Pick<Schedule, 'rules'>, day: string): Confidence {
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
