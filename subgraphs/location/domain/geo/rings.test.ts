import { expect, test } from 'vitest'
import { bboxOf, enclosingBBox, isInside, labelPoint, type Ring } from './rings.ts'

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
]

test('the bounding box of rings is the narrowest one, also across the date line', () => {
  expect(bboxOf([box(126, 33, 127, 34), box(129, 35, 130, 38)])).toEqual([126, 33, 130, 38])
  // The western and the eastern islands of Fiji.
  expect(bboxOf([box(177, -18, 180, -16), box(-180, -17, -179, -16)])).toEqual([177, -18, -179, -16])
  expect(
    enclosingBBox([
      [177, -18, -179, -16],
      [-178, -19, -177, -18],
    ]),
  ).toEqual([177, -19, -177, -16])
})

test('the label point is inside the largest ring and not in a hole', () => {
  const ring: Ring = [...box(0, 0, 4, 4).slice(0, 3), [3, 4], [3, 1], [0, 1]]

  for (const rings of [[ring], [box(0, 0, 4, 4), box(1, 1, 3, 3)], [box(9, 9, 10, 10), box(0, 0, 4, 4)]])
    expect(isInside(rings, labelPoint(rings))).toBe(true)
})
