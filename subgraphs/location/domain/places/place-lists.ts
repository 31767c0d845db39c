import { type AnyColumn, and, asc, desc, eq, isNotNull, isNull, type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type Placeholders, preparedCount, preparedWithParts } from '../../../_shared/prepared-queries.ts'
import { materials, type PlaceRow, placeMaterials, places } from '../../db/schema.ts'
import type { Area } from '../geo/areas.ts'
import { cubeAt } from '../geo/cube.ts'
import type { Coordinates } from '../geo/earth.ts'
import { acceptsMaterial, matches, matchesPlace, type PlaceFilter, validMaterialIds } from './filter.ts'

/** The places to list: an area and a filter. */
export interface Search {
  area: Area
  filter?: PlaceFilter | null
}

/** The last place of a page: its straight-line distance in metres, and its id. */
export type PlacePosition = readonly [chord: number, id: string]

export interface FoundPlace {
  place: PlaceRow
  /** The straight-line distance from the centre of the area through the earth, in metres. */
  chord: number
}

interface Page<Position> {
  first: number
  after?: Position
}

/**
 * A page of the places in an area, the nearest to its centre first, after `after`. It has one place more than `first`
 * when there are more pages. `also` is one more condition.
 */
export const nearestPlaces = (
  db: Db,
  search: Search,
  { first, after }: Page<PlacePosition>,
  also?: SQL,
): Promise<FoundPlace[]> => placesNear(db, { near: nearest(search, { first, after }, also) }, { limit: first + 1 })

/** The straight-line distance in metres from a point to a column of points, in the form that an index can order by. */
export const chordTo = (point: Coordinates, pos: AnyColumn): SQL<number> => sql<number>`${pos} <-> ${cubeAt(point)}`

/** The number of places that match a search. */
export async function countPlaces(db: Db, { area, filter }: Search): Promise<number> {
  return placesCount(db, and(area.boxContains(places.pos), area.contains, matches(filter)))
}

const placesCount = preparedCount(places)

/** The statement of `nearestPlaces`, exported for a test of its plan. */
export const nearestQuery = (db: Db, search: Search, { first, after }: Page<PlacePosition>) =>
  listNear(db, nearest(search, { first, after }), first + 1)

const placesNear = preparedWithParts((db, { near }: { near: SQL }, { limit }: Limit) => listNear(db, near, limit))

type Limit = Placeholders<{ limit: number }>

const listNear = (db: Db, near: SQL, limit: number | Placeholder) =>
  db
    .select({ place: places, chord: sql<number>`near.chord` })
    .from(places)
    .innerJoin(sql`(${near}) as near`, sql`near.id = ${places.id}`)
    .orderBy(sql`near.chord`, asc(places.id))
    .limit(limit)

/**
 * Ids and distances of the nearest places. A GiST index yields them in order of distance: the index on points, or, for
 * each requested kind or material, the index that starts with it. So a rare kind is found as fast as a frequent one.
 */
function nearest({ area, filter }: Search, { first, after }: Page<PlacePosition>, also?: SQL): SQL {
  const { materialIds, pricing, kinds } = filter ?? {}
  const limit = sql`limit ${first + 1}`
  const nearestOf = (
    of: typeof places | typeof placeMaterials,
    indexed: SQL | undefined,
    filtered: SQL | undefined,
  ) => {
    const chord = chordTo(area.center, of.pos)
    const isAfterCursor = after && sql`(${chord}, ${places.id}) > (${after[0]}::float8, ${after[1]}::text)`
    const condition = and(
      area.boxContains(of.pos),
      indexed,
      opaqueToPlanner(and(area.contains, filtered, also, isAfterCursor)),
    )
    return { columns: sql`${places.id} as id, ${chord} as chord`, rest: sql`where ${condition} order by 2, 1 ${limit}` }
  }
  if (materialIds || pricing) {
    const isOfMaterial = eq(placeMaterials.materialId, materials.id)
    const { columns, rest } = nearestOf(
      placeMaterials,
      isOfMaterial,
      and(matchesPlace(filter), acceptsMaterial({ pricing })),
    )
    const isRequested = materialIds
      ? sql`where ${materials.id} = any(${sql.param(validMaterialIds(materialIds))}::text[])`
      : sql``
    return sql`select distinct each.id, each.chord from ${materials} cross join lateral (
      select ${columns} from ${placeMaterials}
      join ${places} on ${places.id} = ${placeMaterials.placeId} ${rest}) as each
      ${isRequested} order by 2, 1 ${limit}`
  }
  if (kinds) {
    const { columns, rest } = nearestOf(
      places,
      sql`${places.kind} = requested.kind`,
      matchesPlace({ ...filter, kinds: null }),
    )
    return sql`select each.id, each.chord
      from (select distinct unnest(${sql.param([...kinds])}::text[]) as kind) as requested
      cross join lateral (select ${columns} from ${places} ${rest}) as each order by 2, 1 ${limit}`
  }
  const { columns, rest } = nearestOf(places, undefined, matchesPlace(filter))
  return sql`select ${columns} from ${places} ${rest}`
}

/**
 * A condition that the planner can't estimate, so that it walks the index in order of distance. The planner assumes
 * that conditions are independent; from several it would expect very few rows, and rather fetch and sort everything in
 * the box.
 */
export const opaqueToPlanner = (condition: SQL | undefined): SQL => sql`case when ${condition} then true else false end`

/**
 * The last place of a page by check date: when it was checked (null for never), its straight-line distance in metres,
 * and its id.
 */
export type CheckedPosition = readonly [verifiedAt: string | null, chord: number, id: string]

/**
 * A page of the places in an area: checked places first, the latest check first, then the others, the nearest first. It
 * has one place more than `first` when there are more pages.
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
      : await placesByCheck(db, lastChecked(search, verifiedAt ? [verifiedAt, String(id)] : undefined), {
          limit: first + 1,
        })
  if (checked.length > first) return checked
  const afterCursor = verifiedAt === null && chord !== undefined && id ? ([chord, id] as const) : undefined
  const others = await nearestPlaces(
    db,
    search,
    { first: first - checked.length, after: afterCursor },
    isNull(places.verifiedAt),
  )
  return [...checked, ...others]
}

/** The statement that reads checked places, exported for a test of its plan. */
export const lastCheckedQuery = (db: Db, search: Search, { first, after }: Page<CheckedPlace>) =>
  listByCheck(db, lastChecked(search, after), first + 1)

type CheckedPlace = readonly [verifiedAt: string, id: string]

/** The expressions of a list of checked places. */
interface CheckedList extends Record<string, SQL | undefined> {
  chord: SQL<number>
  condition: SQL | undefined
}

function lastChecked({ area, filter }: Search, after: CheckedPlace | undefined): CheckedList {
  const afterCursor =
    after &&
    sql`(${places.verifiedAt} < ${after[0]}::timestamptz or ${places.verifiedAt} = ${after[0]}::timestamptz and ${places.id} > ${after[1]}::text)`
  return {
    chord: chordTo(area.center, places.pos),
    condition: and(
      isNotNull(places.verifiedAt),
      area.boxContains(places.pos),
      area.contains,
      matches(filter),
      afterCursor,
    ),
  }
}

const placesByCheck = preparedWithParts((db, list: CheckedList, { limit }: Limit) => listByCheck(db, list, limit))

const listByCheck = (db: Db, { chord, condition }: CheckedList, limit: number | Placeholder) =>
  db
    .select({ place: places, chord })
    .from(places)
    .where(condition)
    .orderBy(desc(places.verifiedAt), asc(places.id))
    .limit(limit)
