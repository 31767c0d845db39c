import geographiclib from 'geographiclib-geodesic'

const { Geodesic } = geographiclib

/** A point in degrees north of the equator and east of Greenwich (WGS 84). */
export interface Coordinates {
  latitude: number
  longitude: number
}

/** A point on the spheroid in Cartesian coordinates, in metres from the centre of the earth (ECEF). */
export type Vector = readonly [x: number, y: number, z: number]

// The spheroid of WGS 84 (EPSG 7030), with the values of `earth_position` in the migrations.
const equatorialRadiusMeters = 6_378_137
const flattening = 1 / 298.257223563
const eccentricitySquared = flattening * (2 - flattening)

/** The earth's mean radius R₁ in metres (IUGG). */
const meanRadiusMeters = 6_371_008.8

/** The distance between two points in metres: the length of the geodesic on the spheroid of WGS 84. */
export function distanceMeters(a: Coordinates, b: Coordinates): number {
  const { s12 } = Geodesic.WGS84.Inverse(a.latitude, a.longitude, b.latitude, b.longitude, Geodesic.DISTANCE)
  return s12 ?? Number.NaN
}

/**
 * The length of the straight line through the earth between two points that are `meters` apart on its surface, in
 * metres. Up to 20 km the direction changes it by less than a millimetre.
 */
export const chordOf = (meters: number): number => 2 * meanRadiusMeters * Math.sin(meters / (2 * meanRadiusMeters))

/** A point in space, with the same result as the database's generated column `pos`. */
export function vectorOf({ latitude, longitude }: Coordinates): Vector {
  const [φ, λ] = [radians(latitude), radians(longitude)]
  const fromAxis = metersFromAxis(latitude)
  return [fromAxis * Math.cos(λ), fromAxis * Math.sin(λ), normalAt(φ) * (1 - eccentricitySquared) * Math.sin(φ)]
}

/** The distance of the points of a latitude from the earth's axis, in metres. */
export function metersFromAxis(latitude: number): number {
  const φ = radians(latitude)
  return normalAt(φ) * Math.cos(φ)
}

// The radius of curvature in the prime vertical.
const normalAt = (φ: number): number => equatorialRadiusMeters / Math.sqrt(1 - eccentricitySquared * Math.sin(φ) ** 2)

/** Degrees as radians. */
export const radians = (degrees: number): number => (degrees * Math.PI) / 180
