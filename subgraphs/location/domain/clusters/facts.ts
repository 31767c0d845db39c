import type { RegionRow } from '../../db/schema.ts'
import type { PlaceAccess, PlaceKind } from '../../types.generated.ts'
import type { Coordinates } from '../geo/earth.ts'
import type { PlaceValues } from '../places/records.ts'

/** What a row states about a place, before it is compared with other rows. */
export interface RecordFacts {
  kind: PlaceKind
  /** Empty without a name. */
  nameKey: string
  /** Null without a house number. */
  addressKey: string | null
  /** The point as written and the address without remarks, by which a geocoder's fallback points are recognised. */
  writtenPoint: string
  writtenAddress: string
  /** The reason code of a flagged row; otherwise null. */
  reason: string | null
  detail: string | null
  /** The columns of a place that this row leads; null if it can't lead one. */
  place: FactsOfPlace | null
  /** Whether it may join a place at its address although its own point is missing or wrong. */
  mayJoin: boolean
}

/** `verifiedAt` is a time in JSON. */
export type FactsOfPlace = Omit<PlaceValues, 'id' | 'access' | 'verifiedAt' | 'approved' | 'duplicateOfId'> & {
  access: PlaceAccess
  verifiedAt: string | null
}

/**
 * The part of the map in which a record is compared with others: the district, or for a district inside of a city, the city; abroad a
 * field of a degree.
 */
export function blockOf(
  region: Pick<RegionRow, 'id' | 'ancestorIds'> | null,
  countryCode: string | null,
  point: Coordinates | null,
): string {
  if (region) return region.ancestorIds[2] ?? region.id
  return countryCode && point
    ? `${countryCode} ${Math.floor(point.latitude)} ${Math.floor(point.longitude)}`
    : 'nowhere'
}
