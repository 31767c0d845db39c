import { eq, inArray } from 'drizzle-orm'
import type { Db } from '../../_shared/db.ts'
import { type RegionRow, regionRings, regions } from '../db/schema.ts'
import type { Coordinates } from './sphere.ts'

/** The boundaries of provinces and districts, in memory. */
export interface BoundaryIndex {
  /** How far outside of a region a point lies, in metres; 0 inside, null when nothing is known of its boundary. */
  metersOutside(region: RegionRow, point: Coordinates): number | null
}

/** A closed ring of longitudes and latitudes in degrees. */
type Ring = readonly (readonly [longitude: number, latitude: number])[]

/** Metres of a degree of latitude, good to 1 % anywhere. */
const metersOfDegree = 111_195

/** Reads all boundaries. A region without one of its own, as a city with districts, is what its districts are together. */
export async function createBoundaryIndex(db: Db): Promise<BoundaryIndex> {
  const rows = await db
    .select({ id: regions.id, ancestorIds: regions.ancestorIds, ring: regionRings.ring })
    .from(regionRings)
    .innerJoin(regions, eq(regions.id, regionRings.regionId))
    .where(inArray(regions.level, ['PROVINCE', 'DISTRICT']))
    .orderBy(regionRings.regionId, regionRings.position)
  const own = new Map<string, Ring[]>()
  const parts = new Map<string, Set<string>>()
  for (const { id, ancestorIds, ring } of rows) {
    own.set(id, [...(own.get(id) ?? []), ringOf(ring)])
    for (const around of ancestorIds) parts.set(around, (parts.get(around) ?? new Set()).add(id))
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

// As PostgreSQL writes it: ((127000000,37000000),(127100000,37000000),…)
function ringOf(polygon: string): Ring {
  const numbers = (polygon.match(/-?[\d.]+(?:e[+-]?\d+)?/g) ?? []).map((number) => Number(number) / 1e6)
  return Array.from({ length: numbers.length / 2 }, (_, index) => [
    numbers[2 * index] ?? 0,
    numbers[2 * index + 1] ?? 0,
  ])
}

// A ray to the east crosses the rings an odd number of times.
function isInside(rings: readonly Ring[], { latitude, longitude }: Coordinates): boolean {
  let inside = false
  for (const [[x1, y1], [x2, y2]] of edgesOf(rings)) {
    if (y1 > latitude === y2 > latitude) continue
    if (longitude < ((x2 - x1) * (latitude - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}

function metersToEdge(rings: readonly Ring[], { latitude, longitude }: Coordinates): number {
  const narrowing = Math.cos((latitude * Math.PI) / 180)
  let nearest = Number.POSITIVE_INFINITY
  for (const [start, end] of edgesOf(rings)) {
    const [x1, y1] = [(start[0] - longitude) * narrowing, start[1] - latitude]
    const [x2, y2] = [(end[0] - longitude) * narrowing, end[1] - latitude]
    const [dx, dy] = [x2 - x1, y2 - y1]
    const along = dx || dy ? Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy))) : 0
    nearest = Math.min(nearest, Math.hypot(x1 + along * dx, y1 + along * dy))
  }
  return nearest * metersOfDegree
}

function* edgesOf(rings: readonly Ring[]) {
  for (const ring of rings)
    for (const [index, point] of ring.entries()) {
      const next = ring[(index + 1) % ring.length]
      if (next) yield [point, next] as const
    }
}
