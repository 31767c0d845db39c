import { and, asc, desc, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { regionIdOf } from '../../../_shared/korea/regions.ts'
import { type RegionRow, regionRings, regions } from '../../db/schema.ts'
import type { RegionLevel } from '../../types.generated.ts'
import { cubeAt } from '../geo/cube.ts'
import { type Coordinates, distanceMeters, radians } from '../geo/earth.ts'
import { metersOfDegree, metersToEdge, readRing } from '../geo/rings.ts'
import { hasLabel } from './region-index.ts'

const levels: readonly RegionLevel[] = ['NEIGHBORHOOD', 'DISTRICT', 'PROVINCE', 'COUNTRY']

/** Further than this from every district's label, a point isn't said to be in the country, in metres. */
const reachMeters = 40_000

/** So far off a boundary a point may lie at the coast, which the publisher simplified, in metres. */
const coastMeters = 2_000

/**
 * The districts along the border to the north: what lies just outside of them isn't known to be water, so nothing is said of
 * it. From Ganghwa to Goseong; with their codes of today.
 */
const atTheBorder = new Set(
  ['2871000000', '4157000000', '4148000000', '4180000000', '5178000000', '5179000000', '5180000000', '5181000000']
    .concat('5182000000')
    .map(regionIdOf),
)

/** So many nearest labels have to agree on a province. */
const witnesses = 5

/**
 * The smallest region at or above a level that a point lies in, or off whose coast it lies; null outside the area that is
 * covered. Without boundaries it is a province or the country, whichever the labels of the districts around the point leave no
 * doubt about.
 */
export async function regionAt(db: Db, point: Coordinates, level: RegionLevel): Promise<RegionRow | null> {
  const found =
    (await regionByBoundary(db, point)) ??
    ((await hasBoundaries(db)) ? await regionOffCoast(db, point) : await regionByLabels(db, point))
  if (!found || isAtLeast(found, level)) return found
  const around = await db.select().from(regions).where(inArray(regions.id, found.ancestorIds))
  return (
    found.ancestorIds
      .toReversed()
      .map((id) => around.find((region) => region.id === id))
      .find((region) => region && isAtLeast(region, level)) ?? null
  )
}

/** The rings around a point, by region; asked for by index. */
export function ringsAround(db: Db, { latitude, longitude }: Coordinates) {
  const point = sql`point(${longitude * 1e6}::float8, ${latitude * 1e6}::float8)`
  return db
    .select({ id: regionRings.regionId })
    .from(regionRings)
    .where(and(sql`${regionRings.bbox} @> box(${point}, ${point})`, sql`${regionRings.ring} @> ${point}`))
    .groupBy(regionRings.regionId)
    .having(sql`count(*) % 2 = 1`)
}

/** The smallest region whose boundary is around a point. */
async function regionByBoundary(db: Db, point: Coordinates): Promise<RegionRow | null> {
  const [region] = await db
    .select()
    .from(regions)
    .where(inArray(regions.id, ringsAround(db, point)))
    .orderBy(desc(sql`cardinality(${regions.ancestorIds})`), asc(regions.id))
    .limit(1)
  return region ?? null
}

/** The rings whose boxes come within so many metres of a point; asked for by index. */
export function ringsNear(db: Db, { latitude, longitude }: Coordinates, meters: number) {
  const north = (meters / metersOfDegree) * 1.01
  const east = north / Math.cos(radians(latitude))
  const corner = (by: 1 | -1) =>
    sql`point(${(longitude + by * east) * 1e6}::float8, ${(latitude + by * north) * 1e6}::float8)`
  return db
    .select({ id: regionRings.regionId, ring: regionRings.ring })
    .from(regionRings)
    .where(sql`${regionRings.bbox} && box(${corner(-1)}, ${corner(1)})`)
}

/** Of the smallest regions near a point that lies in none, the one whose boundary is nearest. */
async function regionOffCoast(db: Db, point: Coordinates): Promise<RegionRow | null> {
  const near = (await ringsNear(db, point, coastMeters))
    .map(({ id, ring }) => ({ id, meters: metersToEdge([readRing(ring)], point) }))
    .filter(({ meters }) => meters <= coastMeters)
  if (near.length === 0) return null
  const rows = await db
    .select()
    .from(regions)
    .where(
      inArray(
        regions.id,
        near.map(({ id }) => id),
      ),
    )
  const [nearest] = near
    .flatMap(({ id, meters }) => rows.filter((row) => row.id === id).map((region) => ({ region, meters })))
    .sort((a, b) => levels.indexOf(a.region.level) - levels.indexOf(b.region.level) || a.meters - b.meters)
  if (!nearest) return null
  const { id, ancestorIds } = nearest.region
  return [...ancestorIds, id].some((around) => atTheBorder.has(around)) ? null : nearest.region
}

async function hasBoundaries(db: Db): Promise<boolean> {
  const rows = await db.select({ id: regionRings.regionId }).from(regionRings).limit(1)
  return rows.length > 0
}

/** What the labels of the nearest districts tell of a point, for want of boundaries. */
async function regionByLabels(db: Db, point: Coordinates): Promise<RegionRow | null> {
  const nearest = await db
    .select()
    .from(regions)
    .where(
      and(
        inArray(regions.level, ['PROVINCE', 'DISTRICT']),
        isNull(regions.abolishedOn),
        sql`${regions.id} not in (
          select smaller.parent_id from ${regions} as smaller
          where smaller.level = 'DISTRICT' and smaller.abolished_on is null
        )`,
      ),
    )
    .orderBy(sql`${regions.pos} <-> ${cubeAt(point)}`)
    .limit(witnesses)
  const [first] = nearest
  if (!first || !hasLabel(first) || distanceMeters(first, point) > reachMeters) return null
  const provinces = new Set(nearest.map(({ id, ancestorIds }) => ancestorIds[1] ?? id))
  const [answer] = provinces.size === 1 ? provinces : first.ancestorIds
  const [region] = await db
    .select()
    .from(regions)
    .where(inArray(regions.id, [answer ?? '']))
  return region ?? null
}

const isAtLeast = (region: RegionRow, level: RegionLevel) => levels.indexOf(region.level) >= levels.indexOf(level)
