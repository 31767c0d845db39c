import type { LocalRuleRow } from '../../db/schema.ts'
import type { DwellingType } from '../../types.generated.ts'
import { dayOfCatalogue } from '../collection/days.ts'
import type { Schedule } from '../collection/schedules.ts'
import { baggedMethods, type FeeLine, nearestBags } from './fees.ts'
import { collectionRulesOf, type Guide } from './guides.ts'
import { ruleInForce } from './local-rules.ts'

/** The facts of a region and the larger regions around it that a guide may quote. */
export interface RegionalFacts {
  /** Ids of the region and of those around it, the smallest first; empty for the whole country. */
  around: readonly string[]
  rules: readonly LocalRuleRow[]
  /** Fees for the item itself as bulky waste. */
  bulkyFees: FeeLine[]
  /** Prices of waste bags, a list for each region of `around`. */
  bagPrices: FeeLine[][]
  schedule: Schedule | null
}

/**
 * The regional part of a guide. Rule, fees and instructions each come from the smallest region around that has any.
 * A rule for an item also holds for those of its variants that share the item's disposal method.
 */
export function regionalGuide(
  { item, variant }: Pick<Guide, 'item' | 'variant'>,
  dwelling: DwellingType | null,
  { around, rules, bulkyFees, bagPrices, schedule }: RegionalFacts,
): Pick<Guide, 'appliesTo' | 'method' | 'rule' | 'fees' | 'collectionRules'> {
  const usual = variant ?? item
  const rule = ruleInForce(rules, {
    around,
    dwelling,
    variantId: variant?.id ?? null,
    goesItemsWay: usual.disposalMethod === item.disposalMethod,
    day: dayOfCatalogue(),
  })
  const method = rule?.method ?? usual.disposalMethod
  const collectionRules = collectionRulesOf(schedule, method)
  const fees =
    method === 'BULKY_WASTE'
      ? bulkyFees
      : baggedMethods.includes(method)
        ? nearestBags(bagPrices, method, dwelling)
        : []
  const sources = [rule?.regionId, fees[0]?.regionId, collectionRules[0]?.regionId]
  return {
    appliesTo: around.find((id) => sources.includes(id)) ?? null,
    method,
    rule,
    fees,
    collectionRules,
  }
}
