import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import type { Importer } from '../../../_shared/import.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { placeHours, placeMaterials, places, sourceRecords } from '../../db/schema.ts'
import { alwaysOpen } from '../../domain/hours/hours.ts'
import { importFile, placesOnTheMap } from '../testing.ts'
import { acceptedBy } from './materials.ts'
import { osmGeoJson, osmOverpass } from './osm.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)
beforeEach(async () => {
  await db.delete(sourceRecords)
  await db.delete(places)
})
const folder = await mkdtemp(join(tmpdir(), 'bunri-osm-'))
afterAll(() => rm(folder, { recursive: true }))

const run = (importer: Importer, path: string) => importFile(db, importer, path)

async function load(importer: Importer, json: unknown) {
  const path = join(folder, 'file.json')
  await writeFile(path, typeof json === 'string' ? json : JSON.stringify(json))
  return run(importer, path)
}

const salzburg = { lat: 47.8, lon: 13.04 }
const node = (id: number, tags: Record<string, unknown>, at: object = salzburg) => ({ type: 'node', id, ...at, tags })

describe('tags', () => {
  test.each<[Record<string, string>, string[]]>([
    [{ 'recycling:glass_bottles': 'yes', 'recycling:glass': 'no' }, ['GLASS']],
    [{ 'recycling:bottles': 'Yes', 'recycling:paper': 'no' }, ['GLASS']],
    [{ 'recycling:plastic': 'yes', 'recycling:cartons': 'yes' }, ['PET_CLEAR', 'PLASTIC', 'PAPER_PACK']],
    [{ 'recycling:electrical_appliances': 'yes' }, ['APPLIANCE_LARGE', 'APPLIANCE_SMALL']],
    [{ 'recycling:glass_bottles:colour': 'brown;green' }, []],
    [{ 'recycling:paper': 'maybe', amenity: 'recycling' }, []],
  ])('%o', (tags, codes) => {
    expect(acceptedBy(tags).codes).toEqual(codes)
  })

  test('that name a part of a material or colours of glass become a condition', () => {
    const bottles = { 'recycling:glass_bottles': 'yes', 'recycling:glass_bottles:colour': 'brown;green;white' }

    expect(acceptedBy(bottles).conditions).toEqual({
      GLASS: {
        conditionsKo: '병만 받습니다. 유리 색: 갈색, 녹색, 무색',
        conditionsEn: 'Bottles and jars only. Brown, green, clear glass',
      },
    })
    expect(acceptedBy({ 'recycling:clothes': 'yes', 'recycling:shoes': 'yes' }).conditions).toEqual({})
  })

  test('that name none of our materials are listed as unknown', () => {
    expect(acceptedBy({ 'recycling:green_waste': 'yes', 'recycling:wood': 'no' }).unknown).toEqual(['green_waste'])
  })
})

test('an element becomes a place with the facts of its tags', async () => {
  const tags = {
    amenity: 'recycling',
    recycling_type: 'centre',
    name: 'Wertstoffhof Maxglan',
    'recycling:batteries': 'yes',
    'addr:street': 'Innsbrucker Straße',
    'addr:housenumber': '5',
    'addr:postcode': '5020',
    'addr:city': 'Salzburg',
    ...{ operator: 'Stadt Salzburg', wheelchair: 'yes', indoor: 'yes', supervised: 'yes', opening_hours: '24/7' },
    ...{ phone: '+43 662 8072', website: 'www.stadt-salzburg.at', fee: 'no', access: 'customers' },
    ...{ check_date: '2026-06-01', 'survey:date': '2027-01-01', email: 'jemand@example.org' },
  }

  expect((await load(osmOverpass, { elements: [node(7, tags)] })).counts).toEqual({ imported: 1 })

  expect(await placesOnTheMap(db)).toMatchObject([
    {
      ...{ nameKo: 'Wertstoffhof Maxglan', nameEn: null, kind: 'RECYCLING_CENTER', latitude: 47.8, longitude: 13.04 },
      address: 'Innsbrucker Straße 5, 5020 Salzburg',
      ...{ street: 'Innsbrucker Straße 5', postalCode: '5020', countryCode: 'AT', regionId: null },
      ...{ phone: '+436628072', website: 'http://www.stadt-salzburg.at/' },
      ...{ notesKo: '운영: Stadt Salzburg', notesEn: 'Operator: Stadt Salzburg' },
      features: ['WHEELCHAIR_ACCESSIBLE', 'INDOOR', 'STAFFED', 'ALWAYS_ACCESSIBLE'],
      ...{ accuracy: 'EXACT', confidence: 'HIGH', verifiedAt: new Date('2026-06-01T00:00:00Z') },
      takes: ['BATTERY'],
    },
  ])
  const [terms] = await db.select().from(placeMaterials)
  expect(terms).toMatchObject({ pricing: 'FREE', conditionsEn: 'Customers only' })
  const [record] = await db.select().from(sourceRecords)
  expect(record).toMatchObject({
    dataSet: 'openstreetmap',
    key: 'node/7',
    raw: { opening_hours: '24/7' },
    hours: alwaysOpen,
  })
  expect(record?.raw).not.toHaveProperty('email')
  expect(await db.select({ hours: placeHours.hours }).from(placeHours)).toEqual([{ hours: alwaysOpen }])
})

test('an element is one record in both formats, and has a region in Korea', async () => {
  const seoul = { lat: 37.5665, lon: 126.978 }
  const tags = { amenity: 'recycling', recycling_type: 'container', 'recycling:clothes': 'yes' }
  await load(osmOverpass, { elements: [node(1, tags, seoul)] })

  const feature = {
    type: 'Feature',
    properties: { '@id': 'node/1', ...tags },
    geometry: { type: 'Point', coordinates: [seoul.lon, seoul.lat] },
  }
  expect((await load(osmGeoJson, { type: 'FeatureCollection', features: [feature] })).counts).toEqual({ unchanged: 1 })

  expect(await placesOnTheMap(db)).toMatchObject([
    {
      nameKo: '의류수거함',
      nameEn: 'Clothing bin',
      kind: 'CLOTHING_BIN',
      countryCode: 'KR',
      regionId: 'reg_1100000000',
    },
  ])
})

test('the point of a way is its centre', async () => {
  const ring = [
    [13, 47.8],
    [13.002, 47.8],
    [13.002, 47.802],
    [13, 47.8],
  ]
  const properties = { amenity: 'recycling', 'recycling:paper': 'yes' }
  const feature = { id: 'way/3', properties, geometry: { type: 'Polygon', coordinates: [ring] } }
  await load(osmGeoJson, { features: [feature] })
  await load(osmOverpass, {
    elements: [{ type: 'way', id: 4, center: { lat: 47.9, lon: 13 }, tags: properties }],
  })

  expect((await placesOnTheMap(db)).map(({ latitude }) => latitude).sort()).toEqual([expect.closeTo(47.801, 6), 47.9])
})

test('elements that are not public places for recyclables have a result with a reason', async () => {
  const elements = [
    node(1, { amenity: 'recycling', access: 'private', 'recycling:paper': 'yes' }),
    node(2, { amenity: 'bench' }),
    node(3, { amenity: 'recycling', 'recycling:paper': 'yes' }, { lat: 95, lon: 13 }),
    node(4, { amenity: 'recycling', 'recycling:paper': 'yes' }, { lat: 30, lon: -40 }),
    node(5, { amenity: 'recycling', 'recycling:green_waste': 'yes' }),
    { type: 'node', id: 6, ...salzburg },
    'nonsense',
  ]

  expect(await load(osmOverpass, { elements })).toEqual({
    read: 7,
    counts: { flagged: 5, rejected: 2 },
    reasons: {
      ...{ 'not-public': 1, 'nothing-taken-back': 1, 'no-point': 1, 'no-country': 1, 'no-known-material': 1 },
      ...{ 'no-tags': 1, unreadable: 1 },
    },
  })
  expect(await db.$count(places)).toBe(1)
})

test('an element that is gone in a later file leaves the map, and comes back with its tags', async () => {
  const tags = { amenity: 'recycling', 'recycling:paper': 'yes' }
  const gone = { 'disused:amenity': 'recycling', 'recycling:paper': 'yes' }
  const loadBoth = (element: object) =>
    load(osmOverpass, { elements: [element, node(2, tags, { lat: 47.9, lon: 13 })] })
  await loadBoth(node(1, tags))

  expect(await loadBoth(node(1, gone))).toMatchObject({
    counts: { 'left-the-map': 1, unchanged: 1 },
    reasons: { 'not-in-use': 1 },
  })
  expect((await placesOnTheMap(db)).map(({ latitude }) => latitude)).toEqual([47.9])
  expect(await loadBoth(node(1, gone))).toMatchObject({ counts: { flagged: 1, unchanged: 1 } })
  await loadBoth(node(1, tags))
  expect(await db.$count(places)).toBe(2)
  expect(await loadBoth({ type: 'node', id: 1, visible: false })).toMatchObject({ reasons: { deleted: 1 } })
  expect(await db.$count(places)).toBe(1)
  // Without tags, as in `out skel`, an element says nothing about them.
  expect(await loadBoth({ type: 'node', id: 2, ...salzburg })).toMatchObject({ reasons: { 'no-tags': 1 } })
  expect(await db.$count(places)).toBe(1)
})

test('characters that PostgreSQL does not store are left out', async () => {
  const tags = { amenity: 'recycling', 'recycling:paper': 'yes', name: 'Bau\0hof', operator: '\ud800' }

  expect((await load(osmOverpass, { elements: [node(1, tags)] })).counts).toEqual({ imported: 1 })

  expect(await placesOnTheMap(db)).toMatchObject([{ nameKo: 'Bauhof', notesEn: 'Operator: \ufffd' }])
})

test('an answer of the Overpass API with a remark is refused, and changes nothing', async () => {
  const tags = { amenity: 'recycling', 'recycling:paper': 'yes' }
  await load(osmOverpass, { elements: [node(1, tags)] })
  const before = await placesOnTheMap(db)
  const elements = [node(1, { 'was:amenity': 'recycling' }), node(2, tags)]

  for (const remark of [
    'runtime error: Query timed out in "query" at line 1 after 181 seconds.',
    'runtime error: Query run out of memory\nusing about 2048 MB of RAM.',
    ['runtime error: open64'],
  ]) {
    const shown = typeof remark === 'string' ? remark.replace('\n', ' ') : JSON.stringify(remark)
    await expect(load(osmOverpass, { elements, remark })).rejects.toThrow(
      `An answer of the Overpass API is imported only if it is complete; file.json says: ${shown}`,
    )
  }
  await expect(load(osmGeoJson, { features: [], remark: 'runtime error' })).rejects.toThrow('runtime error')
  await expect(load(osmOverpass, { elements, remark: 'x'.repeat(10_000) })).rejects.toThrow(/: x{300}$/)

  expect(await placesOnTheMap(db)).toEqual(before)
  expect((await load(osmOverpass, { elements: [node(1, tags)], remark: '' })).counts).toEqual({ unchanged: 1 })
})

test.each<[string, Importer, unknown]>([
  ['file.json is not JSON.', osmGeoJson, '{'],
  ['file.json is not GeoJSON with a list of features.', osmGeoJson, { elements: [] }],
  [
    'file.json says: runtime error: Query timed out',
    osmOverpass,
    '{ "elements": [ {}, ], "remark": "runtime error: Query timed out" }',
  ],
  [
    'file.json says: runtime error: Query timed out',
    osmOverpass,
    '<osm><remark> runtime error: Query timed out </remark></osm>',
  ],
  ['file.json has neither a list "elements" nor "recyclingData".', osmOverpass, { features: [] }],
])('another file is refused: %s', async (message, importer, json) => {
  await expect(load(importer, json)).rejects.toThrow(message)
})
