import { and, arrayContains, asc, count, eq, isNull, min, ne, or, type SQL, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { bigrams, searchKey } from '../../../_shared/korea/search-key.ts'
import { type Placeholders, preparedCount, preparedWithParts } from '../../../_shared/prepared-queries.ts'
import { storableQueryText } from '../../../_shared/query-text.ts'
import { type RegionRow, regionNames, regions } from '../../db/schema.ts'
import type { RegionLevel } from '../../types.generated.ts'

/** The last region of a page: rank of the match, size of the region, official code. */
export type RegionPosition = readonly [rank: number, size: number, officialCode: string]

export interface RegionHit {
  region: RegionRow
  position: RegionPosition
}

/**
 * A page of the regions whose current, former or later name or code matches a query: first equal names, then names that
 * begin with it, then names that contain it; larger regions first. It has one region more than `first` when there are
 * more pages.
 * @throws BAD_USER_INPUT, see `storableQueryText`
 */
export async function searchRegions(
  db: Db,
  query: string,
  { levels, first, after }: { levels?: readonly RegionLevel[] | null; first: number; after?: RegionPosition },
): Promise<RegionHit[]> {
  const key = searchKey(storableQueryText(query))
  if (!key) return []
  const afterCursor = after && sql`(${after[0]}::int, ${after[1]}::int, ${after[2]}::text)`
  const rows = await regionsByMatch(db, { ...matchOf(key, levels), after: afterCursor }, { limit: first + 1 })
  return rows.map(({ region, rank, size }) => ({ region, position: [rank, size, region.officialCode] }))
}

/** The number of regions that match a query. @throws BAD_USER_INPUT, see `storableQueryText` */
export async function countRegions(
  db: Db,
  query: string,
  { levels }: { levels?: readonly RegionLevel[] | null },
): Promise<number> {
  const key = searchKey(storableQueryText(query))
  if (!key) return 0
  const [row] = await matchCount(db, matchOf(key, levels))
  return row?.total ?? 0
}

/**
 * A page of the regions directly below one, by official code; for an abolished region, those that it had. It has one
 * region more than `first` when there are more pages.
 */
export async function childrenOf(
  db: Db,
  parent: RegionRow,
  { first, after }: { first: number; after?: string },
): Promise<RegionRow[]> {
  const condition = and(isBelow(parent), after ? sql`${regions.officialCode} > ${after}` : undefined)
  return regionsByCode(db, { condition }, { limit: first + 1 })
}

/** The number of regions directly below one; for an abolished region, of those that it had. */
export async function countChildren(db: Db, parent: RegionRow): Promise<number> {
  return regionCount(db, isBelow(parent))
}

type Limit = Placeholders<{ limit: number }>

const regionsByCode = preparedWithParts((db, { condition }: { condition: SQL | undefined }, { limit }: Limit) =>
  db.select().from(regions).where(condition).orderBy(asc(regions.officialCode)).limit(limit),
)

const regionCount = preparedCount(regions)

/**
 * Whether a neighbourhood is an administrative dong (행정동) and not a legal one (법정동). Administrative dongs have the
 * statistics office's code of seven digits, legal ones a code of ten.
 */
export const isAdministrative = ({ officialCode }: Pick<RegionRow, 'officialCode'>): boolean =>
  /^\d{7}$/.test(officialCode)

const isBelow = ({ id, abolishedOn }: RegionRow): SQL | undefined =>
  and(eq(regions.parentId, id), abolishedOn ? undefined : isNull(regions.abolishedOn))

/** The query that finds matching names and codes, exported for a test of its plan. Each kind of match uses an index. */
export const matchingNames = (db: Db, query: string) =>
  db
    .select({ regionId: regionNames.regionId })
    .from(regionNames)
    .where(matchesName(searchKey(storableQueryText(query))))

const regionsByMatch = preparedWithParts(
  (db, { after, ...match }: Match & { after: SQL | undefined }, { limit }: Limit) => {
    const best = bestMatches(db, match)
    return db
      .select({ region: regions, rank: best.rank, size: best.size })
      .from(best)
      .innerJoin(regions, eq(regions.id, best.id))
      .where(after && sql`(${best.rank}, ${best.size}, ${regions.officialCode}) > ${after}`)
      .orderBy(asc(best.rank), asc(best.size), asc(regions.officialCode))
      .limit(limit)
  },
)

const matchCount = preparedWithParts((db, match: Match) => db.select({ total: count() }).from(bestMatches(db, match)))

/** The condition by which names match a key, and the rank of a match. */
type Match = { condition: SQL | undefined; rank: SQL }

const matchOf = (key: string, levels?: readonly RegionLevel[] | null): Match => ({
  condition: and(matchesName(key), levels ? isOneOf(regions.level, levels) : undefined),
  rank: sql`case
    when ${regionNames.searchKey} = ${key} then 0
    when starts_with(${regionNames.searchKey}, ${key}) then 1
    else 2 end`,
})

function bestMatches(db: Db, { condition, rank }: Match) {
  const size = sql<number>`array_position(${sizes}, ${regions.level}) * 8 + cardinality(${regions.ancestorIds})`
  return db
    .select({ id: regions.id, rank: min(rank).mapWith(Number).as('rank'), size: size.as('size') })
    .from(regionNames)
    .innerJoin(regions, eq(regions.id, regionNames.regionId))
    .where(condition)
    .groupBy(regions.id)
    .as('best')
}

const sizes = sql.raw(`array['COUNTRY', 'PROVINCE', 'DISTRICT', 'NEIGHBORHOOD']`)

// Codes and full names match only from their beginning, since digits in the middle of a code and letters across two
// names mean nothing. The statistics office's codes of seven digits match only as a whole: their beginnings are those
// of other districts. The operators ~>=~ and ~<~ ignore the collation, so a prefix search uses the index even in a
// generic plan.
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
