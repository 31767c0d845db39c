import { and } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { propertyRuns, testDatabase } from '../../../_shared/testing.ts'
import { type PlaceRow, places, sourceRecords } from '../../db/schema.ts'
import { aPlace, atSea, moved } from '../../fixtures.ts'
import { circle, rectangle } from '../geo/areas.ts'
import { distanceMeters } from '../geo/earth.ts'
import { matches } from './filter.ts'
import {
  type CheckedPosition,
  countPlaces,
  type FoundPlace,
  lastCheckedPlaces,
  nearestPlaces,
  type PlacePosition,
  type Search,
} from './place-lists.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)
beforeEach(async () => {
  await db.delete(sourceRecords)
  await db.delete(places)
})

const around: Search = { area: circle(atSea, 1_000) }

const idsNearby = async (search: Search, first = 50) =>
  (await nearestPlaces(db, search, { first })).map(({ place }) => place.id)

test('the nearest place comes first, and places outside the radius are left out', async () => {
  const far = await aPlace(db, moved(atSea, 990))
  const near = await aPlace(db, moved(atSea, 0, 300))
  await aPlace(db, moved(atSea, 1_010))
  // Inside the cube around the circle, outside the circle.
  await aPlace(db, moved(atSea, 800, 800))

  expect(await idsNearby(around)).toEqual([near.id, far.id])
  expect(await countPlaces(db, around)).toBe(2)
})

test('the filter applies before the limit', async () => {
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
  expect(await countPlaces(db, takes('mat_clothing'))).toBe(2)
})

test('a place matches with all of the features, and with one material on one of the terms', async () => {
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

test('a circle finds places across the date line', async () => {
  const east = await aPlace(db, { latitude: 52, longitude: -179.999 })

  expect(await idsNearby({ area: circle({ latitude: 52, longitude: 179.999 }, 1_000) })).toEqual([east.id])
})

const spot = fc.record({ north: fc.integer({ min: -3, max: 3 }), east: fc.integer({ min: -3, max: 3 }) })
const kinds = ['CLOTHING_BIN', 'DROP_OFF_BIN', 'OTHER'] as const
const manyPlaces = fc.array(
  fc.record({
    spot,
    kind: fc.constantFrom(...kinds),
    takes: fc.subarray(['BATTERY', 'CLOTHING', 'PAPER']),
    verifiedAt: fc.option(fc.integer({ min: 1, max: 4 }).map((day) => new Date(Date.UTC(2026, 10, day)))),
  }),
  { maxLength: 30, size: 'max' },
)
const filters = fc.constantFrom<Search['filter']>(
  null,
  { kinds: ['DROP_OFF_BIN'] },
  { kinds: ['CLOTHING_BIN', 'OTHER', 'OTHER'] },
  { materialIds: ['mat_battery'] },
  { materialIds: ['mat_battery', 'mat_paper', 'mat_nothing'], kinds: ['DROP_OFF_BIN', 'OTHER'] },
  { pricing: ['UNKNOWN'] },
)
const areas = fc.constantFrom(
  circle(atSea, 400),
  rectangle({ southWest: moved(atSea, -150, -250), northEast: moved(atSea, 250, 350) }),
)

async function place(rows: readonly { spot: { north: number; east: number }; takes: string[] }[]) {
  for (const { spot, takes, ...rest } of rows)
    await aPlace(db, { ...moved(atSea, spot.north * 100, spot.east * 100), ...rest }, { takes })
}

/** The ids on all pages of a list. Calls `meanwhile` between pages. */
async function pagesOf<Position>(
  ask: (after?: Position) => Promise<FoundPlace[]>,
  first: number,
  positionOf: (found: FoundPlace) => Position,
  meanwhile: () => Promise<void> = async () => {},
): Promise<string[]> {
  const ids: string[] = []
  let after: Position | undefined
  for (;;) {
    const found = await ask(after)
    const page = found.slice(0, first)
    ids.push(...page.map(({ place }) => place.id))
    const last = page.at(-1)
    if (found.length <= first || !last) return ids
    after = positionOf(last)
    await meanwhile()
  }
}

const nearest = (search: Search, first: number, meanwhile?: () => Promise<void>) =>
  pagesOf<PlacePosition>(
    (after) => nearestPlaces(db, search, { first, after }),
    first,
    ({ chord, place }) => [chord, place.id],
    meanwhile,
  )

const lastChecked = (search: Search, first: number) =>
  pagesOf<CheckedPosition>(
    (after) => lastCheckedPlaces(db, search, { first, after }),
    first,
    ({ chord, place }) => [place.verifiedAt?.toISOString() ?? null, chord, place.id],
  )

test('a list has exactly the places that match, ordered by true distance, for every page size, and its count is right', async () => {
  await fc.assert(
    fc.asyncProperty(manyPlaces, areas, filters, fc.integer({ min: 1, max: 7 }), async (rows, area, filter, first) => {
      await db.delete(sourceRecords)
      await db.delete(places)
      await place(rows)
      const search = { area, filter }
      const fits = await db
        .select()
        .from(places)
        .where(and(area.contains, matches(filter)))
      const meters = (row: PlaceRow) => distanceMeters(area.center, row)

      const found = await nearest(search, first)
      const checked = await lastChecked(search, first)

      const rowOf = (id: string) => {
        const row = fits.find((one) => one.id === id)
        if (!row) throw new Error(`A place is listed that does not match: ${id}`)
        return row
      }
      expect(found.toSorted()).toEqual(fits.map(({ id }) => id).toSorted())
      expect(checked.toSorted()).toEqual(found.toSorted())
      expect(await countPlaces(db, search)).toBe(fits.length)
      for (const [index, id] of found.entries())
        expect(meters(rowOf(id))).toBeGreaterThanOrEqual(meters(rowOf(found[index - 1] ?? id)) - 0.001)
      const days = checked.map((id) => rowOf(id).verifiedAt?.getTime() ?? 0)
      expect(days).toEqual(days.toSorted((a, b) => b - a))
    }),
    { numRuns: propertyRuns(20), seed: 20261125 },
  )
})

test('paging neither skips nor repeats places while others are added', async () => {
  await fc.assert(
    fc.asyncProperty(
      manyPlaces,
      manyPlaces,
      filters,
      fc.integer({ min: 1, max: 5 }),
      async (rows, late, filter, first) => {
        await db.delete(sourceRecords)
        await db.delete(places)
        await place(rows)
        const search = { area: circle(atSea, 400), filter }
        const before = await nearest(search, 50)
        const coming = [...late]

        const found = await nearest(search, first, () => place(coming.splice(0, 3)))

        expect(new Set(found).size).toBe(found.length)
        expect(found.filter((id) => before.includes(id))).toEqual(before)
      },
    ),
    { numRuns: propertyRuns(15), seed: 20261125 },
  )
})
