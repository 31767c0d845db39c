import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../_shared/db.ts'
import { testDatabase } from '../../_shared/testing.ts'
import { places, sourceRecords } from '../db/schema.ts'
import { aPlace, aPlaceRow, atSea, moved, seededRandom } from '../fixtures.ts'
import { writePlaces } from './place-records.ts'
import { countPlacesNearby, nearbyQuery, type PlacePosition, placesNearby, type Search } from './places.ts'
import { distanceMeters } from './sphere.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)
beforeEach(async () => {
  await db.delete(sourceRecords)
  await db.delete(places)
})

const around: Search = { center: atSea, radiusMeters: 1_000 }

const idsNearby = async (search: Search, first = 50) =>
  (await placesNearby(db, search, { first })).map(({ place }) => place.id)

test('the nearest place comes first, and one that is further than the radius not at all', async () => {
  const far = await aPlace(db, moved(atSea, 990))
  const near = await aPlace(db, moved(atSea, 0, 300))
  await aPlace(db, moved(atSea, 1_010))
  // Inside the cube around the circle, outside the circle.
  await aPlace(db, moved(atSea, 800, 800))

  expect(await idsNearby(around)).toEqual([near.id, far.id])
  expect(await countPlacesNearby(db, around)).toBe(2)
})

test('filters come before the limit', async () => {
  for (let meters = 10; meters <= 50; meters += 10) await aPlace(db, moved(atSea, meters))
  const bin = await aPlace(db, { ...moved(atSea, 500), kind: 'CLOTHING_BIN' }, { takes: ['CLOTHING'] })
  const centre = await aPlace(db, { ...moved(atSea, 600), kind: 'RECYCLING_CENTER' }, { takes: ['CLOTHING', 'PAPER'] })
  const takes = (...materialIds: string[]) => ({ ...around, filter: { materialIds } })

  expect(await idsNearby(takes('mat_clothing'), 2)).toEqual([bin.id, centre.id])
  expect(await idsNearby(takes('mat_paper', 'mat_glass'))).toEqual([centre.id])
  expect(await idsNearby({ ...around, filter: { kinds: ['CLOTHING_BIN', 'RECYCLING_CENTER'] } }, 2)).toEqual([
    bin.id,
    centre.id,
  ])
  expect(await idsNearby({ ...around, filter: { kinds: ['CLOTHING_BIN'], materialIds: ['mat_paper'] } })).toEqual([])
  expect(await idsNearby(takes())).toEqual([])
  expect(await idsNearby(takes('mat_\0'))).toEqual([])
  expect(await countPlacesNearby(db, takes('mat_clothing'))).toBe(2)
})

test('a place has all of the features, and takes one material on one of the terms', async () => {
  const terms = (pricing: 'FREE' | 'VISITOR_PAYS') => ({ pricing, conditionsKo: null, conditionsEn: null })
  const counter = await aPlace(
    db,
    { ...moved(atSea, 10), features: ['INDOOR', 'STAFFED'] },
    {
      takes: ['BATTERY', 'LAMP'],
      source: { terms: { mat_battery: terms('FREE'), mat_lamp: terms('VISITOR_PAYS') } },
    },
  )
  const shelf = await aPlace(db, { ...moved(atSea, 20), features: ['INDOOR'] })
  const only = (filter: Search['filter']) => idsNearby({ ...around, filter })

  expect(await only({ features: ['INDOOR'] })).toEqual([counter.id, shelf.id])
  expect(await only({ features: ['STAFFED', 'INDOOR'] })).toEqual([counter.id])
  expect(await only({ features: [] })).toEqual([counter.id, shelf.id])
  expect(await only({ pricing: ['UNKNOWN'] })).toEqual([shelf.id])
  expect(await only({ pricing: ['FREE', 'UNKNOWN'], materialIds: ['mat_battery'] })).toEqual([counter.id, shelf.id])
  expect(await only({ pricing: ['FREE'], materialIds: ['mat_lamp'] })).toEqual([])
})

test('the date line is no border', async () => {
  const east = await aPlace(db, { latitude: 52, longitude: -179.999 })

  expect(await idsNearby({ center: { latitude: 52, longitude: 179.999 }, radiusMeters: 1_000 })).toEqual([east.id])
})

test('a radius out of range is refused', async () => {
  for (const radiusMeters of [0, 49, 20_001]) {
    await expect(placesNearby(db, { center: atSea, radiusMeters }, { first: 1 })).rejects.toThrow(
      `\`radiusMeters\` is from 50 to 20000; this one is ${radiusMeters}.`,
    )
  }
})

test('paging neither skips nor repeats, however many places share a distance', async () => {
  const spot = fc.record({ north: fc.integer({ min: -3, max: 3 }), east: fc.integer({ min: -3, max: 3 }) })
  const spots = fc.array(spot, { maxLength: 30 })

  await fc.assert(
    fc.asyncProperty(spots, fc.integer({ min: 1, max: 7 }), async (spots, first) => {
      await db.delete(places)
      await writePlaces(
        db,
        spots.map(({ north, east }) => aPlaceRow(moved(atSea, north * 100, east * 100))),
      )

      const pages: string[] = []
      let after: PlacePosition | undefined
      for (;;) {
        const found = await placesNearby(db, around, { first, after })
        const page = found.slice(0, first)
        pages.push(...page.map(({ place }) => place.id))
        const last = page.at(-1)
        if (found.length <= first || !last) break
        after = [last.chord, last.place.id]
      }

      expect(pages).toEqual(await idsNearby(around, 50))
      expect(pages.length).toBe(spots.length)
    }),
    { numRuns: 40, seed: 20261125 },
  )
})

describe('with some thousand places', () => {
  test('the index on points serves the first page and the next', async () => {
    const random = seededRandom(3)
    const rows = Array.from({ length: 5_000 }, () =>
      aPlaceRow(moved(atSea, (random() - 0.5) * 100_000, (random() - 0.5) * 100_000)),
    )
    for (let start = 0; start < rows.length; start += 1_000) await writePlaces(db, rows.slice(start, start + 1_000))
    await db.execute(sql`analyze places`)
    const search = { center: atSea, radiusMeters: 20_000, filter: { kinds: ['DROP_OFF_BIN' as const] } }

    const [first, ...others] = await placesNearby(db, search, { first: 20 })
    const last = others.at(-2)
    const after: PlacePosition = [last?.chord ?? 0, last?.place.id ?? '']
    const open = { ...search, filter: { ...search.filter, openAt: new Date('2026-11-25T03:00:00Z') } }
    const plans = await Promise.all([planOf(search), planOf(search, after), planOf(open)])

    expect(first && distanceMeters(atSea, first.place)).toBeLessThan(3_000)
    expect((await placesNearby(db, search, { first: 20, after }))[0]).toEqual(others.at(-1))
    for (const plan of plans) {
      expect(plan).toMatch(/Index Scan (using|on) places_pos[\s\S]*Index Cond: \(pos <@/)
      expect(plan).not.toMatch(/Seq Scan/)
    }
  })
})

async function planOf(search: Search, after?: PlacePosition): Promise<string> {
  const rows = await db.execute(sql`explain ${nearbyQuery(db, search, { first: 20, after })}`)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}
