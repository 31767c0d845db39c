import type { Locale, Translated } from '../../../_shared/locale.ts'
import type { CommonMistakeRow, GuideConflictRow, ItemRow, ItemVariantRow, LocalRuleRow } from '../../db/schema.ts'
import type { Confidence, DisposalMethod, DwellingType } from '../../types.generated.ts'
import { yearsBetween } from '../collection/days.ts'
import type { Rule, Schedule } from '../collection/schedules.ts'
import type { FeeLine } from './fees-and-bag-prices.ts'
import { lowestConfidence, regionalConfidence } from './regional-confidence.ts'

/** Instructions for disposing of an item, in one region and one language. Computed, not stored. */
export interface Guide {
  item: ItemRow
  /** Null when the item has none. */
  variant: ItemVariantRow | null
  locale: Locale
  /** The requested region; null for the whole country. */
  regionId: string | null
  dwelling: DwellingType | null
  /** The smallest region whose rule, fees or instructions the guide uses; null if it uses none. */
  appliesTo: string | null
  method: DisposalMethod
  /** The editor's rule, for a region or for the country. */
  rule: LocalRuleRow | null
  fees: FeeLine[]
  /** The region's collection rules for the same waste stream, with instructions to quote. */
  collectionRules: Rule[]
}

// Cells without an instruction.
const noInstruction = /^(빈칸|미운영|별도 ?안내|해당 ?(사항 ?)?없음.*)$/
// The file's bulky-waste column (일시적다량폐기물) covers any large amount at once; some of its rows require sacks or a
// contractor.
const bulkyItemWords = /대형|신고|스티커|필증|수수료|신청|접수|예약/

/** The collection rules for a disposal method that have an instruction to quote. */
export const collectionRulesOf = (schedule: Schedule | null, method: DisposalMethod): Rule[] =>
  schedule?.rules.filter(
    (rule) =>
      rule.method === method &&
      rule.conditions !== null &&
      !noInstruction.test(rule.conditions) &&
      (method !== 'BULKY_WASTE' || bulkyItemWords.test(rule.conditions)),
  ) ?? []

const mistakeWarning: Translated<(mistake: string) => string> = {
  ko: (mistake) => `흔한 실수: ${mistake}`,
  en: (mistake) => `A common mistake: ${mistake.charAt(0).toLowerCase()}${mistake.slice(1)}.`,
}

const differsByRegion: Translated = {
  ko: '지자체마다 다를 수 있으니 사는 곳의 기준을 확인하세요.',
  en: 'Municipalities differ on this; check the rules where you live.',
}

/**
 * The warnings of a guide: common mistakes, the national note for the type of dwelling and, if municipalities differ on
 * the item and no editor has recorded this region's rule, a reminder to check it.
 */
export function warningsOf({ item, locale, rule }: Guide, mistakes: readonly CommonMistakeRow[]): string[] {
  const warnings = mistakes.map((row) => mistakeWarning[locale](row.mistake[locale]))
  if (rule?.note && !rule.regionId) warnings.push(rule.note[locale])
  return item.isRegionDependent && !rule?.regionId ? [...warnings, differsByRegion[locale]] : warnings
}

/** Maximum number of instructions that a note quotes: some districts have one for each of thirty villages. */
const quotedMax = 3

const byNeighbourhood: Translated<(instructions: string) => string> = {
  ko: (instructions) => `동네에 따라 다르니 수거 일정을 확인하세요: ${instructions}`,
  en: (instructions) => `This differs by neighbourhood; see the collection schedule: ${instructions}`,
}

/** The editor's note on the region, then the region's own put-out instructions; null if it has neither. */
export function regionalNoteOf({ rule, collectionRules, locale }: Guide): string | null {
  const editorsNote = rule?.regionId ? rule.note?.[locale] : null
  const instructions = [...new Set(collectionRules.map(({ conditions }) => conditions))]
  const quoted = instructions.length > quotedMax ? [...instructions.slice(0, quotedMax), '…'] : instructions
  const instruction = instructions.length > 1 ? byNeighbourhood[locale](quoted.join(' / ')) : instructions[0]
  const parts = [editorsNote, instruction].filter((text) => text != null)
  return parts.map((text) => text.replace(/[^.!?…]$/, '$&.')).join(' ') || null
}

/** The conflicts that concern a guide: those about every variant of the item or about the guide's own variant. */
export const conflictsOf = ({ variant }: Guide, ofItem: readonly GuideConflictRow[]): GuideConflictRow[] =>
  ofItem.filter(({ variantId }) => variantId === null || variantId === variant?.id)

/**
 * Confidence in a guide on `day`, the day of the request. LOW if another source contradicts it or its review is over
 * five years old. MEDIUM if municipalities differ and no editor has recorded this region's rule, or if the review is
 * over a year old or in the future. Schedules use the same ages. Never higher than the confidence in the region's fees
 * and collection rules.
 */
export function guideConfidence(guide: Guide, conflicts: readonly GuideConflictRow[], day: string): Confidence {
  const { item, rule } = guide
  const age = yearsBetween(item.reviewedOn, day)
  if (conflicts.length > 0 || age > 5) return 'LOW'
  const isUncertain = (item.isRegionDependent && !rule?.regionId) || age > 1 || age < 0
  return lowestConfidence([isUncertain ? 'MEDIUM' : 'HIGH', regionalConfidence(guide, day)])
}
