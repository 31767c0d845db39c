import { and, inArray, isNull, or } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type LocalRuleRow, localRules } from '../../db/schema.ts'
import type { DwellingType } from '../../types.generated.ts'
import type { PlacedItem } from './fees.ts'

/** For each item in a region the rules that editors wrote of it, for the regions around and for the whole country. */
export async function localRulesOf(db: Db, placed: readonly PlacedItem[]): Promise<LocalRuleRow[][]> {
  const { itemId, regionId } = localRules
  const itemIds = [...new Set(placed.map((item) => item.itemId))]
  const regionIds = [...new Set(placed.flatMap(({ around }) => around))]
  const rows = await db
    .select()
    .from(localRules)
    .where(and(inArray(itemId, itemIds), or(isNull(regionId), inArray(regionId, regionIds))))
  return placed.map((item) =>
    rows.filter((row) => row.itemId === item.itemId && (!row.regionId || item.around.includes(row.regionId))),
  )
}

export interface Circumstances {
  /** The region and those around it, the smallest first. */
  around: readonly string[]
  dwelling: DwellingType | null
  variantId: string | null
  /** Whether the variant goes the way of its item, so that what is said of the item holds for it. */
  goesItemsWay: boolean
  /** The day on which the rule is to hold. */
  day: string
}

/**
 * The rule that holds: of the smallest region before larger ones and the country, then one for the very dwelling and the very
 * variant before one for all of them, then the latest. Null where none holds.
 */
export function ruleInForce(rules: readonly LocalRuleRow[], circumstances: Circumstances): LocalRuleRow | null {
  const { around, dwelling, variantId, goesItemsWay, day } = circumstances
  const holding = rules.filter(
    (rule) =>
      (rule.validFrom ?? day) <= day &&
      (rule.validUntil ?? day) >= day &&
      (rule.dwelling ?? dwelling) === dwelling &&
      (rule.variantId === null ? goesItemsWay : rule.variantId === variantId),
  )
  const distance = ({ regionId }: LocalRuleRow) => (regionId ? around.indexOf(regionId) : around.length)
  const exactness = (rule: LocalRuleRow) => Number(rule.dwelling !== null) + Number(rule.variantId !== null)
  const [first] = [...holding].sort(
    (a, b) =>
      distance(a) - distance(b) ||
      exactness(b) - exactness(a) ||
      (b.validFrom ?? '').localeCompare(a.validFrom ?? '') ||
      a.id.localeCompare(b.id),
  )
  return first ?? null
}
