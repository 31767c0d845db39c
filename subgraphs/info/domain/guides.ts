import type { Locale, Translated } from '../../_shared/locale.ts'
import type { ItemRow, LocalRuleRow } from '../db/schema.ts'
import type { DisposalMethod, DwellingType } from '../types.generated.ts'
import type { FeeLine } from './fees.ts'
import { conditionsOf } from './schedule-notes.ts'
import type { Rule, Schedule } from './schedules.ts'

/** How to dispose of an item, in one region and one language. */
export interface Guide {
  item: ItemRow
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

/** What a region's collection says of one way to dispose of things, in words of its own. */
export const collectionRulesOf = (schedule: Schedule | null, method: DisposalMethod): Rule[] =>
  schedule?.rules.filter((rule) => rule.method === method && rule.conditions !== null) ?? []

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
export function warningsOf({ item, locale, rule }: Guide): string[] {
  const warnings = item.mistakes[locale].map(mistake[locale])
  if (rule?.note && !rule.regionId) warnings.push(rule.note[locale])
  return item.isRegionDependent && !rule?.regionId ? [...warnings, differsByRegion[locale]] : warnings
}

/** How many of a region's instructions are shown: some districts have one for each of thirty villages. */
const shownInstructions = 3

const others: Translated = {
  ko: '다른 동네의 방법은 수거 일정에서 확인하세요.',
  en: "See the collection schedule for other neighbourhoods' ways.",
}

/** What the region says otherwise, and how it wants such things put out in its own words; null where it says nothing. */
export function regionalNoteOf({ rule, collectionRules, locale }: Guide): string | null {
  const written = rule?.regionId ? rule.note?.[locale] : null
  const instructions = [...new Set(collectionRules.map((each) => conditionsOf(each, locale)))]
  const parts = [written, ...instructions.slice(0, shownInstructions)].filter((text) => text != null)
  if (instructions.length > shownInstructions) parts.push(others[locale])
  return parts.map((text) => text.replace(/[^.!?]$/, '$&.')).join(' ') || null
}
