import type { Locale, Translated } from '../../_shared/locale.ts'
import type { CommonMistakeRow, GuideConflictRow, ItemVariantRow } from '../db/item-details.ts'
import type { ItemRow } from '../db/schema.ts'
import type { Confidence } from '../types.generated.ts'
import { yearsBetween } from './days.ts'

/** How to dispose of an item, in one language. */
export interface Guide {
  item: ItemRow
  /** Null when the item has none. */
  variant: ItemVariantRow | null
  locale: Locale
}

const mistake: Translated<(words: string) => string> = {
  ko: (words) => `흔한 실수: ${words}`,
  en: (words) => `A common mistake: ${words.charAt(0).toLowerCase()}${words.slice(1)}.`,
}

const differsByRegion: Translated = {
  ko: '지자체마다 다를 수 있으니 사는 곳의 기준을 확인하세요.',
  en: 'Municipalities differ on this; check the rules where you live.',
}

/**
 * The guide to one of an item's variants, or to the first when none is asked for; null for one that isn't the item's.
 * An item without variants has the guide without one.
 */
export function guideTo(
  item: ItemRow,
  variants: readonly ItemVariantRow[],
  wanted: string | null | undefined,
  locale: Locale,
): Guide | null {
  const variant = wanted == null ? variants[0] : variants.find(({ id }) => id === wanted)
  return variant || wanted == null ? { item, variant: variant ?? null, locale } : null
}

/** What to watch out for: common mistakes, and that the rules of the country may not be those of the town. */
export function warningsOf({ item, locale }: Guide, mistakes: readonly CommonMistakeRow[]): string[] {
  const warnings = mistakes.map((row) => mistake[locale](row.mistake[locale]))
  return item.isRegionDependent ? [...warnings, differsByRegion[locale]] : warnings
}

/** What other sources say against a guide: against every variant of the item, or its own. */
export const conflictsOf = ({ variant }: Guide, ofItem: readonly GuideConflictRow[]): GuideConflictRow[] =>
  ofItem.filter(({ variantId }) => variantId === null || variantId === variant?.id)

/**
 * LOW where another source says otherwise or the review is over five years old on `day`. MEDIUM where municipalities differ
 * or the review is over a year old or of a coming day. The ages are those of collection schedules.
 */
export function guideConfidence({ item }: Guide, conflicts: readonly GuideConflictRow[], day: string): Confidence {
  const age = yearsBetween(item.reviewedOn, day)
  if (conflicts.length > 0 || age > 5) return 'LOW'
  return item.isRegionDependent || age > 1 || age < 0 ? 'MEDIUM' : 'HIGH'
}
