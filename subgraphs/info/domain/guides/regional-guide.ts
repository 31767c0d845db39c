import type { LocalRuleRow } from '../../db/schema.ts'
import type { DwellingType } from '../../types.generated.ts'
import { todayInKorea } from '../collection/days.ts'
import type { Schedule } from '../collection/schedules.ts'
import { baggedMethods, type FeeLine, nearestBagPrices } from './fees-and-bag-prices.ts'
import { collectionRulesOf, type Guide } from './guides.ts'
import { ruleInForce } from './local-rules.ts'

/** The facts that a guide may quote, about a region and the larger regions that contain it. */
export interface RegionalFacts {
  /** Ids of the region and of the larger regions that contain it, smallest first; empty for the whole country. */
  regionIds: readonly string[]
  rules: readonly LocalRuleRow[]
  /** Fees for the item itself as bulky waste. */
  bulkyFees: FeeLine[]
  /** Prices of waste bags, one list per region of `regionIds`. */
  bagPrices: FeeLine[][]
  schedule: Schedule | null
}

/**
 * The regional part of a guide. Rule, fees and instructions each come from the smallest enclosing region that has any.
 * A rule for an item also applies to the variants that share the item's disposal method.
 */
export function regionalGuide(
  { item, variant }: Pick<Guide, 'item' | 'variant'>,
  dwelling: DwellingType | null,
  { regionIds, rules, bulkyFees, bagPrices, schedule }: RegionalFacts,
): Pick<Guide, 'appliesTo' | 'method' | 'rule' | 'fees' | 'collectionRules'> {
  const national = variant ?? item
  const rule = ruleInForce(rules, {
    regionIds,
    dwelling,
    variantId: variant?.id ?? null,
    sharesItemMethod: national.disposalMethod === item.disposalMethod,
    day: todayInKorea(),
  })
  const method = rule?.method ?? national.disposalMethod
  const collectionRules = collectionRulesOf(schedule, method)
  const fees =
    method === 'BULKY_WASTE'
      ? bulkyFees
      : baggedMethods.includes(method)
        ? nearestBagPrices(bagPrices, method, dwelling)
        : []
  const sources = [rule?.regionId, fees[0]?.regionId, collectionRules[0]?.regionId]
  return {
    appliesTo: regionIds.find((id) => sources.includes(id)) ?? null,
    method,
    rule,
    fees,
    collectionRules,
  }
}
