import { and, asc, desc, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../_shared/db.ts'
import { type RegionRow, regionRings, regions } from '../db/schema.ts'
import type { RegionLevel } from '../types.generated.ts'
import { cubeAt } from './cube.ts'
import { hasLabel } from './region-index.ts'
import { type Coordinates, distanceMeters } from './sphere.ts'

const levels: readonly RegionLevel[] = ['NEIGHBORHOOD', 'DISTRICT', 'PROVINCE', 'COUNTRY']

/** Further than this from every district's label, a point isn't said to be in the country, in metres. */
const reachMeters = 40_000

/** So many nearest labels have to agree on a province. */
const witnesses = 5

/**
 * The smallest region at or above a level that a point lies in; null outside the area that is covered. Without boundaries
 * it is a province or the country, whichever the labels of the districts around the point leave no doubt about.
 */
export async function regionAt(db: Db, point: Coordinates, level: RegionLevel): Promise<RegionRow | null> {
  const found =
    (await regionByBoundary(db, point)) ?? ((await hasBoundaries(db)) ? null : await regionByLabels(db, point))
  if (!found || isAtLeast(found, level)) return found
  const around = await db.select().from(regions).where(inArray(regions.id, found.ancestorIds))
  return (
    found.ancestorIds
      .toReversed()
      .map((id) => around.find((region) => region.id === id))
      .find((region) => region && isAtLeast(region, level)) ?? null
  )
}

/** The smallest region whose boundary is around a point. */
async function regionByBoundary(db: Db, { latitude, longitude }: Coordinates): Promise<RegionRow | null> {
  const point = sql`point(${longitude * 1e6}::float8, ${latitude * 1e6}::float8)`
  const around = db
    .select({ id: regionRings.regionId })
    .from(regionRings)
    .where(and(sql`${regionRings.bbox} @> box(${point}, ${point})`, sql`${regionRings.ring} @> ${point}`))
    .groupBy(regionRings.regionId)
    .having(sql`count(*) % 2 = 1`)
  const [region] = await db
    .select()
    .from(regions)
    .where(inArray(regions.id, around))
    .orderBy(desc(sql`cardinality(${regions.ancestorIds})`), asc(regions.id))
    .limit(1)
  return region ?? null
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
        sql`not exists (
          select from ${regions} as smaller
          where smaller.parent_id = ${regions.id} and smaller.level = 'DISTRICT' and smaller.abolished_on is null
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
