import { count, eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import type { Importer } from '../../../_shared/import.ts'
import { hasOpenData, openDataFile, unlessMissing } from '../../../_shared/open-data-files.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { placeHours, places, sourceRecords } from '../../db/schema.ts'
import { readOsmHours } from '../../domain/hours/osm.ts'
import { importFile, placesOnTheMap } from '../testing.ts'
import { osmGeoJson, osmOverpass } from './osm.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)
beforeEach(async () => {
  await db.delete(sourceRecords)
  await db.delete(places)
})

const run = (importer: Importer, path: string) => importFile(db, importer, path)

describe.skipIf(!hasOpenData)(`the extracts of OpenStreetMap${unlessMissing}`, () => {
  test.each([
    {
      importer: osmGeoJson,
      file: 'osm_salzburg_recycling_2025.geojson',
      read: 360,
      counts: { imported: 346, flagged: 14 },
      again: { unchanged: 346, flagged: 14 },
      reasons: { 'no-known-material': 13, 'not-public': 1 },
    },
    {
      importer: osmOverpass,
      file: 'osm_germany_recycling_2013.json',
      read: 325,
      counts: { imported: 159, merged: 1, flagged: 165 },
      again: { unchanged: 159, merged: 1, flagged: 165 },
      reasons: { 'no-known-material': 164, 'not-public': 1, 'same-place': 1 },
    },
  ])('$file: every element has an outcome, and a second import changes nothing', async (given) => {
    const path = openDataFile(given.file)

    expect(await run(given.importer, path)).toEqual({ read: given.read, counts: given.counts, reasons: given.reasons })
    const before = await placesOnTheMap(db)
    expect(await run(given.importer, path)).toEqual({ read: given.read, counts: given.again, reasons: given.reasons })

    expect(await placesOnTheMap(db)).toEqual(before)
  })

  test('have places in the right countries and of the right kinds', async () => {
    await run(osmGeoJson, openDataFile('osm_salzburg_recycling_2025.geojson'))
    await run(osmOverpass, openDataFile('osm_germany_recycling_2013.json'))

    const { countryCode, kind } = places
    const countries = await db
      .select({ countryCode, total: count() })
      .from(places)
      .groupBy(countryCode)
      .orderBy(countryCode)
    const kinds = await db.select({ kind, total: count() }).from(places).groupBy(kind).orderBy(kind)
    expect(countries.map((row) => [row.countryCode, row.total])).toEqual([
      ['AT', 334],
      ['CH', 1],
      ['DE', 347],
    ])
    expect(kinds.map((row) => [row.kind, row.total])).toEqual([
      ['CLOTHING_BIN', 61],
      ['COLLECTION_POINT', 12],
      ['DROP_OFF_BIN', 289],
      ['RECYCLING_CENTER', 319],
      ['TAKE_BACK_SHOP', 1],
    ])
  })

  // `domain/hours/osm-readings.csv` has the reading of each spelling.
  test.each([
    { importer: osmGeoJson, file: 'osm_salzburg_recycling_2025.geojson', tagged: 31, understood: 31, open: 31 },
    { importer: osmOverpass, file: 'osm_germany_recycling_2013.json', tagged: 43, understood: 27, open: 27 },
  ])('$file: records and places have the hours that are mapped', async ({ importer, file, ...expected }) => {
    await run(importer, openDataFile(file))

    const records = await db
      .select({ raw: sourceRecords.raw, hours: sourceRecords.hours, placeHours: placeHours.hours })
      .from(sourceRecords)
      .leftJoin(placeHours, eq(placeHours.placeId, sourceRecords.placeId))
    const tagged = records.filter(({ raw }) => raw.opening_hours)
    const mapped = records.map(({ raw }) => readOsmHours(raw.opening_hours ?? '').hours)
    expect(records.map(({ hours }) => hours)).toEqual(mapped)
    expect(records.map((record) => record.placeHours)).toEqual(mapped)
    expect({
      tagged: tagged.length,
      understood: tagged.filter(({ hours }) => hours).length,
      open: await db.$count(placeHours),
    }).toEqual(expected)
  })
})
