import { type Coordinates, distanceMeters } from '../geo/earth.ts'

/** Greatest distance in metres between two records of the same name that are one place. */
export const sameSpotMeters = 15

/** Size in degrees of the cells of the index. It is more than 15 m up to 70° north. */
const cellDegrees = 0.0005

/** Numbers by their points, found within `sameSpotMeters`. */
export function createPointIndex() {
  const cells = new Map<string, { index: number; point: Coordinates }[]>()
  const cellOf = ({ latitude, longitude }: Coordinates) => [
    Math.floor(latitude / cellDegrees),
    Math.floor(longitude / cellDegrees),
  ]
  return {
    add(index: number, point: Coordinates): void {
      const key = cellOf(point).join()
      const found = cells.get(key)
      if (found) found.push({ index, point })
      else cells.set(key, [{ index, point }])
    },
    /** Those within 15 m, with their distances. */
    near(point: Coordinates): { index: number; meters: number }[] {
      const [row = 0, column = 0] = cellOf(point)
      const around = [-1, 0, 1].flatMap((north) =>
        [-1, 0, 1].flatMap((east) => cells.get(`${row + north},${column + east}`) ?? []),
      )
      return around
        .map(({ index, point: other }) => ({ index, meters: distanceMeters(point, other) }))
        .filter(({ meters }) => meters <= sameSpotMeters)
    },
  }
}
