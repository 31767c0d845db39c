import type { Locale, Translated } from '../../../_shared/locale.ts'
import type { CommonMistakeRow, GuideConflictRow, ItemRow, ItemVariantRow, LocalRuleRow } from '../../db/schema.ts'
import type { Confidence, DisposalMethod, DwellingType } from '../../types.generated.ts'
import { yearsBetween } from '../collection/days.ts'
import type { Rule, Schedule } from '../collection/schedules.ts'
import type { FeeLine } from './fees.ts'
import { leastConfidence, regionalConfidence } from './regional-confidence.ts'

/** How to dispose of an item, in one region and one language. */
export interface Guide {
  item: ItemRow
  /** Null when the item has none. */
  variant: ItemVariantRow | null
  locale: Locale
  /** The region that was asked about; null for the whole country. */
  regionId: string | null
  dwelling: DwellingType | null
  /** The smallest region that says anything; null where none does. */
  appliesTo: string | null
  method: DisposalMethod
  /** What an editor wrote, of a region or of the country. */
  rule: LocalRuleRow | null
  fees: FeeLine[]
  /** How the region wants that sort of waste put out. */
  collectionRules: Rule[]
}

// Cells that say nothing about how.
const empty = /^(빈칸|미운영|별도 ?안내|해당 ?(사항 ?)?없음.*)$/
// The file's column for bulky waste is about large amounts at a time, a few of which want sacks or a contractor.
const aboutBulkyThings = /대형|신고|스티커|필증|수수료|신청|접수|예약/

/** What a region's collection says, in words of its own, of one way to dispose of things. */
export const collectionRulesOf = (schedule: Schedule | null, method: DisposalMethod): Rule[] =>
  schedule?.rules.filter(
    (rule) =>
      rule.method === method &&
      rule.conditions !== null &&
      !empty.test(rule.conditions) &&
      (method !== 'BULKY_WASTE' || aboutBulkyThings.test(rule.conditions)),
  ) ?? []

const mistake: Translated<(words: string) => string> = {
  ko: (words) => `흔한 실수: ${words}`,
  en: (words) => `A common mistake: ${words.charAt(0).toLowerCase()}${words.slice(1)}.`,
}

const differsByRegion: Translated = {
  ko: '지자체마다 다를 수 있으니 사는 곳의 기준을 확인하세요.',
  en: 'Municipalities differ on this; check the rules where you live.',
}

/**
 * What to watch out for: common mistakes, what the country says of the kind of dwelling, and that its rules may not be those
 * of the town, unless an editor wrote down what the town's are.
 */
export function warningsOf({ item, locale, rule }: Guide, mistakes: readonly CommonMistakeRow[]): string[] {
  const warnings = mistakes.map((row) => mistake[locale](row.mistake[locale]))
  if (rule?.note && !rule.regionId) warnings.push(rule.note[locale])
  return item.isRegionDependent && !rule?.regionId ? [...warnings, differsByRegion[locale]] : warnings
}

/** How many ways to put things out are quoted: some districts have one for each of thirty villages. */
const quotedWays = 3

const byNeighbourhood: Translated<(ways: string) => string> = {
  ko: (ways) => `동네에 따라 다르니 수거 일정을 확인하세요: ${ways}`,
  en: (ways) => `It differs by neighbourhood, see the collection schedule: ${ways}`,
}

/** What the region says otherwise, and how it wants such things put out in its own words; null where it says nothing. */
export function regionalNoteOf({ rule, collectionRules, locale }: Guide): string | null {
  const written = rule?.regionId ? rule.note?.[locale] : null
  const ways = [...new Set(collectionRules.map(({ conditions }) => conditions))]
  const quoted = ways.length > quotedWays ? [...ways.slice(0, quotedWays), '…'] : ways
  const instruction = ways.length > 1 ? byNeighbourhood[locale](quoted.join(' / ')) : ways[0]
  const parts = [written, instruction].filter((text) => text != null)
  return parts.map((text) => text.replace(/[^.!?…]$/, '$&.')).join(' ') || null
}

/** What other sources say against a guide: against every variant of the item, or its own. */
export const conflictsOf = ({ variant }: Guide, ofItem: readonly GuideConflictRow[]): GuideConflictRow[] =>
  ofItem.filter(({ variantId }) => variantId === null || variantId === variant?.id)

/**
 * LOW where another source says otherwise or the review is over five years old on `day`. MEDIUM where municipalities differ
 * and no editor wrote down what this one says, or the review is over a year old or of a coming day. The ages are those of
 * collection schedules. Not above what the region's fees and collection rules can be trusted.
 */
export function guideConfidence(guide: Guide, conflicts: readonly GuideConflictRow[], day: string): Confidence {
  const { item, rule } = guide
  const age = yearsBetween(item.reviewedOn, day)
  if (conflicts.length > 0 || age > 5) return 'LOW'
  const isUnsure = (item.isRegionDependent && !rule?.regionId) || age > 1 || age < 0
  return leastConfidence([isUnsure ? 'MEDIUM' : 'HIGH', regionalConfidence(guide, day)])
}
