import { and, isNull, or } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { prepared } from '../../../_shared/prepared-queries.ts'
import { type LocalRuleRow, localRules } from '../../db/schema.ts'
import type { DwellingType } from '../../types.generated.ts'
import type { ItemInRegion, ItemsInRegions } from './fees-and-bag-prices.ts'

/** For each item in a region the editors' rules for it, in the enclosing regions and in the whole country. */
export async function localRulesOf(db: Db, requested: readonly ItemInRegion[]): Promise<LocalRuleRow[][]> {
  const itemIds = [...new Set(requested.map((item) => item.itemId))]
  const regionIds = [...new Set(requested.flatMap((item) => item.regionIds))]
  const rows = await rulesByItem(db, { itemIds, regionIds })
  return requested.map((item) =>
    rows.filter((row) => row.itemId === item.itemId && (!row.regionId || item.regionIds.includes(row.regionId))),
  )
}

const rulesByItem = prepared((db, { itemIds, regionIds }: ItemsInRegions) => {
  const { itemId, regionId } = localRules
  return db
    .select()
    .from(localRules)
    .where(and(isOneOf(itemId, itemIds), or(isNull(regionId), isOneOf(regionId, regionIds))))
})

export interface Circumstances {
  /** The region and the larger regions that contain it, smallest first. */
  regionIds: readonly string[]
  dwelling: DwellingType | null
  variantId: string | null
  /** Whether the variant has the item's disposal method, so that rules for the item apply to it. */
  sharesItemMethod: boolean
  /** The day on which the rule must be in force. */
  day: string
}

/**
 * The rule in force; null if none applies. The smallest region comes first and the country last; then a rule for this
 * type of dwelling or this variant before one for all; then the latest rule.
 */
export function ruleInForce(rules: readonly LocalRuleRow[], circumstances: Circumstances): LocalRuleRow | null {
  const { regionIds, dwelling, variantId, sharesItemMethod, day } = circumstances
  const applicable = rules.filter(
    (rule) =>
      (rule.validFrom ?? day) <= day &&
      (rule.validUntil ?? day) >= day &&
      (rule.dwelling ?? dwelling) === dwelling &&
      (rule.variantId === null ? sharesItemMethod : rule.variantId === variantId),
  )
  const distance = ({ regionId }: LocalRuleRow) => (regionId ? regionIds.indexOf(regionId) : regionIds.length)
  const specificity = (rule: LocalRuleRow) => Number(rule.dwelling !== null) + Number(rule.variantId !== null)
  const [first] = [...applicable].sort(
    (a, b) =>
      distance(a) - distance(b) ||
      specificity(b) - specificity(a) ||
      (b.validFrom ?? '').localeCompare(a.validFrom ?? '') ||
      a.id.localeCompare(b.id),
  )
  return first ?? null
}
