import { pointIn } from '../../../_shared/korea/cells.ts'
import type { LabelledRegion } from '../../db/schema.ts'
import { type Coordinates, distanceMeters } from '../../domain/geo/earth.ts'

/** The largest plausible distance of a point from the label of its district. Islands of Sinan-gun are that far away. */
export const farMeters = 50_000

/** The point of a row. */
export interface RowPoint {
  /** Null if the cells have no valid point. */
  point: Coordinates | null
  /** Whether the cells of latitude and longitude were swapped. */
  isSwapped: boolean
}

/**
 * The point in two cells. An invalid point that is near the row's region with its numbers swapped gets them swapped:
 * the longitudes of Korea are not valid as latitudes.
 */
export function readPoint(latitude: string, longitude: string, region: LabelledRegion | null): RowPoint {
  const point = pointIn(latitude, longitude)
  const swapped = point ? null : pointIn(longitude, latitude)
  const isSwapped = swapped !== null && region !== null && distanceMeters(region, swapped) <= farMeters
  return { point: isSwapped ? swapped : point, isSwapped }
}
