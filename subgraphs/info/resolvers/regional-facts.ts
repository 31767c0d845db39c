import type { Context } from '../context.ts'
import type { RegionalFacts } from '../domain/guides/regional-guide.ts'
import type { DwellingType } from '../types.generated.ts'

/**
 * The regional facts about an item; null for an unknown region. A page of guides takes as many statements as one guide.
 */
export async function regionalFacts(
  { loaders }: Context,
  itemId: string,
  regionId: string | null,
  dwelling: DwellingType | null,
): Promise<RegionalFacts | null> {
  const regionIds = regionId === null ? [] : await loaders.enclosingRegions.load(regionId)
  if (!regionIds) return null
  const [nearest] = regionIds
  const itemInRegion = { itemId, regionIds }
  const [rules, bulkyFees, bagPrices, schedule] = await Promise.all([
    loaders.localRules.load(itemInRegion),
    nearest ? loaders.bulkyFees.load(itemInRegion) : [],
    Promise.all(regionIds.map((id) => loaders.bagPrices.load(id))),
    nearest ? loaders.schedule.load({ regionId: nearest, dwelling }) : null,
  ])
  return { regionIds, rules, bulkyFees, bagPrices, schedule }
}
