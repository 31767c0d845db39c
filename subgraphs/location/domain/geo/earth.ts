import geographiclib from 'geographiclib-geodesic'

const { Geodesic } = geographiclib

/** Degrees north of the equator and east of Greenwich (WGS 84). */
export interface Coordinates {
  latitude: number
  longitude: number
}

/** A point on the spheroid seen from the middle of the earth, in metres: x, y, z (ECEF). */
export type Vector = readonly [x: number, y: number, z: number]

// The spheroid of WGS 84, as `earth_position` in the migrations has it: EPSG 7030.
const equatorialRadiusMeters = 6_378_137
const flattening = 1 / 298.257223563
const eccentricitySquared = flattening * (2 - flattening)

/** The earth's mean radius R₁ in metres (IUGG). */
const meanRadiusMeters = 6_371_008.8

/** How far two points are apart as the crow flies, in metres: the geodesic on the spheroid of WGS 84. */
export function distanceMeters(a: Coordinates, b: Coordinates): number {
  const { s12 } = Geodesic.WGS84.Inverse(a.latitude, a.longitude, b.latitude, b.longitude, Geodesic.DISTANCE)
  return s12 ?? Number.NaN
}

/**
 * The straight line through the earth between two points that are so far apart along its surface; both in metres. Up to
 * 20 km it depends on the direction by less than a millimetre.
 */
export const chordOf = (meters: number): number => 2 * meanRadiusMeters * Math.sin(meters / (2 * meanRadiusMeters))

/** Where a point is, as the database has it in `pos`. */
export function vectorOf({ latitude, longitude }: Coordinates): Vector {
  const [φ, λ] = [radians(latitude), radians(longitude)]
  const fromAxis = metersFromAxis(latitude)
  return [fromAxis * Math.cos(λ), fromAxis * Math.sin(λ), normalAt(φ) * (1 - eccentricitySquared) * Math.sin(φ)]
}

/** How far the points of a latitude are from the earth's axis. */
export function metersFromAxis(latitude: number): number {
  const φ = radians(latitude)
  return normalAt(φ) * Math.cos(φ)
}

// The radius of curvature in the prime vertical.
const normalAt = (φ: number): number => equatorialRadiusMeters / Math.sqrt(1 - eccentricitySquared * Math.sin(φ) ** 2)

export const radians = (degrees: number): number => (degrees * Math.PI) / 180
