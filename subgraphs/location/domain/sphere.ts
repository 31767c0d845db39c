/** Degrees north of the equator and east of Greenwich (WGS 84). */
export interface Coordinates {
  latitude: number
  longitude: number
}

/** The earth's mean radius R₁ in metres (IUGG): within 0.3 % of the spheroid in Korea, within 0.6 % anywhere. */
export const earthRadiusMeters = 6_371_008.8

/** How far two points are apart as the crow flies, in metres, on a sphere (haversine formula). */
export function distanceMeters(a: Coordinates, b: Coordinates): number {
  const halfChord = Math.sqrt(
    Math.sin(radians(b.latitude - a.latitude) / 2) ** 2 +
      Math.cos(radians(a.latitude)) *
        Math.cos(radians(b.latitude)) *
        Math.sin(radians(b.longitude - a.longitude) / 2) ** 2,
  )
  return 2 * earthRadiusMeters * Math.asin(Math.min(1, halfChord))
}

/** The straight line through the unit sphere between two points that are so many metres apart on the earth. */
export const chordOf = (meters: number): number => 2 * Math.sin(meters / (2 * earthRadiusMeters))

/** The point of the unit sphere: x, y, z. */
export function unitVector({ latitude, longitude }: Coordinates): [number, number, number] {
  const [φ, λ] = [radians(latitude), radians(longitude)]
  return [Math.cos(φ) * Math.cos(λ), Math.cos(φ) * Math.sin(λ), Math.sin(φ)]
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180
