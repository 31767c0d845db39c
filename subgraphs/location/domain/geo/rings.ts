import { unwrappedEast, wrappedLongitude } from './date-line.ts'
import { type Coordinates, radians } from './earth.ts'

/** A ring in degrees: the last position connects to the first. It doesn't cross the date line (RFC 7946, 3.1.9). */
export type Ring = readonly (readonly [longitude: number, latitude: number])[]

/** A rectangle in degrees. Across the date line, west is the larger number (RFC 7946, 5.2). */
export type BBox = readonly [west: number, south: number, east: number, north: number]

/** The length of a degree of latitude in metres, accurate to 1 % everywhere. */
export const metersPerDegree = 111_195

/** Parses a polygon of PostgreSQL in millionths of a degree: `((127000000,37000000),(127100000,37000000),…)`. */
export function parseRing(polygon: string): Ring {
  const numbers = (polygon.match(/-?[\d.]+(?:e[+-]?\d+)?/g) ?? []).map((number) => Number(number) / 1e6)
  return Array.from({ length: numbers.length / 2 }, (_, index) => [
    numbers[2 * index] ?? 0,
    numbers[2 * index + 1] ?? 0,
  ])
}

/** Whether a point is inside rings: a ray from it to the east crosses them an odd number of times. */
export function isInside(rings: readonly Ring[], { latitude, longitude }: Coordinates): boolean {
  let inside = false
  for (const [[x1, y1], [x2, y2]] of edgesOf(rings)) {
    if (y1 > latitude === y2 > latitude) continue
    if (longitude < ((x2 - x1) * (latitude - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}

/** The distance from a point to the nearest edge of rings, in metres. */
export function metersToEdge(rings: readonly Ring[], { latitude, longitude }: Coordinates): number {
  const longitudeScale = Math.cos(radians(latitude))
  let nearest = Number.POSITIVE_INFINITY
  for (const [start, end] of edgesOf(rings)) {
    const [x1, y1] = [(start[0] - longitude) * longitudeScale, start[1] - latitude]
    const [x2, y2] = [(end[0] - longitude) * longitudeScale, end[1] - latitude]
    const [dx, dy] = [x2 - x1, y2 - y1]
    const along = dx || dy ? Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy))) : 0
    nearest = Math.min(nearest, Math.hypot(x1 + along * dx, y1 + along * dy))
  }
  return nearest * metersPerDegree
}

/** The narrowest rectangle around rings. */
export const bboxOf = (rings: readonly Ring[]): BBox =>
  enclosingBBox(
    rings.map((ring) => {
      const [longitudes, latitudes] = [ring.map(([longitude]) => longitude), ring.map(([, latitude]) => latitude)]
      return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)]
    }),
  )

/** The narrowest rectangle around rectangles; it crosses the date line where that is narrower. */
export function enclosingBBox(all: readonly BBox[]): BBox {
  const spans = all.map(([west, , east]) => [west, unwrappedEast(west, east)] as const).sort(([a], [b]) => a - b)
  const first = spans[0]?.[0] ?? 0
  let reach = spans[0]?.[1] ?? 0
  let widest = { gap: -1, west: first, east: reach }
  for (const [west, east] of [...spans.slice(1), [first + 360, reach] as const]) {
    if (west - reach > widest.gap) widest = { gap: west - reach, west, east: reach }
    reach = Math.max(reach, east)
  }
  const [south, north] = [Math.min(...all.map(([, south]) => south)), Math.max(...all.map(([, , , north]) => north))]
  return [wrappedLongitude(widest.west), south, wrappedLongitude(widest.east), north]
}

/** A label point inside rings: the middle of the widest piece on the horizontal line halfway up the largest ring. */
export function labelPoint(rings: readonly Ring[]): Coordinates {
  const size = ([west, south, east, north]: BBox) => (east - west) * (north - south)
  const [largest] = rings.map((ring) => bboxOf([ring])).sort((a, b) => size(b) - size(a))
  const latitude = largest ? (largest[1] + largest[3]) / 2 : 0
  const crossings = [...edgesOf(rings)]
    .filter(([[, y1], [, y2]]) => y1 > latitude !== y2 > latitude)
    .map(([[x1, y1], [x2, y2]]) => ((x2 - x1) * (latitude - y1)) / (y2 - y1) + x1)
    .sort((a, b) => a - b)
  let best = { width: -1, longitude: 0 }
  for (let at = 0; at + 1 < crossings.length; at += 2) {
    const [west, east] = [crossings[at] ?? 0, crossings[at + 1] ?? 0]
    if (east - west > best.width) best = { width: east - west, longitude: (west + east) / 2 }
  }
  return { latitude, longitude: best.longitude }
}

function* edgesOf(rings: readonly Ring[]) {
  for (const ring of rings)
    for (const [index, point] of ring.entries()) {
      const next = ring[(index + 1) % ring.length]
      if (next) yield [point, next] as const
    }
}
