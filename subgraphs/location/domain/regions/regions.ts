import { and, arrayContains, asc, count, eq, inArray, isNull, min, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { bigrams, searchKey } from '../../../_shared/korea/search-key.ts'
import { storableQueryText } from '../../../_shared/query-text.ts'
import { type RegionRow, regionNames, regions } from '../../db/schema.ts'
import type { RegionLevel } from '../../types.generated.ts'

/** Where a page of hits ended: sort of match, size of the region, official code. */
export type RegionPosition = readonly [rank: number, size: number, officialCode: string]

export interface RegionHit {
  region: RegionRow
  position: RegionPosition
}

/**
 * Regions that are called as was typed, or have been: those first of which it is the whole name, then those whose name
 * begins with it, then those whose name contains it; larger ones before smaller ones. Starts behind `after`; one more
 * than `first`, if there are as many. @throws BAD_USER_INPUT
 */
export async function searchRegions(
  db: Db,
  query: string,
  { levels, first, after }: { levels?: readonly RegionLevel[] | null; first: number; after?: RegionPosition },
): Promise<RegionHit[]> {
  const key = searchKey(storableQueryText(query))
  if (!key) return []
  const best = bestMatches(db, key, levels)
  const rows = await db
    .select({ region: regions, rank: best.rank, size: best.size })
    .from(best)
    .innerJoin(regions, eq(regions.id, best.id))
    .where(
      after &&
        sql`(${best.rank}, ${best.size}, ${regions.officialCode}) > (${after[0]}::int, ${after[1]}::int, ${after[2]}::text)`,
    )
    .orderBy(asc(best.rank), asc(best.size), asc(regions.officialCode))
    .limit(first + 1)
  return rows.map(({ region, rank, size }) => ({ region, position: [rank, size, region.officialCode] }))
}

/** How many regions a search finds. @throws BAD_USER_INPUT */
export async function countRegions(
  db: Db,
  query: string,
  { levels }: { levels?: readonly RegionLevel[] | null },
): Promise<number> {
  const key = searchKey(storableQueryText(query))
  if (!key) return 0
  const [row] = await db.select({ total: count() }).from(bestMatches(db, key, levels))
  return row?.total ?? 0
}

/**
 * The regions right below one, by official code; of an abolished one those that there were. Starts behind `after`; one more
 * than `first`, if there are as many.
 */
export async function childrenOf(
  db: Db,
  parent: RegionRow,
  { first, after }: { first: number; after?: string },
): Promise<RegionRow[]> {
  return db
    .select()
    .from(regions)
    .where(and(isBelow(parent), after ? sql`${regions.officialCode} > ${after}` : undefined))
    .orderBy(asc(regions.officialCode))
    .limit(first + 1)
}

/** How many regions there are right below one, or were. */
export async function countChildren(db: Db, parent: RegionRow): Promise<number> {
  const [row] = await db.select({ total: count() }).from(regions).where(isBelow(parent))
  return row?.total ?? 0
}

/**
 * Whether a neighbourhood is an administrative dong, which has the statistics office's code of seven digits, and no legal one,
 * which has ten.
 */
export const isAdministrative = ({ officialCode }: Pick<RegionRow, 'officialCode'>): boolean =>
  /^\d{7}$/.test(officialCode)

const isBelow = ({ id, abolishedOn }: RegionRow): SQL | undefined =>
  and(eq(regions.parentId, id), abolishedOn ? undefined : isNull(regions.abolishedOn))

/** Names and codes that a query is, begins or is a part of; each way to match is an index's. */
export const matchingNames = (db: Db, query: string) =>
  db
    .select({ regionId: regionNames.regionId })
    .from(regionNames)
    .where(matchesName(searchKey(storableQueryText(query))))

function bestMatches(db: Db, key: string, levels?: readonly RegionLevel[] | null) {
  const rank = sql<number>`case
    when ${regionNames.searchKey} = ${key} then 0
    when starts_with(${regionNames.searchKey}, ${key}) then 1
    else 2 end`
  const size = sql<number>`array_position(${sizes}, ${regions.level}) * 8 + cardinality(${regions.ancestorIds})`
  return db
    .select({ id: regions.id, rank: min(rank).mapWith(Number).as('rank'), size: size.as('size') })
    .from(regionNames)
    .innerJoin(regions, eq(regions.id, regionNames.regionId))
    .where(and(matchesName(key), levels ? inArray(regions.level, [...levels]) : undefined))
    .groupBy(regions.id)
    .as('best')
}

const sizes = sql.raw(`array['COUNTRY', 'PROVINCE', 'DISTRICT', 'NEIGHBORHOOD']`)

// Digits in the middle of a code mean nothing, nor do letters across the names in a full name. The statistics office's codes
// are found as a whole only: they begin as those of other districts do. By operators that don't ask for the language, a
// beginning is looked up in an index also where the statement was planned before the text was known.
const matchesName = (key: string): SQL | undefined =>
  or(
    and(
      sql`${regionNames.searchKey} ~>=~ ${key} and ${regionNames.searchKey} ~<~ ${`${key}\u{10FFFF}`}`,
      or(ne(regionNames.kind, 'CODE'), sql`length(${regionNames.searchKey}) <> 7`, eq(regionNames.searchKey, key)),
    ),
    and(
      arrayContains(regionNames.grams, bigrams(key)),
      eq(regionNames.kind, 'NAME'),
      sql`strpos(${regionNames.searchKey}, ${key}) > 0`,
    ),
  )
