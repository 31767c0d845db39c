import type { LocationAccuracy } from '../../types.generated.ts'
import { type Coordinates, distanceMeters } from '../geo/earth.ts'

/** The metres to which a distance is rounded: a point of an address is somewhere on its plot, one of an area anywhere in a street. */
const stepMeters: Record<LocationAccuracy, number> = { EXACT: 1, ADDRESS: 10, AREA: 100 }

/** The distance of a place from a point in metres, as exact as the point of the place. */
export function knownDistance(from: Coordinates, place: Coordinates & { accuracy: LocationAccuracy }): number {
  const step = stepMeters[place.accuracy]
  return Math.round(distanceMeters(from, place) / step) * step
}
