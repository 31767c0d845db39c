import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { type RowResult, runImport } from '../../../_shared/import.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { dataSets, places, sourceRecords } from '../../db/schema.ts'
import { placesOnTheMap } from '../testing.ts'
import { exampleRows } from './example-rows.ts'
import { importerOrFailure, mappedImporter } from './mappings.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)
beforeEach(async () => {
  await db.delete(sourceRecords)
  await db.delete(places)
})
const folder = await mkdtemp(join(tmpdir(), 'bunri-mapping-'))
afterAll(() => rm(folder, { recursive: true }))

const suwon = {
  title: '수원시 폐건전지 수거함',
  publisher: '경기도 수원시',
  license: 'KOGL-1',
  columns: { name: '장소', address: '주소', latitude: 'y', longitude: 'x', notes: '비고' },
  constants: { province: '경기도', district: '수원시' },
  kind: 'DROP_OFF_BIN',
  materials: ['BATTERY'],
}
const row = '1,정자동 주민센터,장안구 정조로 1000,127.014,37.2817,로비,홍길동'

async function importerFor(mapping: object | string) {
  const path = join(folder, 'suwon-batteries.json')
  await writeFile(path, typeof mapping === 'string' ? mapping : JSON.stringify(mapping))
  return mappedImporter(path)
}

async function load(mapping: object, text: string): Promise<string[]> {
  const path = join(folder, 'suwon.csv')
  await writeFile(path, text)
  const found: RowResult[] = []
  const report = async (results: readonly RowResult[]) => void found.push(...results)
  await runImport(db, await importerFor(mapping), { path, day: '2026-11-24', report })
  return found.map(({ line, outcome, reason }) => `${line} ${outcome}${reason ? `: ${reason}` : ''}`)
}

test('the file of a city needs only a mapping', async () => {
  const personal = { ...suwon, personal: ['담당자'] }

  expect(await load(personal, `번호,장소,주소,x,y,비고,담당자\n${row}\n`)).toEqual(['2 imported'])

  expect(await placesOnTheMap(db)).toMatchObject([
    {
      nameKo: '정자동 주민센터',
      kind: 'DROP_OFF_BIN',
      latitude: 37.2817,
      longitude: 127.014,
      notesKo: '로비',
      regionId: 'reg_4111000000',
      takes: ['BATTERY'],
    },
  ])
  const [record] = await db.select().from(sourceRecords)
  expect(record?.raw).not.toHaveProperty('담당자')
  expect((await db.select().from(dataSets)).find(({ id }) => id === 'suwon-batteries')).toEqual({
    ...{ id: 'suwon-batteries', title: suwon.title, publisher: suwon.publisher, url: null, license: 'KOGL-1' },
    isInventory: false,
  })
})

test('a file without a header row gets column names from the mapping', async () => {
  const header = ['', '장소', '주소', 'x', 'y', '비고', '담당자']

  expect(await load({ ...suwon, header }, `${row}\n${row.replace('정자동', '조원동')}\n`)).toEqual([
    '1 imported',
    '2 imported',
  ])
})

test('swapped latitude and longitude are corrected, flagged and get low confidence', async () => {
  const columns = { ...suwon.columns, latitude: 'x', longitude: 'y' }

  expect(await load({ ...suwon, columns }, `번호,장소,주소,x,y,비고,담당자\n${row}\n`)).toEqual([
    '2 flagged: swapped-point',
  ])

  expect(await placesOnTheMap(db)).toMatchObject([
    { latitude: 37.2817, longitude: 127.014, confidence: 'LOW', accuracy: 'AREA' },
  ])
})

test.each<[string, object | string]>([
  ['suwon-batteries.json is not JSON.', '{'],
  [
    'suwon-batteries.json: columns.latitude: is missing',
    { ...suwon, columns: { ...suwon.columns, latitude: undefined } },
  ],
  ['suwon-batteries.json: constants.name: has a column already', { ...suwon, constants: { name: '수거함' } }],
  ['suwon-batteries.json: materials: a place needs a material', { ...suwon, materials: [] }],
  ['suwon-batteries.json: mapping: Unrecognized key: "colums"', { ...suwon, colums: {} }],
  ['suwon-batteries.json: kind: Invalid option', { ...suwon, kind: 'BIN' }],
])('a mapping that breaks a rule is refused: %s', async (message, mapping) => {
  await expect(importerFor(mapping)).rejects.toThrow(message)
})

test('an unknown material stops the import', async () => {
  await expect(load({ ...suwon, materials: ['UNOBTAINIUM'] }, row)).rejects.toThrow(
    'suwon-batteries.json: materials: "UNOBTAINIUM" isn’t known',
  )
})

test('rows that a filter leaves out are not loaded', async () => {
  const filters = { 비고: ['로비', '1층'] }

  expect(
    await load({ ...suwon, filters }, `번호,장소,주소,x,y,비고,담당자\n${row}\n${row.replace('로비', '창고')}\n`),
  ).toEqual([...['2 imported', '3 rejected: filtered-out']])
  await expect(
    load({ ...suwon, filters: { 없는열: ['1'] } }, `번호,장소,주소,x,y,비고,담당자\n${row}\n`),
  ).rejects.toThrow('suwon.csv has no column 없는열.')
})

test('places outside of Korea have their country and no region', async () => {
  const { province: _, district: __, ...constants } = { ...suwon.constants, providerCode: 'vienna' }
  const vienna = { ...suwon, constants, country: 'AT' }

  expect(
    await load(vienna, '장소,주소,x,y,비고\nMA 48,Einsiedlergasse 2,16.355,48.187,\nMA 48,Einsiedlergasse 4,,,\n'),
  ).toEqual([...['2 imported', '3 flagged: no-point']])

  expect(await placesOnTheMap(db)).toMatchObject([
    { countryCode: 'AT', regionId: null, address: 'Einsiedlergasse 2', latitude: 48.187, accuracy: 'ADDRESS' },
  ])
})

test('GeoJSON has its properties as columns and its geometry as the point', async () => {
  const columns = { ...suwon.columns, latitude: 'geometry.latitude', longitude: 'geometry.longitude' }
  const feature = (geometry: object | null) => ({
    type: 'Feature',
    properties: { 장소: '주민센터', 주소: `정조로 ${geometry ? 1 : 2}`, 비고: null },
    geometry,
  })
  const features = [feature({ type: 'Point', coordinates: [127.014, 37.2817, 12] }), feature(null)]

  expect(await load({ ...suwon, columns }, JSON.stringify({ type: 'FeatureCollection', features }))).toEqual([
    ...['1 imported', '2 flagged: no-point'],
  ])

  expect(await placesOnTheMap(db)).toMatchObject([{ latitude: 37.2817, longitude: 127.014 }])
})

test('a broken mapping fails when it is used, and only then', async () => {
  const path = join(folder, 'broken.json')
  await writeFile(path, '{"title": ')
  const broken = importerOrFailure(path)

  expect(broken).toMatchObject({ name: 'broken', title: '(broken mapping) broken.json is not JSON.' })
  await writeFile(join(folder, 'suwon.csv'), row)
  await expect(runImport(db, broken, { path: join(folder, 'suwon.csv'), day: '2026-11-24' })).rejects.toThrow(
    'broken.json is not JSON.',
  )
})

test('ten rows of a file are shown as a mapping would load them, and nothing is stored', async () => {
  const mapping = join(folder, 'checked.json')
  await writeFile(mapping, JSON.stringify(suwon))
  const file = join(folder, 'checked.csv')
  const rows = Array.from({ length: 12 }, (_, index) => row.replace('1000', String(1_000 + index)))
  await writeFile(
    file,
    ['번호,장소,주소,x,y,비고,담당자', ',,,,,,', row.replace('127.014', '129.2'), ...rows].join('\n'),
  )

  const examples = await exampleRows(db, mapping, file, '2026-11-24')

  expect(examples).toHaveLength(10)
  expect(examples[0]).toEqual({ line: 2, outcome: 'rejected: no-name', facts: {} })
  expect(examples[1]?.outcome).toMatch(/^kept off the map: far-from-district, \d+ km$/)
  expect(examples[2]).toMatchObject({
    ...{ line: 4, outcome: 'on the map' },
    facts: {
      nameKo: '정자동 주민센터',
      address: '경기도 수원시 장안구 정조로 1000',
      latitude: '37.2817',
      materials: 'BATTERY',
    },
  })
  expect(await db.$count(sourceRecords)).toBe(0)
  await expect(exampleRows(db, mapping, join(folder, 'suwon.csv'), '2026-11-24')).rejects.toThrow(
    'suwon.csv has no columns',
  )
})
