import { and, arrayContains, asc, count, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../_shared/db.ts'
import { badInput } from '../../_shared/errors.ts'
import { hasPrefix } from '../../_shared/ids.ts'
import { type PlaceRow, placeMaterials, places } from '../db/schema.ts'
import type { AcceptancePricing, PlaceFeature, PlaceKind } from '../types.generated.ts'
import { cubeAt } from './cube.ts'
import { knownToBeOpen } from './place-hours.ts'
import { type Coordinates, chordOf } from './sphere.ts'

const radiusMin = 50
const radiusMax = 20_000

export interface PlaceFilter {
  materialIds?: readonly string[] | null
  kinds?: readonly PlaceKind[] | null
  features?: readonly PlaceFeature[] | null
  pricing?: readonly AcceptancePricing[] | null
  openNow?: boolean | null
  /** Takes precedence over `openNow`. */
  openAt?: Date | null
}

/** Around what places are looked for, and which ones. */
export interface Search {
  center: Coordinates
  radiusMeters: number
  filter?: PlaceFilter | null
}

/** Where a page of places ended: the chord to the place, and its id. */
export type PlacePosition = readonly [chord: number, id: string]

export interface NearbyPlace {
  place: PlaceRow
  /** The straight line through the unit sphere from the centre. */
  chord: number
}

/**
 * Places around a point, the nearest first, starting behind `after`; one more than `first`, if there are as many.
 * @throws BAD_USER_INPUT
 */
export async function placesNearby(
  db: Db,
  search: Search,
  { first, after }: { first: number; after?: PlacePosition },
): Promise<NearbyPlace[]> {
  return nearbyQuery(db, search, { first, after })
}

/** How many places a search finds. @throws BAD_USER_INPUT */
export async function countPlacesNearby(db: Db, search: Search): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(places)
    .where(and(isAround(search), matches(search.filter)))
  return row?.total ?? 0
}

/** The statement behind `placesNearby`, for a look at its plan. */
export function nearbyQuery(db: Db, search: Search, { first, after }: { first: number; after?: PlacePosition }) {
  const chord = chordTo(search.center)
  return db
    .select({ place: places, chord })
    .from(places)
    .where(
      and(
        isAround(search),
        matches(search.filter),
        after && sql`(${chord}, ${places.id}) > (${after[0]}::float8, ${after[1]}::text)`,
      ),
    )
    .orderBy(asc(chord), asc(places.id))
    .limit(first + 1)
}

/** The straight line through the unit sphere from a point to a place: what the index on points orders by. */
export const chordTo = (center: Coordinates): SQL<number> => sql<number>`${places.pos} <-> ${cubeAt(center)}`

/** Whether a place is to be found, and passes a filter. */
export function matches(filter: PlaceFilter | null | undefined): SQL | undefined {
  const { materialIds, kinds, features, pricing, openNow, openAt } = filter ?? {}
  const openWhen = openAt ?? (openNow ? new Date() : null)
  return and(
    ne(places.status, 'PERMANENTLY_CLOSED'),
    kinds ? inArray(places.kind, [...kinds]) : undefined,
    features?.length ? arrayContains(places.features, [...features]) : undefined,
    materialIds || pricing ? takes(materialIds ?? null, pricing ?? null) : undefined,
    openWhen ? knownToBeOpen(openWhen) : undefined,
  )
}

// The index finds what lies in the cube around the circle; the chord then tells who is inside.
function isAround({ center, radiusMeters }: Search): SQL | undefined {
  if (radiusMeters < radiusMin || radiusMeters > radiusMax)
    throw badInput(`\`radiusMeters\` is from ${radiusMin} to ${radiusMax}; this one is ${radiusMeters}.`)
  const chord = chordOf(radiusMeters)
  return and(
    sql`${places.pos} <@ cube_enlarge(${cubeAt(center)}, ${chord}::float8, 3)`,
    sql`${chordTo(center)} <= ${chord}::float8`,
  )
}

// One material has to satisfy both: batteries for free aren't lamps for free and batteries for money.
function takes(materialIds: readonly string[] | null, pricing: readonly AcceptancePricing[] | null): SQL {
  const { placeId, materialId, pricing: price } = placeMaterials
  const terms = and(
    eq(placeId, places.id),
    materialIds ? inArray(materialId, possible(materialIds)) : undefined,
    pricing ? inArray(price, [...pricing]) : undefined,
  )
  return sql`exists (select from ${placeMaterials} where ${terms})`
}

const possible = (ids: readonly string[]) => ids.filter((id) => hasPrefix('mat', id))
