import { afterAll, beforeEach, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { dataSets, places, regionRings, sourceRecords } from '../../db/schema.ts'
import { aPlace } from '../../fixtures.ts'
import { refreshMapCells } from '../map/cells.ts'
import { coverageAt, refreshCoverage } from './coverage.ts'
import type { PlaceFilter } from './filter.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)

const mapo = { latitude: 37.56, longitude: 126.91 }
const [mapoId, seoulId] = ['reg_1144000000', 'reg_1100000000']

// A square around the point is the boundary of Mapo.
beforeEach(async () => {
  await db.delete(sourceRecords)
  await db.delete(places)
  await db.delete(regionRings)
  await db.insert(regionRings).values({
    regionId: mapoId,
    position: 0,
    ring: '((126800000,37500000),(127000000,37500000),(127000000,37600000),(126800000,37600000))',
  })
})

const inMapo = { ...mapo, regionId: mapoId }
const ask = async (filter?: PlaceFilter, point = mapo) => {
  await refreshCoverage(db)
  const { level, region, updatedOn } = await coverageAt(db, point, filter)
  return { level, region: region?.id ?? null, updatedOn }
}

test('the level is NONE without data', async () => {
  expect(await ask()).toEqual({ level: 'NONE', region: mapoId, updatedOn: null })
  expect(await ask({}, { latitude: 0, longitude: 0 })).toEqual({ level: 'NONE', region: null, updatedOn: null })
})

test('an inventory is COMPLETE for its own kinds and materials, and PARTIAL for all places', async () => {
  await aPlace(db, inMapo, { takes: ['BATTERY'], source: { dataSet: 'lamp-battery-bins', observedOn: '2026-05-01' } })
  await aPlace(db, inMapo, { takes: ['BATTERY'], source: { dataSet: 'openstreetmap', observedOn: '2026-06-01' } })
  const known = { region: mapoId, updatedOn: '2026-06-01' }

  expect(await ask({ materialIds: ['mat_battery'] })).toEqual({ level: 'COMPLETE', ...known })
  expect(await ask({ kinds: ['DROP_OFF_BIN'] })).toEqual({ level: 'COMPLETE', ...known })
  expect(await ask({ kinds: ['DROP_OFF_BIN'], materialIds: ['mat_battery'] })).toEqual({ level: 'COMPLETE', ...known })
  expect(await ask()).toEqual({ level: 'PARTIAL', ...known })
  expect(await ask({ materialIds: ['mat_battery', 'mat_paper'] })).toEqual({ level: 'PARTIAL', ...known })
  expect(await ask({ materialIds: ['mat_paper'] })).toEqual({ level: 'NONE', region: mapoId, updatedOn: null })
  expect(await ask({ kinds: ['OTHER'], materialIds: ['mat_battery'] })).toMatchObject({ level: 'NONE' })
})

test('data from mappers and residents is PARTIAL', async () => {
  await aPlace(db, inMapo, { takes: ['CLOTHING'], source: { dataSet: 'openstreetmap' } })

  expect(await ask({ materialIds: ['mat_clothing'] })).toMatchObject({ level: 'PARTIAL' })
})

test('a place without a known district counts for no district', async () => {
  await aPlace(db, { ...mapo, regionId: seoulId }, { takes: ['CLOTHING'], source: { dataSet: 'clothing-bins' } })
  await aPlace(db, { ...mapo, regionId: null }, { takes: ['CLOTHING'], source: { dataSet: 'clothing-bins' } })

  expect(await ask({ materialIds: ['mat_clothing'] })).toMatchObject({ level: 'NONE', region: mapoId })
})

test('without boundaries the level applies to the larger known region and is never COMPLETE', async () => {
  await db.delete(regionRings)
  await aPlace(db, inMapo, { takes: ['BATTERY'] })

  expect(await ask({ materialIds: ['mat_battery'] })).toMatchObject({ level: 'PARTIAL', region: seoulId })
})

test('the inventories are the national files of clothing bins, lamp and battery bins, and medicine bins', async () => {
  const inventories = await db.select().from(dataSets)

  expect(
    inventories
      .filter(({ isInventory }) => isInventory)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['clothing-bins', 'lamp-battery-bins', 'medicine-bins'])
})

test('a change of places recomputes the coverage of their old and new regions only', async () => {
  const place = await aPlace(db, inMapo, { takes: ['BATTERY'] })
  await refreshCoverage(db, await refreshMapCells(db))
  expect(await coverageAt(db, mapo)).toMatchObject({ level: 'PARTIAL' })

  await db.update(places).set({ regionId: 'reg_1111000000' })
  const touched = await refreshMapCells(db)
  await refreshCoverage(db, touched)

  expect(touched.sort()).toEqual(['reg_1111000000', mapoId])
  expect(await coverageAt(db, mapo)).toMatchObject({ level: 'NONE' })
  expect(place.regionId).toBe(mapoId)
})
