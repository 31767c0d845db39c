import { distanceMeters } from '../../domain/geo/earth.ts'
import type { Located } from './locate.ts'
import type { Surroundings } from './read-row.ts'
import { farMeters, type Spot } from './spots.ts'

/** Why a row is flagged, and whether that keeps it off the map. */
export interface Doubt {
  reason: string
  detail?: string
  offMap: boolean
}

/** Further outside of its district's boundary a point is doubted, in metres: boundaries are simplified by some hundred. */
const outsideMeters = 2_000

/** The first doubt about a row; null when there is none. */
export function doubtOf(
  { notPublic, located, spot }: { notPublic: string | null; located: Located; spot: Spot },
  { crowding, boundaries }: Surroundings,
  written: { point: string },
): Doubt | null {
  if (notPublic) return { reason: notPublic, offMap: true }
  const { region, names } = located
  if (!region) return { reason: 'unknown-district', detail: names, offMap: true }
  const { point } = spot
  if (!point) return { reason: 'no-point', offMap: true }
  if (crowding.isFallback(written.point)) return { reason: 'shared-point', detail: written.point, offMap: true }
  if (spot.isSwapped) return { reason: 'swapped-point', detail: written.point, offMap: false }
  if (located.disagree) return { reason: 'districts-disagree', detail: names, offMap: false }
  const outside = boundaries.metersOutside(region, point)
  const meters = outside ?? distanceMeters(region, point)
  if (meters <= (outside === null ? farMeters : outsideMeters)) return null
  const reason = outside === null ? 'far-from-district' : 'outside-district'
  return { reason, detail: `${(meters / 1000).toFixed(meters < 10_000 ? 1 : 0)} km`, offMap: false }
}
