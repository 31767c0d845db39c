import { eq } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { type RegionRow, regionRings, regions } from '../../db/schema.ts'
import type { Coordinates } from '../geo/earth.ts'
import { isInside, metersToEdge, parseRing, type Ring } from '../geo/rings.ts'

/** The boundaries of provinces and districts in memory, for imports that check many points. */
export interface BoundaryIndex {
  /** The distance in metres from a point to a region; 0 inside it, null when its boundary is unknown. */
  metersOutside(region: RegionRow, point: Coordinates): number | null
}

/** Reads all boundaries. A region without its own boundary, such as a city with districts, has those of its parts. */
export async function createBoundaryIndex(db: Db): Promise<BoundaryIndex> {
  const rows = await db
    .select({ id: regions.id, ancestorIds: regions.ancestorIds, ring: regionRings.ring })
    .from(regionRings)
    .innerJoin(regions, eq(regions.id, regionRings.regionId))
    .where(isOneOf(regions.level, ['PROVINCE', 'DISTRICT']))
    .orderBy(regionRings.regionId, regionRings.position)
  const own = new Map<string, Ring[]>()
  const parts = new Map<string, Set<string>>()
  for (const { id, ancestorIds, ring } of rows) {
    own.set(id, [...(own.get(id) ?? []), parseRing(ring)])
    for (const ancestorId of ancestorIds) parts.set(ancestorId, (parts.get(ancestorId) ?? new Set()).add(id))
  }
  const shapesOf = (id: string): Ring[][] => {
    const rings = own.get(id)
    return rings ? [rings] : [...(parts.get(id) ?? [])].map((part) => own.get(part) ?? [])
  }
  return {
    metersOutside({ id }, point) {
      const shapes = shapesOf(id)
      if (shapes.length === 0) return null
      return Math.min(...shapes.map((rings) => (isInside(rings, point) ? 0 : metersToEdge(rings, point))))
    },
  }
}
