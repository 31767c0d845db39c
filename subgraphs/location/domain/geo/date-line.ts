/** The degrees of longitude around the earth. */
const fullTurn = 360

/** Whether a range of longitudes crosses the date line: its western end is then the larger number (RFC 7946, 5.2). */
export const crossesDateLine = (west: number, east: number): boolean => east < west

/** The eastern end of a range counted on from its western one, so that it is never smaller: -180 to 540 degrees. */
export const unwrappedEast = (west: number, east: number): number =>
  crossesDateLine(west, east) ? east + fullTurn : east

/** A longitude of up to 540 degrees brought back into the range from -180 to 180. */
export const wrappedLongitude = (longitude: number): number => (longitude > 180 ? longitude - fullTurn : longitude)

/** A range of longitudes from west to east, in degrees from -180 to 180. */
export interface LongitudeRange {
  west: number
  east: number
}

/** Whether a range contains all of `part`, which doesn't cross the date line itself. */
export function containsLongitudes({ west, east }: LongitudeRange, part: LongitudeRange): boolean {
  const [isEastOfStart, isWestOfEnd] = [part.west >= west, part.east <= east]
  return crossesDateLine(west, east) ? isEastOfStart || isWestOfEnd : isEastOfStart && isWestOfEnd
}

/** Whether a range has a longitude in common with `other`, which doesn't cross the date line itself. */
export function overlapsLongitudes({ west, east }: LongitudeRange, other: LongitudeRange): boolean {
  const [reachesStart, reachesEnd] = [other.east >= west, other.west <= east]
  return crossesDateLine(west, east) ? reachesStart || reachesEnd : reachesStart && reachesEnd
}
