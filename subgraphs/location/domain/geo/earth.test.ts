import fc from 'fast-check'
import { Geodesic } from 'geographiclib-geodesic'
import { expect, test } from 'vitest'
import { propertyRuns } from '../../../_shared/testing.ts'
import { type Coordinates, chordOf, distanceMeters, vectorOf } from './earth.ts'

// Karney, Algorithms for geodesics (2013), table 3; the quarter of a meridian; a degree of the equator.
test.each<[string, Coordinates, Coordinates, number]>([
  ['nearly antipodal', { latitude: -30, longitude: 0 }, { latitude: 29.9, longitude: 179.8 }, 19_989_832.827_61],
  ['from the equator to the pole', { latitude: 0, longitude: 20 }, { latitude: 90, longitude: 0 }, 10_001_965.729_31],
  ['none', { latitude: 37, longitude: 127 }, { latitude: 37, longitude: 127 }, 0],
  ['across the date line', { latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 }, 111_319.490_79],
])('the distance is the length of the geodesic: %s', (_what, from, to, meters) => {
  expect(distanceMeters(from, to)).toBeCloseTo(meters, 4)
})

test('the straight line through the earth has the same length in every direction', () => {
  const from = fc.record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  })
  const azimuth = fc.double({ min: 0, max: 360, noNaN: true })
  const meters = fc.double({ min: 0, max: 20_000, noNaN: true })
  fc.assert(
    fc.property(from, azimuth, meters, (from, azimuth, meters) => {
      const { lat2 = 0, lon2 = 0 } = Geodesic.WGS84.Direct(from.latitude, from.longitude, azimuth, meters)
      const [[x1, y1, z1], [x2, y2, z2]] = [vectorOf(from), vectorOf({ latitude: lat2, longitude: lon2 })]
      const chord = Math.hypot(x1 - x2, y1 - y2, z1 - z2)
      expect(Math.abs(chord - chordOf(meters))).toBeLessThan(0.001)
    }),
    { numRuns: propertyRuns(2_000) },
  )
})
