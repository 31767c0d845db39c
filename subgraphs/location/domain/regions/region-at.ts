import { and, asc, desc, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { regionIdOf } from '../../../_shared/korea/regions.ts'
import { type ByIds, prepared, preparedWithParts } from '../../../_shared/prepared-queries.ts'
import { type RegionRow, regionRings, regions } from '../../db/schema.ts'
import type { RegionLevel } from '../../types.generated.ts'
import { cubeAt } from '../geo/cube.ts'
import { type Coordinates, distanceMeters, radians } from '../geo/earth.ts'
import { metersPerDegree, metersToEdge, parseRing } from '../geo/rings.ts'
import { hasLabel } from './region-index.ts'

const levels: readonly RegionLevel[] = ['NEIGHBORHOOD', 'DISTRICT', 'PROVINCE', 'COUNTRY']

/** Without boundaries, the greatest distance in metres from a label at which a point counts as inside the country. */
const labelReachMeters = 40_000

/**
 * Greatest distance in metres from a boundary at which a point still belongs to the region: the publisher simplified
 * the coast.
 */
const coastMeters = 2_000

/**
 * The districts along the northern border, from Ganghwa to Goseong, under their current codes. Land may begin just
 * outside them, so a point there isn't assigned to the nearest district.
 */
const northernBorderIds = new Set(
  ['2871000000', '4157000000', '4148000000', '4180000000', '5178000000', '5179000000', '5180000000', '5181000000']
    .concat('5182000000')
    .map(regionIdOf),
)

/** The number of nearest labels that must agree on a province. */
const nearestLabels = 5

/**
 * The smallest region at or above a level that contains a point; null outside the covered area.
 *
 * - With boundaries: point in polygon. A point outside all polygons belongs to the nearest region within two
 *   kilometres, except along the northern border.
 * - Without boundaries: the nearest label is right for only 79 % of points. So the answer is the province of the five
 *   nearest labels when they agree, or else the country, within 40 km of a label. Of 2,500 random points, ten per
 *   district, 2,497 had an answer and 2,495 answers (99.9 %) contained the point; 1,243 answers were a province:
 *   `npx vitest run subgraphs/location/domain/regions/region-at.test.ts`
 *   The labels are Korean only, so a point just across the border or at sea may get the country as well.
 */
export async function regionAt(db: Db, point: Coordinates, level: RegionLevel): Promise<RegionRow | null> {
  const found =
    (await regionByBoundary(db, point)) ??
    ((await hasBoundaries(db)) ? await regionOffCoast(db, point) : await regionByLabels(db, point))
  if (!found || isAtLeast(found, level)) return found
  const ancestors = await regionsById(db, { ids: found.ancestorIds })
  return (
    found.ancestorIds
      .toReversed()
      .map((id) => ancestors.find((region) => region.id === id))
      .find((region) => region && isAtLeast(region, level)) ?? null
  )
}

const regionsById = prepared((db, { ids }: ByIds) => db.select().from(regions).where(isOneOf(regions.id, ids)))

/** The ids of the regions whose rings contain a point. Uses the index on bounding boxes. */
export const ringsAround = (db: Db, point: Coordinates) => ringsThatContain(db, pointAt(point))

const ringsThatContain = (db: Db, point: SQL) =>
  db
    .select({ id: regionRings.regionId })
    .from(regionRings)
    .where(and(sql`${regionRings.bbox} @> box(${point}, ${point})`, sql`${regionRings.ring} @> ${point}`))
    .groupBy(regionRings.regionId)
    .having(sql`count(*) % 2 = 1`)

/** A point in the unit of rings. */
const pointAt = ({ latitude, longitude }: Coordinates): SQL =>
  sql`point(${longitude * 1e6}::float8, ${latitude * 1e6}::float8)`

/** The smallest region whose boundary contains a point. */
async function regionByBoundary(db: Db, point: Coordinates): Promise<RegionRow | null> {
  const [region] = await smallestAround(db, { point: pointAt(point) })
  return region ?? null
}

const smallestAround = preparedWithParts((db, { point }: { point: SQL }) =>
  db
    .select()
    .from(regions)
    .where(inArray(regions.id, ringsThatContain(db, point)))
    .orderBy(desc(sql`cardinality(${regions.ancestorIds})`), asc(regions.id))
    .limit(1),
)

/** The rings whose bounding boxes are within `meters` of a point. Uses the index on bounding boxes. */
export const ringsNear = (db: Db, point: Coordinates, meters: number) => ringsThatTouch(db, boxAround(point, meters))

const ringsThatTouch = (db: Db, box: SQL) =>
  db
    .select({ id: regionRings.regionId, ring: regionRings.ring })
    .from(regionRings)
    .where(sql`${regionRings.bbox} && ${box}`)

function boxAround({ latitude, longitude }: Coordinates, meters: number): SQL {
  const north = (meters / metersPerDegree) * 1.01
  const east = north / Math.cos(radians(latitude))
  const corner = (by: 1 | -1) => pointAt({ latitude: latitude + by * north, longitude: longitude + by * east })
  return sql`box(${corner(-1)}, ${corner(1)})`
}

const nearRings = preparedWithParts((db, { box }: { box: SQL }) => ringsThatTouch(db, box))

/**
 * For a point outside all boundaries: the region of the smallest level near it whose boundary is nearest; null at the
 * northern border.
 */
async function regionOffCoast(db: Db, point: Coordinates): Promise<RegionRow | null> {
  const near = (await nearRings(db, { box: boxAround(point, coastMeters) }))
    .map(({ id, ring }) => ({ id, meters: metersToEdge([parseRing(ring)], point) }))
    .filter(({ meters }) => meters <= coastMeters)
  if (near.length === 0) return null
  const rows = await regionsById(db, { ids: near.map(({ id }) => id) })
  const [nearest] = near
    .flatMap(({ id, meters }) => rows.filter((row) => row.id === id).map((region) => ({ region, meters })))
    .sort((a, b) => levels.indexOf(a.region.level) - levels.indexOf(b.region.level) || a.meters - b.meters)
  if (!nearest) return null
  const { id, ancestorIds } = nearest.region
  return [...ancestorIds, id].some((regionId) => northernBorderIds.has(regionId)) ? null : nearest.region
}

async function hasBoundaries(db: Db): Promise<boolean> {
  const rows = await anyRing(db)
  return rows.length > 0
}

const anyRing = prepared((db) => db.select({ id: regionRings.regionId }).from(regionRings).limit(1))

/** The province or country that the labels of the nearest districts agree on; null too far from all of them. */
async function regionByLabels(db: Db, point: Coordinates): Promise<RegionRow | null> {
  const nearest = await labelsByDistance(db, { center: cubeAt(point) })
  const [first] = nearest
  if (!first || !hasLabel(first) || distanceMeters(first, point) > labelReachMeters) return null
  const provinces = new Set(nearest.map(({ id, ancestorIds }) => ancestorIds[1] ?? id))
  const [answer] = provinces.size === 1 ? provinces : first.ancestorIds
  const [region] = await regionsById(db, { ids: [answer ?? ''] })
  return region ?? null
}

const labelsByDistance = preparedWithParts((db, { center }: { center: SQL }) =>
  db
    .select()
    .from(regions)
    .where(
      and(
        isOneOf(regions.level, ['PROVINCE', 'DISTRICT']),
        isNull(regions.abolishedOn),
        sql`${regions.id} not in (
          select smaller.parent_id from ${regions} as smaller
          where smaller.level = 'DISTRICT' and smaller.abolished_on is null
        )`,
      ),
    )
    .orderBy(sql`${regions.pos} <-> ${center}`)
    .limit(nearestLabels),
)

const isAtLeast = (region: RegionRow, level: RegionLevel) => levels.indexOf(region.level) >= levels.indexOf(level)
