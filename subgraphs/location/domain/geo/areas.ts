import { type AnyColumn, and, between, gte, lte, or, type SQL, sql } from 'drizzle-orm'
import { badInput } from '../../../_shared/errors.ts'
import { places } from '../../db/schema.ts'
import { cubeAt } from './cube.ts'
import { crossesDateLine, unwrappedEast, wrappedLongitude } from './date-line.ts'
import { type Coordinates, chordOf, metersFromAxis, radians, vectorOf } from './earth.ts'

const radiusMin = 50
const radiusMax = 20_000

/** A rectangle on the earth, in degrees. Across the date line its north-eastern longitude is the smaller one. */
export interface Bounds {
  southWest: Coordinates
  northEast: Coordinates
}

/** The part of the earth in which a query looks for places. */
export interface Area {
  /** The point that distances are measured from. */
  center: Coordinates
  /** The condition that a point in space is inside the box around the area. An index on points can find these. */
  boxContains(pos: AnyColumn): SQL
  /** The condition that a place is inside the area. */
  contains: SQL | undefined
}

/** The area within `radiusMeters` of a point. @throws BAD_USER_INPUT for a radius outside 50 to 20,000 m */
export function circle(center: Coordinates, radiusMeters: number): Area {
  if (radiusMeters < radiusMin || radiusMeters > radiusMax)
    throw badInput(`\`radiusMeters\` is from ${radiusMin} to ${radiusMax}; this one is ${radiusMeters}.`)
  const chord = chordOf(radiusMeters)
  return {
    center,
    boxContains: (pos) => sql`${pos} <@ cube_enlarge(${cubeAt(center)}, ${chord}::float8, 3)`,
    contains: sql`${places.pos} <-> ${cubeAt(center)} <= ${chord}::float8`,
  }
}

/**
 * The area of a rectangle of the map. Distances are measured from its centre.
 * @throws BAD_USER_INPUT when its northern edge is south of its southern one
 */
export function rectangle(bounds: Bounds): Area {
  requireSouthBelowNorth(bounds)
  const { southWest, northEast } = bounds
  const [low, high] = boxAround(bounds)
  const corners = sql`cube(${sql.param(low)}::float8[], ${sql.param(high)}::float8[])`
  return {
    center: centerOf(bounds),
    boxContains: (pos) => sql`${pos} <@ ${corners}`,
    contains: and(
      between(places.latitude, southWest.latitude, northEast.latitude),
      crossesDateLine(southWest.longitude, northEast.longitude)
        ? or(gte(places.longitude, southWest.longitude), lte(places.longitude, northEast.longitude))
        : between(places.longitude, southWest.longitude, northEast.longitude),
    ),
  }
}

function requireSouthBelowNorth({ southWest, northEast }: Bounds): void {
  if (northEast.latitude >= southWest.latitude) return
  throw badInput(
    `The latitude of \`northEast\` is not smaller than that of \`southWest\`; here it is ${northEast.latitude}, and that of \`southWest\` ${southWest.latitude}.`,
  )
}

function centerOf({ southWest, northEast }: Bounds): Coordinates {
  const west = southWest.longitude
  const east = unwrappedEast(west, northEast.longitude)
  // Here the range from 180 to -180 counts as the whole turn.
  const isWhole = east === west && east !== northEast.longitude
  return {
    latitude: (southWest.latitude + northEast.latitude) / 2,
    longitude: wrappedLongitude(isWhole ? west + 180 : (west + east) / 2),
  }
}

/** The opposite corners of a box in space that contains a rectangle, in metres from the centre of the earth. */
function boxAround(bounds: Bounds): [low: number[], high: number[]] {
  const { southWest, northEast } = bounds
  const [south, north] = [southWest.latitude, northEast.latitude]
  const west = southWest.longitude
  const east = unwrappedEast(west, northEast.longitude)
  // The latitude closest to the equator is the furthest from the axis.
  const widest = Math.max(south, Math.min(north, 0))
  const fromAxis = [metersFromAxis(widest), Math.min(metersFromAxis(south), metersFromAxis(north))]
  const spread = (turn: number) => {
    const [least, most] = cosineRange(west - turn, east - turn)
    const reaches = fromAxis.flatMap((meters) => [meters * least, meters * most])
    return [Math.min(...reaches), Math.max(...reaches)] as const
  }
  const [x1, x2] = spread(0)
  const [y1, y2] = spread(90)
  const height = (latitude: number) => vectorOf({ latitude, longitude: 0 })[2]
  // One metre more on each side absorbs rounding errors.
  return [
    [x1 - 1, y1 - 1, height(south) - 1],
    [x2 + 1, y2 + 1, height(north) + 1],
  ]
}

/** The smallest and the largest cosine between two angles in degrees. */
function cosineRange(from: number, to: number): [number, number] {
  const ends = [Math.cos(radians(from)), Math.cos(radians(to))]
  const passes = (angle: number) => Math.ceil((from - angle) / 360) * 360 + angle <= to
  return [passes(180) ? -1 : Math.min(...ends), passes(0) ? 1 : Math.max(...ends)]
}
