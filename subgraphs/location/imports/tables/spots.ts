import { pointIn } from '../../../_shared/korea/cells.ts'
import type { LabelledRegion } from '../../db/schema.ts'
import { type Coordinates, distanceMeters } from '../../domain/geo/earth.ts'

/** Further from the label of its district, a point is doubted, in metres. The islands of Sinan-gun lie as far. */
export const farMeters = 50_000

/** Where a row says it is. */
export interface Spot {
  /** Null where there is none. */
  point: Coordinates | null
  /** Whether latitude and longitude stood in each other's place. */
  isSwapped: boolean
}

/**
 * The point in two cells. Numbers that are no point as they stand, and one near the row's region the other way round, were
 * swapped: Korea's longitudes are no latitudes.
 */
export function spotOf(latitude: string, longitude: string, region: LabelledRegion | null): Spot {
  const point = pointIn(latitude, longitude)
  const turned = point ? null : pointIn(longitude, latitude)
  const isSwapped = turned !== null && region !== null && distanceMeters(region, turned) <= farMeters
  return { point: isSwapped ? turned : point, isSwapped }
}
