import { type AnyColumn, and, between, gte, lte, or, type SQL, sql } from 'drizzle-orm'
import { badInput } from '../../../_shared/errors.ts'
import { places } from '../../db/schema.ts'
import { cubeAt } from './cube.ts'
import { crossesDateLine, unwrappedEast, wrappedLongitude } from './date-line.ts'
import { type Coordinates, chordOf, metersFromAxis, radians, vectorOf } from './earth.ts'

const radiusMin = 50
const radiusMax = 20_000

/** A rectangle on the earth. Its north-eastern longitude is the smaller one when it crosses the date line. */
export interface Bounds {
  southWest: Coordinates
  northEast: Coordinates
}

/** A part of the earth that places are looked for in. */
export interface Area {
  /** From where distances count. */
  center: Coordinates
  /** That a point in space lies in the box around the area, which is what an index finds. */
  boxContains(pos: AnyColumn): SQL
  /** That a place lies in it. */
  contains: SQL | undefined
}

/** What is no further from a point than so many metres. @throws BAD_USER_INPUT */
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

/** What lies in a rectangle of the map, the middle of which distances count from. @throws BAD_USER_INPUT */
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

/** @throws BAD_USER_INPUT for a rectangle whose northern edge lies south of its southern one */
function requireSouthBelowNorth({ southWest, northEast }: Bounds): void {
  if (northEast.latitude >= southWest.latitude) return
  throw badInput(
    `The latitude of \`northEast\` is not smaller than that of \`southWest\`; here it is ${northEast.latitude}, and that of \`southWest\` ${southWest.latitude}.`,
  )
}

function centerOf({ southWest, northEast }: Bounds): Coordinates {
  const west = southWest.longitude
  const east = unwrappedEast(west, northEast.longitude)
  // From 180 to -180 counts as the whole turn here.
  const isWhole = east === west && east !== northEast.longitude
  return {
    latitude: (southWest.latitude + northEast.latitude) / 2,
    longitude: wrappedLongitude(isWhole ? west + 180 : (west + east) / 2),
  }
}

/** The opposite corners of a box in space that a rectangle lies in. */
function boxAround(bounds: Bounds): [low: number[], high: number[]] {
  const { southWest, northEast } = bounds
  const [south, north] = [southWest.latitude, northEast.latitude]
  const west = southWest.longitude
  const east = unwrappedEast(west, northEast.longitude)
  // The latitude closest to the equator is the one furthest from the axis.
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
  // A metre more on each side makes up for rounding.
  return [
    [x1 - 1, y1 - 1, height(south) - 1],
    [x2 + 1, y2 + 1, height(north) + 1],
  ]
}

/** The least and the greatest cosine between two angles in degrees. */
function cosineRange(from: number, to: number): [number, number] {
  const ends = [Math.cos(radians(from)), Math.cos(radians(to))]
  const passes = (angle: number) => Math.ceil((from - angle) / 360) * 360 + angle <= to
  return [passes(180) ? -1 : Math.min(...ends), passes(0) ? 1 : Math.max(...ends)]
}
