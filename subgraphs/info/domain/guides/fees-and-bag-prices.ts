import { and, asc, eq, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { type ByIds, type Placeholders, prepared } from '../../../_shared/prepared-queries.ts'
import { type BagUsers, type FeeLineRow, feeLines, itemNames, regions } from '../../db/schema.ts'
import type { DisposalMethod, DwellingType } from '../../types.generated.ts'

/** A region's fee for one size or kind, with the region's Korean name. */
export interface FeeLine extends FeeLineRow {
  publisher: string
}

/**
 * An item in a region. `regionIds` has the region and the larger regions that contain it, smallest first, without the
 * country.
 */
export interface ItemInRegion {
  itemId: string
  regionIds: readonly string[]
}

/** The placeholders of a query for items in regions. */
export type ItemsInRegions = Placeholders<{ itemIds: readonly string[]; regionIds: readonly string[] }>

// Within one kind, cheapest first: larger bags cost more.
const order = [asc(feeLines.position), asc(feeLines.amountMinor), asc(feeLines.specification)]

/**
 * For each item in a region the bulky-waste fees of the smallest enclosing region that publishes one for it; empty if
 * none does. Items match by a name or synonym of the catalogue, so a new item needs no new import.
 */
export async function bulkyFees(db: Db, requested: readonly ItemInRegion[]): Promise<FeeLine[][]> {
  const itemIds = [...new Set(requested.map(({ itemId }) => itemId))]
  const regionIds = [...new Set(requested.flatMap((item) => item.regionIds))]
  const rows = await feesByItem(db, { itemIds, regionIds })
  const byItemAndRegion = groupLines(rows, ({ itemId, line }) => `${itemId} ${line.regionId}`)
  return requested.map(({ itemId, regionIds: enclosing }) => {
    const nearest = enclosing.find((regionId) => byItemAndRegion.has(`${itemId} ${regionId}`))
    return byItemAndRegion.get(`${itemId} ${nearest}`) ?? []
  })
}

/** For each region the prices of its own bags. */
export async function bagPrices(db: Db, regionIds: readonly string[]): Promise<FeeLine[][]> {
  const rows = await bagPricesByRegion(db, { ids: regionIds })
  const byRegion = groupLines(rows, ({ line }) => line.regionId)
  return regionIds.map((id) => byRegion.get(id) ?? [])
}

/** Disposal methods that use a prepaid bag. */
export const baggedMethods: DisposalMethod[] = ['GENERAL_WASTE', 'FOOD_WASTE', 'NON_COMBUSTIBLE']

const feesByItem = prepared((db, { itemIds, regionIds }: ItemsInRegions) =>
  db
    .selectDistinct({ itemId: itemNames.itemId, line: feeLines, publisher: regions.fullNameKo })
    .from(feeLines)
    .innerJoin(regions, eq(regions.id, feeLines.regionId))
    .crossJoin(sql`unnest(${feeLines.nameKeys}) as name_key`)
    .innerJoin(itemNames, sql`${itemNames.searchKey} = name_key and ${itemNames.isCatalogueName}`)
    .where(and(isOneOf(feeLines.regionId, regionIds), isOneOf(itemNames.itemId, itemIds)))
    .orderBy(...order),
)

const bagPricesByRegion = prepared((db, { ids }: ByIds) =>
  db
    .select({ line: feeLines, publisher: regions.fullNameKo })
    .from(feeLines)
    .innerJoin(regions, eq(regions.id, feeLines.regionId))
    .where(and(isOneOf(feeLines.regionId, ids), isOneOf(feeLines.method, baggedMethods)))
    .orderBy(...order),
)

/**
 * Bag prices for a method, from the smallest region that has any, for residents of that type of dwelling.
 * @param pricesByRegion one list per region, smallest region first
 */
export function nearestBagPrices(
  pricesByRegion: readonly (readonly FeeLine[])[],
  method: DisposalMethod,
  dwelling: DwellingType | null,
): FeeLine[] {
  const matching = pricesByRegion.map((lines) => lines.filter((line) => line.method === method))
  return forDwelling(matching.find((lines) => lines.length > 0) ?? [], dwelling)
}

// Some regions publish prices for "other users" (기타) only. Those then apply to everybody.
function forDwelling(lines: FeeLine[], dwelling: DwellingType | null): FeeLine[] {
  if (dwelling === null) return lines
  const ownUsers: BagUsers = dwelling === 'BUSINESS' ? 'BUSINESSES' : 'HOUSEHOLDS'
  const matching = lines.filter(({ users }) => users === null || users === ownUsers || users === 'BOTH')
  return matching.length > 0 ? matching : lines.filter(({ users }) => users === 'OTHERS')
}

function groupLines<R extends { line: FeeLineRow; publisher: string }>(rows: readonly R[], keyOf: (row: R) => string) {
  const groups = new Map<string, FeeLine[]>()
  for (const row of rows) {
    const key = keyOf(row)
    groups.set(key, [...(groups.get(key) ?? []), { ...row.line, publisher: row.publisher }])
  }
  return groups
}
