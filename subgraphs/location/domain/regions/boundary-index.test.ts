import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { type RegionRow, regionRings, regions } from '../../db/schema.ts'
import { createBoundaryIndex } from './boundary-index.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)

const square = (west: number, south: number, size: number) =>
  `((${west}e6,${south}e6),(${west + size}e6,${south}e6),(${west + size}e6,${south + size}e6),(${west}e6,${south + size}e6))`

const region = async (code: string): Promise<RegionRow> => {
  const found = (await db.select().from(regions)).find(({ officialCode }) => officialCode === code)
  if (!found) throw new Error(`There is no region ${code}.`)
  return found
}

test('the distance to a region is 0 inside it, and metres in a hole and outside', async () => {
  const rings = [square(127, 37, 1), square(127.4, 37.4, 0.2)]
  for (const [position, ring] of rings.entries())
    await db.insert(regionRings).values({ regionId: 'reg_4111100000', position, ring: sql`${ring}::polygon` as never })
  const index = await createBoundaryIndex(db)
  const jangan = await region('4111100000')
  const metersAt = (latitude: number, longitude: number) => index.metersOutside(jangan, { latitude, longitude })

  expect(metersAt(37.1, 127.1)).toBe(0)
  expect(metersAt(37.41, 127.5)).toBeCloseTo(1_112, -1)
  expect(metersAt(36.99, 127.5)).toBeCloseTo(1_112, -1)
  expect(metersAt(37.5, 126.99)).toBeCloseTo(1_112 * Math.cos((37.5 * Math.PI) / 180), -1)
  // The city has no boundary of its own, so its districts' count. A district without a boundary has no answer.
  expect(index.metersOutside(await region('4111000000'), { latitude: 37.1, longitude: 127.1 })).toBe(0)
  expect(index.metersOutside(await region('1111000000'), { latitude: 37.1, longitude: 127.1 })).toBeNull()
})
