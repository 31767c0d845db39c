import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type BagUsers, type FeeLineRow, feeLines, itemNames, regions } from '../../db/schema.ts'
import type { DisposalMethod, DwellingType } from '../../types.generated.ts'

/** What a region asks for one size or kind, with the region's name. */
export interface FeeLine extends FeeLineRow {
  publisher: string
}

/** An item in a region; the ids of the regions around it, itself first and without the country. */
export interface PlacedItem {
  itemId: string
  around: readonly string[]
}

// The cheapest first among those of one kind: the bags of a kind cost more the larger they are.
const order = [asc(feeLines.position), asc(feeLines.amountMinor), asc(feeLines.specification)]

/**
 * For each item in a region what the smallest one around asks for it as bulky waste; empty where none tells. An item is found
 * by its names, so that one which is new needs no new import.
 */
export async function bulkyFees(db: Db, placed: readonly PlacedItem[]): Promise<FeeLine[][]> {
  const itemIds = [...new Set(placed.map(({ itemId }) => itemId))]
  const regionIds = [...new Set(placed.flatMap(({ around }) => around))]
  const rows = await db
    .selectDistinct({ itemId: itemNames.itemId, line: feeLines, publisher: regions.fullNameKo })
    .from(feeLines)
    .innerJoin(regions, eq(regions.id, feeLines.regionId))
    .crossJoin(sql`unnest(${feeLines.nameKeys}) as name_key`)
    .innerJoin(itemNames, sql`${itemNames.searchKey} = name_key`)
    .where(and(inArray(feeLines.regionId, regionIds), inArray(itemNames.itemId, itemIds)))
    .orderBy(...order)
  const byPlace = grouped(rows, ({ itemId, line }) => `${itemId} ${line.regionId}`)
  return placed.map(({ itemId, around }) => {
    const nearest = around.find((regionId) => byPlace.has(`${itemId} ${regionId}`))
    return byPlace.get(`${itemId} ${nearest}`) ?? []
  })
}

/** For each region the prices of its own bags. */
export async function bagPrices(db: Db, regionIds: readonly string[]): Promise<FeeLine[][]> {
  const rows = await db
    .select({ line: feeLines, publisher: regions.fullNameKo })
    .from(feeLines)
    .innerJoin(regions, eq(regions.id, feeLines.regionId))
    .where(and(inArray(feeLines.regionId, [...regionIds]), inArray(feeLines.method, baggedMethods)))
    .orderBy(...order)
  const byRegion = grouped(rows, ({ line }) => line.regionId)
  return regionIds.map((id) => byRegion.get(id) ?? [])
}

/** The ways to dispose of something in a bag that has its price. */
export const baggedMethods: DisposalMethod[] = ['GENERAL_WASTE', 'FOOD_WASTE', 'NON_COMBUSTIBLE']

/** The prices of the smallest region that has any for a method, of those who live so; `tellers` begin with the smallest. */
export function nearestBags(
  tellers: readonly (readonly FeeLine[])[],
  method: DisposalMethod,
  dwelling: DwellingType | null,
): FeeLine[] {
  const own = tellers.map((lines) => lines.filter((line) => line.method === method))
  return forDwelling(own.find((lines) => lines.length > 0) ?? [], dwelling)
}

// Some regions only tell prices for others (기타); they are for everybody then.
function forDwelling(lines: FeeLine[], dwelling: DwellingType | null): FeeLine[] {
  if (dwelling === null) return lines
  const kind: BagUsers = dwelling === 'BUSINESS' ? 'BUSINESSES' : 'HOUSEHOLDS'
  const meant = lines.filter(({ users }) => users === null || users === kind || users === 'BOTH')
  return meant.length > 0 ? meant : lines.filter(({ users }) => users === 'OTHERS')
}

function grouped<R extends { line: FeeLineRow; publisher: string }>(rows: readonly R[], keyOf: (row: R) => string) {
  const groups = new Map<string, FeeLine[]>()
  for (const row of rows) {
    const key = keyOf(row)
    groups.set(key, [...(groups.get(key) ?? []), { ...row.line, publisher: row.publisher }])
  }
  return groups
}
