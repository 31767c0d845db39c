import { Geodesic } from 'geographiclib-geodesic'
import { expect, test } from 'vitest'
import { seededRandom } from '../fixtures.ts'
import { distanceMeters } from './sphere.ts'

test('distances in Korea are within 0.3 % of those on the spheroid', () => {
  const random = seededRandom(1)
  const pairs = Array.from({ length: 2_000 }, () => {
    const from = { latitude: 33 + random() * 5.6, longitude: 124.6 + random() * 6.3 }
    return { from, to: { latitude: from.latitude + random() * 0.2, longitude: from.longitude + random() * 0.2 } }
  })

  const errors = pairs.map(({ from, to }) => {
    const exact = Geodesic.WGS84.Inverse(from.latitude, from.longitude, to.latitude, to.longitude).s12 ?? 0
    return Math.abs(distanceMeters(from, to) / exact - 1)
  })

  expect(Math.max(...errors)).toBeLessThan(0.003)
})

test('a place has no distance from itself, and the antipode is half way round', () => {
  expect(distanceMeters({ latitude: 37, longitude: 127 }, { latitude: 37, longitude: 127 })).toBe(0)
  expect(distanceMeters({ latitude: 37, longitude: 127 }, { latitude: -37, longitude: -53 })).toBeCloseTo(
    20_015_114,
    -1,
  )
})
