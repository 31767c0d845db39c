import type { Context } from '../context.ts'
import { dayOfCatalogue } from '../domain/days.ts'
import { baggedMethods, nearestBags } from '../domain/fees.ts'
import { collectionRulesOf, type Guide } from '../domain/guides.ts'
import { ruleInForce } from '../domain/local-rules.ts'
import type { DwellingType } from '../types.generated.ts'

/**
 * What a region says of an item: of each sort of thing (rule, fees, instructions) what the smallest region around says that
 * says any. What is said of an item holds for those of its variants that go the item's way.
 * Null for an unknown region. A page of guides costs as many statements as one.
 */
export async function regionalGuide(
  { loaders }: Context,
  { item, variant }: Pick<Guide, 'item' | 'variant'>,
  regionId: string | null,
  dwelling: DwellingType | null,
): Promise<Pick<Guide, 'appliesTo' | 'method' | 'rule' | 'fees' | 'collectionRules'> | null> {
  const around = regionId === null ? [] : await loaders.regionsAround.load(regionId)
  if (!around) return null
  const placed = { itemId: item.id, around }
  const [rules, bulky, bags, schedule] = await Promise.all([
    loaders.localRules.load(placed),
    around[0] ? loaders.bulkyFees.load(placed) : [],
    Promise.all(around.map((id) => loaders.bagPrices.load(id))),
    around[0] ? loaders.schedule.load({ regionId: around[0], dwelling }) : null,
  ])
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
    method === 'BULKY_WASTE' ? bulky : baggedMethods.includes(method) ? nearestBags(bags, method, dwelling) : []
  const tellers = [rule?.regionId, fees[0]?.regionId, collectionRules[0]?.regionId]
  return {
    appliesTo: around.find((id) => tellers.includes(id)) ?? null,
    method,
    rule,
    fees,
    collectionRules,
  }
}
