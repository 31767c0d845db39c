import type { Locale, Translated } from '../../../_shared/locale.ts'
import { plainText } from '../../../_shared/plain-text.ts'
import type { Confidence, DisposalMethod } from '../../types.generated.ts'
import { yearsBetween } from './days.ts'
import { contradicts } from './off-days.ts'
import type { Rule, Schedule } from './schedules.ts'

/** Names of the waste streams with collection rules, for use within a sentence. */
export const streamNames: Partial<Record<DisposalMethod, Translated>> = {
  GENERAL_WASTE: { ko: '생활쓰레기', en: 'general waste' },
  NON_COMBUSTIBLE: { ko: '불연성 쓰레기', en: 'non-combustible waste' },
  FOOD_WASTE: { ko: '음식물쓰레기', en: 'food waste' },
  RECYCLABLES: { ko: '재활용품', en: 'recyclables' },
  BULKY_WASTE: { ko: '대형폐기물', en: 'bulky waste' },
}

/** Quotes from the source that could not be parsed into rules, or only in part; each once. */
export function remarksOf({ rules }: Schedule): string[] {
  const remarks = rules.flatMap((rule) => [
    ...(rule.parsedOffDays.isExact && !contradictsItself(rule) ? [] : [`미수거일: ${rule.offDays}`]),
    ...(rule.hasOtherDays ? [`${streamNames[rule.method]?.ko} 배출요일: 기타`] : []),
    ...(hasUnparsedDays(rule) ? [`${streamNames[rule.method]?.ko} 배출방법: ${rule.conditions}`] : []),
  ])
  return [...new Set(remarks)]
}

// The import parsed conditions with materials or weeks completely. Other conditions may name days in a form it does not
// know.
const hasUnparsedDays = ({ conditions, materialIds, weeksOfMonth }: Rule): boolean =>
  materialIds.length + weeksOfMonth.length === 0 && mentionsDays(conditions ?? '')

const mentionsDays = (text: string): boolean =>
  /[월화수목금토일](?:요일|날)|격주|마지막 ?주|매일|(?<![가-힣])[월화수목금토일](?: ?[,·.~/-] ?[월화수목금토일])+(?![가-힣])|(?<![가-힣])[월화수목금토일]{2,3}(?![가-힣])/.test(
    plainText(text),
  )

/** Maximum number of areas that a text lists: the full list of some rules would fill pages. */
const areasMax = 20

/** The names of at most `max` areas, and the number of the others. */
export function listAreas(areas: readonly string[], locale: Locale, max = areasMax): string {
  const names = areas.slice(0, max).join(', ')
  const others = areas.length - max
  if (others <= 0) return names
  return locale === 'ko' ? `${names} 외 ${others}곳` : `${names} and ${others} more`
}

/** The label before the names of areas. */
export const areasLabel: Translated = { ko: '대상 지역', en: 'Areas' }

/**
 * The conditions of a rule, after its areas in the region if the region has several rules for the waste stream; null if it has
 * neither.
 */
export function conditionsOf({ areasHere, isOneOfSeveral, conditions }: Rule, locale: Locale): string | null {
  const names = listAreas(areasHere, locale)
  const scope = isOneOfSeveral && names ? `${areasLabel[locale]}: ${names}` : null
  return [scope, conditions].filter(Boolean).join('. ') || null
}

/**
 * Confidence in a schedule on `day`, the day of the request. LOW if a rule contradicts itself or is over five years
 * old. MEDIUM if a rule is over a year old, undated or dated in the future, or if several rules cover one waste stream,
 * because the region does not determine which of its areas someone lives in.
 */
export function confidenceOf({ rules }: Pick<Schedule, 'rules'>, day: string): Confidence {
  const ages = rules.map(({ observedOn }) => (observedOn === null ? null : yearsBetween(observedOn, day)))
  if (rules.some(contradictsItself) || ages.some((age) => age !== null && age > 5)) return 'LOW'
  const isAmbiguous = rules.some(({ isOneOfSeveral }) => isOneOfSeveral)
  return isAmbiguous || ages.some((age) => age === null || age > 1 || age < 0) ? 'MEDIUM' : 'HIGH'
}

/**
 * The telephone number that most rules name; the first of them if several are equally frequent; null if none names one.
 */
export function contactPhoneOf({ rules }: Schedule): string | null {
  const counts = new Map<string, number>()
  for (const { contactPhone } of rules) if (contactPhone) counts.set(contactPhone, (counts.get(contactPhone) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

const contradictsItself = ({ parsedOffDays, weekdays }: Rule): boolean => contradicts(parsedOffDays, weekdays)
