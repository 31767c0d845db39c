import { and, arrayContains, eq, ne, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { type ByIds, prepared } from '../../../_shared/prepared-queries.ts'
import { places, type RegionRow, regionRings, regions } from '../../db/schema.ts'

/**
 * The neighbourhoods that contain the points of places, by place id; needs imported boundaries. The district of the
 * address has priority over the point: a place whose point is in another district has no entry. Neither has a place of
 * accuracy `AREA`.
 */
export async function neighbourhoodsOf(db: Db, placeIds: readonly string[]): Promise<Map<string, RegionRow>> {
  const rows = await neighbourhoodsByPlace(db, { ids: placeIds })
  return new Map(rows.map(({ placeId, region }) => [placeId, region]))
}

const neighbourhoodsByPlace = prepared((db, { ids }: ByIds) => {
  const spot = sql`point(${places.longitude} * 1e6, ${places.latitude} * 1e6)`
  return db
    .select({ placeId: places.id, region: regions })
    .from(places)
    .innerJoin(regionRings, and(sql`${regionRings.bbox} @> box(${spot}, ${spot})`, sql`${regionRings.ring} @> ${spot}`))
    .innerJoin(
      regions,
      and(
        eq(regions.id, regionRings.regionId),
        eq(regions.level, 'NEIGHBORHOOD'),
        arrayContains(regions.ancestorIds, sql`array[${places.regionId}]`),
      ),
    )
    .where(and(isOneOf(places.id, ids), ne(places.accuracy, 'AREA')))
    .groupBy(places.id, regions.id)
    .having(sql`count(*) % 2 = 1`)
})
