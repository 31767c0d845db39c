import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { insertSyntheticPlaces } from '../../bench/synthetic-places.ts'
import { circle, rectangle } from '../geo/areas.ts'
import { refreshMapCells } from '../map/cells.ts'
import { clustersQuery } from '../map/markers.ts'
import type { PlaceFilter } from './filter.ts'
import { lastCheckedQuery, nearestPlaces, nearestQuery, type PlacePosition } from './place-lists.ts'

// Query plans for a million places, as dense as in cities. The table has 30,000, and its statistics are scaled up: in a
// small table PostgreSQL prefers to sort the places in the box. `bench/places.ts` measures with a real million.
const { db, close } = connect(await testDatabase('location'))
afterAll(close)
beforeAll(async () => {
  await insertSyntheticPlaces(db, 30_000)
  await refreshMapCells(db)
  await db.execute(sql`vacuum analyze`)
  await db.execute(sql`update pg_class set reltuples = reltuples * 33
    where relname in ('places', 'place_materials', 'map_cells') and relnamespace = 'public'::regnamespace`)
}, 120_000)

const seoul = { latitude: 37.567, longitude: 126.978 }
const bounds = { southWest: { latitude: 37.4, longitude: 126.8 }, northEast: { latitude: 37.7, longitude: 127.1 } }

async function planOf(query: SQL | { getSQL(): SQL }): Promise<string> {
  const rows = await db.execute(sql`explain ${query}`)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

const openAt = new Date('2026-11-25T03:00:00Z')

describe.each([
  ['a circle', circle(seoul, 20_000)],
  ['a rectangle', rectangle(bounds)],
])('the nearest in %s', (_what, area) => {
  test.each<[string, PlaceFilter | undefined, RegExp]>([
    [
      'all places',
      undefined,
      /Index Scan using places_(?:pos|kind) .*\n\s+Index Cond: \(pos <@.*\n\s+Order By: \(pos <->/,
    ],
    [
      'open places',
      { openAt },
      /Index Scan using places_(?:pos|kind) .*\n\s+Index Cond: \(pos <@.*\n\s+Order By: \(pos <->/,
    ],
    [
      'places of rare kinds',
      { kinds: ['REPAIR_SHOP', 'REFILL_SHOP'] },
      /Index Scan using places_kind .*\n\s+Index Cond: \(\(kind = .*pos <@.*\n\s+Order By: \(pos <->/,
    ],
    [
      'places that take a material',
      { materialIds: ['mat_glass'] },
      /Index Scan using place_materials_near .*\n\s+Index Cond: \(\(material_id = .*pos <@.*\n\s+Order By: \(pos <->/,
    ],
  ])('come from an index in order of distance: %s', async (_which, filter, scan) => {
    const found = await nearestPlaces(db, { area, filter }, { first: 5 })
    const last = found.at(-1)
    const after: PlacePosition | undefined = last && [last.chord, last.place.id]

    if (!filter?.openAt) expect(found.length).toBeGreaterThan(0)
    for (const page of [{ first: 20 }, { first: 20, after }])
      expect(await planOf(nearestQuery(db, { area, filter }, page))).toMatch(scan)
  })
})

test('checked places come from their own index', async () => {
  const plan = await planOf(lastCheckedQuery(db, { area: circle(seoul, 20_000) }, { first: 20 }))

  expect(plan).toMatch(/Index Scan (using|on) places_verified/)
})

test.each([5, 8, 11, 14])('the clusters of a screen at zoom %d come from map_cells alone', async (zoom) => {
  const half = 180 / 2 ** zoom
  const screen = {
    southWest: { latitude: seoul.latitude - half, longitude: seoul.longitude - 2 * half },
    northEast: { latitude: seoul.latitude + half, longitude: seoul.longitude + 2 * half },
  }
  const filter: PlaceFilter = { kinds: ['CLOTHING_BIN'], materialIds: ['mat_clothing', 'mat_battery'] }

  for (const which of [undefined, filter]) {
    const { query } = clustersQuery(screen, zoom, which)
    const plan = await planOf(query)
    const rows = await db.execute(query)

    expect(rows.length).toBeGreaterThan(2)
    expect(plan).toMatch(/Index Scan (using|on) map_cells_level_x_y/)
    expect(plan).not.toMatch(/places|Seq Scan/)
  }
})
