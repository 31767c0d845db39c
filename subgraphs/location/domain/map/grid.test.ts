import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { boundsOfGrid, columnOf, gridOver, latitudeOf, longitudeOf, rowOf } from './grid.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)

// Eight digits, as the scalars have them.
const degrees = (min: number, max: number) =>
  fc.integer({ min: min * 1e8, max: max * 1e8 }).map((number) => number / 1e8)
const spots = fc.oneof(
  fc.record({ latitude: degrees(-90, 90), longitude: degrees(-180, 180) }),
  fc.record({ latitude: degrees(37, 38), longitude: degrees(132, 133) }),
  fc.record({ latitude: fc.constantFrom(37.5, 37.501), longitude: fc.constantFrom(132.5, 132.502) }),
  fc.record({ latitude: fc.constant(52), longitude: fc.constantFrom(-180, -179.99, 179.99, 180) }),
)

test('the database and the domain put a point into the same cell', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(spots, { minLength: 50, maxLength: 50 }), async (points) => {
      const rows = await db.execute<{ cell: string }>(sql`
        select map_cell(latitude, longitude) as cell from jsonb_to_recordset(${JSON.stringify(points)}::jsonb)
          as point (latitude float8, longitude float8)`)

      const cells = points.map(({ latitude, longitude }) => columnOf(longitude, 17) * 2 ** 17 + rowOf(latitude, 17))
      expect(rows.map(({ cell }) => Number(cell))).toEqual(cells)
    }),
    { numRuns: 20 },
  )
  expect(longitudeOf(columnOf(127, 17), 17)).toBeLessThanOrEqual(127)
  expect(latitudeOf(rowOf(37, 17), 17)).toBeGreaterThanOrEqual(37)
})

test('the grid over a rectangle across the date line runs from its last columns to its first ones', () => {
  const bounds = { southWest: { latitude: 50, longitude: 175 }, northEast: { latitude: 54, longitude: -175 } }

  const grid = gridOver(bounds, 4, 300)

  expect(grid).toEqual({ level: 6, columns: [63, 0], rows: [20, 21] })
  expect(boundsOfGrid(grid)).toMatchObject({ southWest: { longitude: 174.375 }, northEast: { longitude: -174.375 } })
})

test('a rectangle that touches too many cells gets larger ones', () => {
  const world = { southWest: { latitude: -90, longitude: -180 }, northEast: { latitude: 90, longitude: 180 } }

  const grid = gridOver(world, 22, 300)

  expect(grid.level).toBe(4)
  expect(grid.columns).toHaveLength(16)
  expect(boundsOfGrid(grid)).toEqual(world)
})
