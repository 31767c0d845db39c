import { distanceMeters } from '../../domain/geo/earth.ts'
import type { Located } from './locate.ts'
import { farMeters, type RowPoint } from './points.ts'
import type { TableContext } from './read-row.ts'

/** The reason for flagging a row. */
export interface FlagReason {
  reason: string
  detail?: string
  /** Whether the row stays off the map. */
  isOffMap: boolean
  /** Whether the row may join a place at its address all the same: only its point is missing or wrong. */
  mayJoin?: boolean
}

/**
 * The largest plausible distance of a point outside its district's boundary. Boundaries are simplified by some hundred
 * metres.
 */
const outsideMeters = 2_000

/** The first reason to flag a row; null if there is none. */
export function flagReasonOf(
  {
    exclusion,
    located,
    rowPoint,
    isAbroad,
  }: { exclusion: string | null; located: Located; rowPoint: RowPoint; isAbroad: boolean },
  { boundaries }: TableContext,
  pointAsWritten: string,
): FlagReason | null {
  if (exclusion) return { reason: exclusion, isOffMap: true }
  const { region, names } = located
  const { point } = rowPoint
  if (!region && !isAbroad) return { reason: 'unknown-district', detail: names, isOffMap: true }
  if (!point) return { reason: 'no-point', isOffMap: true, mayJoin: true }
  if (!region) return null
  if (rowPoint.isSwapped) return { reason: 'swapped-point', detail: pointAsWritten, isOffMap: false }
  if (located.isDisputed) return { reason: 'districts-disagree', detail: names, isOffMap: false }
  const outside = boundaries.metersOutside(region, point)
  const meters = outside ?? distanceMeters(region, point)
  if (meters <= (outside === null ? farMeters : outsideMeters)) return null
  const reason = outside === null ? 'far-from-district' : 'outside-district'
  const detail = `${(meters / 1000).toFixed(meters < 10_000 ? 1 : 0)} km`
  return { reason, detail, isOffMap: true, mayJoin: true }
}
