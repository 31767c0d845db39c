import { expect, test } from 'vitest'
import { containsLongitudes, overlapsLongitudes, unwrappedEast, wrappedLongitude } from './date-line.ts'

const fiji = { west: 177, east: -179 }
const korea = { west: 124, east: 132 }

test('a range across the date line continues beyond 180 degrees', () => {
  expect([unwrappedEast(177, -179), unwrappedEast(124, 132)]).toEqual([181, 132])
  expect([wrappedLongitude(181), wrappedLongitude(180), wrappedLongitude(-179)]).toEqual([-179, 180, -179])
})

test('a range contains what lies in it as a whole, and overlaps what it touches', () => {
  const parts = [
    { west: 178, east: 179 },
    { west: -180, east: -179.5 },
    { west: 176, east: 178 },
    { west: -179, east: -170 },
    { west: 125, east: 130 },
  ]

  expect(parts.map((part) => containsLongitudes(fiji, part))).toEqual([true, true, false, false, false])
  expect(parts.map((part) => overlapsLongitudes(fiji, part))).toEqual([true, true, true, true, false])
  expect(parts.map((part) => containsLongitudes(korea, part))).toEqual([false, false, false, false, true])
  expect(parts.map((part) => overlapsLongitudes(korea, part))).toEqual([false, false, false, false, true])
})
