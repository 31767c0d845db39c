import { type AnyColumn, and, asc, count, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { materials, type PlaceRow, placeMaterials, places } from '../../db/schema.ts'
import type { Area } from '../geo/areas.ts'
import { cubeAt } from '../geo/cube.ts'
import type { Coordinates } from '../geo/earth.ts'
import { acceptsMaterial, matches, matchesPlace, type PlaceFilter, validMaterialIds } from './filter.ts'

/** Where places are looked for, and which ones. */
export interface Search {
  area: Area
  filter?: PlaceFilter | null
}

/** Where a page of places ended: the straight line to the place in metres, and its id. */
export type PlacePosition = readonly [chord: number, id: string]

export interface FoundPlace {
  place: PlaceRow
  /** The straight line from the middle of the area, in metres. */
  chord: number
}

interface Page<Position> {
  first: number
  after?: Position
}

/** Places in an area, the nearest to its middle first, starting behind `after`; one more than `first`, if there are as many. */
export const nearestPlaces = async (db: Db, search: Search, page: Page<PlacePosition>): Promise<FoundPlace[]> =>
  nearestQuery(db, search, page)

/** The straight line from a point to what an index on points orders by, in metres. */
export const chordTo = (point: Coordinates, pos: AnyColumn): SQL<number> => sql<number>`${pos} <-> ${cubeAt(point)}`

/** How many places a search finds. */
export async function countPlaces(db: Db, { area, filter }: Search): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(places)
    .where(and(area.boxContains(places.pos), area.contains, matches(filter)))
  return row?.total ?? 0
}

/** The statement behind `nearestPlaces`, for a look at its plan. `also` narrows the places further. */
export function nearestQuery(db: Db, search: Search, { first, after }: Page<PlacePosition>, also?: SQL) {
  const near = sql`(${nearest(search, { first, after }, also)}) as near`
  return db
    .select({ place: places, chord: sql<number>`near.chord` })
    .from(places)
    .innerJoin(near, sql`near.id = ${places.id}`)
    .orderBy(sql`near.chord`, asc(places.id))
    .limit(first + 1)
}

/**
 * Ids and distances of the nearest. An index leads from one neighbour to the next: that of all places, or for each kind or
 * material that is asked for its own, so that something rare is found as fast as anything else.
 */
function nearest({ area, filter }: Search, { first, after }: Page<PlacePosition>, also?: SQL): SQL {
  const { materialIds, pricing, kinds } = filter ?? {}
  const limit = sql`limit ${first + 1}`
  const found = (of: typeof places | typeof placeMaterials, more: SQL | undefined, such: SQL | undefined) => {
    const chord = chordTo(area.center, of.pos)
    const isBehind = after && sql`(${chord}, ${places.id}) > (${after[0]}::float8, ${after[1]}::text)`
    const wanted = and(area.boxContains(of.pos), more, opaqueToPlanner(and(area.contains, such, also, isBehind)))
    return { columns: sql`${places.id} as id, ${chord} as chord`, rest: sql`where ${wanted} order by 2, 1 ${limit}` }
  }
  if (materialIds || pricing) {
    const ofIt = eq(placeMaterials.materialId, materials.id)
    const { columns, rest } = found(placeMaterials, ofIt, and(matchesPlace(filter), acceptsMaterial({ pricing })))
    const asked = materialIds
      ? sql`where ${materials.id} = any(${sql.param(validMaterialIds(materialIds))}::text[])`
      : sql``
    return sql`select distinct each.id, each.chord from ${materials} cross join lateral (
      select ${columns} from ${placeMaterials}
      join ${places} on ${places.id} = ${placeMaterials.placeId} ${rest}) as each
      ${asked} order by 2, 1 ${limit}`
  }
  if (kinds) {
    const { columns, rest } = found(places, sql`${places.kind} = asked.kind`, matchesPlace({ ...filter, kinds: null }))
    return sql`select each.id, each.chord
      from (select distinct unnest(${sql.param([...kinds])}::text[]) as kind) as asked
      cross join lateral (select ${columns} from ${places} ${rest}) as each order by 2, 1 ${limit}`
  }
  const { columns, rest } = found(places, undefined, matchesPlace(filter))
  return sql`select ${columns} from ${places} ${rest}`
}

/**
 * A condition that the planner doesn't look into, so that it goes from neighbour to neighbour: it takes conditions for
 * independent, and for so narrow together that it would rather fetch and sort whatever lies in the box.
 */
export const opaqueToPlanner = (condition: SQL | undefined): SQL => sql`case when ${condition} then true else false end`

/** Where a page by day of check ended: the moment, null for a place that was never checked; the straight line; the id. */
export type CheckedPosition = readonly [verifiedAt: string | null, chord: number, id: string]

/**
 * Places in an area, the one that was checked last first, and those that never were behind them, the nearest first; one more
 * than `first`, if there are as many.
 */
export async function lastCheckedPlaces(
  db: Db,
  search: Search,
  { first, after }: Page<CheckedPosition>,
): Promise<FoundPlace[]> {
  const [verifiedAt, chord, id] = after ?? []
  const checked =
    verifiedAt === null
      ? []
      : await lastCheckedQuery(db, search, { first, after: verifiedAt ? [verifiedAt, String(id)] : undefined })
  if (checked.length > first) return checked
  const behind = verifiedAt === null && chord !== undefined && id ? ([chord, id] as const) : undefined
  const others = await nearestQuery(
    db,
    search,
    { first: first - checked.length, after: behind },
    isNull(places.verifiedAt),
  )
  return [...checked, ...others]
}

/** The statement that reads those that were checked, for a look at its plan. */
export function lastCheckedQuery(
  db: Db,
  { area, filter }: Search,
  { first, after }: Page<readonly [verifiedAt: string, id: string]>,
) {
  const behind =
    after &&
    sql`(${places.verifiedAt} < ${after[0]}::timestamptz or ${places.verifiedAt} = ${after[0]}::timestamptz and ${places.id} > ${after[1]}::text)`
  return db
    .select({ place: places, chord: chordTo(area.center, places.pos) })
    .from(places)
    .where(and(isNotNull(places.verifiedAt), area.boxContains(places.pos), area.contains, matches(filter), behind))
    .orderBy(desc(places.verifiedAt), asc(places.id))
    .limit(first + 1)
}
