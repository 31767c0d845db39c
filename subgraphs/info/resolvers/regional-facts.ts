import type { Context } from '../context.ts'
import type { RegionalFacts } from '../domain/guides/regional-guide.ts'
import type { DwellingType } from '../types.generated.ts'

/** What regions say about an item. Null for an unknown region. A page of guides costs as many statements as one. */
export async function regionalFacts(
  { loaders }: Context,
  itemId: string,
  regionId: string | null,
  dwelling: DwellingType | null,
): Promise<RegionalFacts | null> {
  const around = regionId === null ? [] : await loaders.regionsAround.load(regionId)
  if (!around) return null
  const placed = { itemId, around }
  const [rules, bulkyFees, bagPrices, schedule] = await Promise.all([
    loaders.localRules.load(placed),
    around[0] ? loaders.bulkyFees.load(placed) : [],
    Promise.all(around.map((id) => loaders.bagPrices.load(id))),
    around[0] ? loaders.schedule.load({ regionId: around[0], dwelling }) : null,
  ])
  return { around, rules, bulkyFees, bagPrices, schedule }
}
