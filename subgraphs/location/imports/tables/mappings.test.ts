import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { type RowResult, runImport } from '../../../_shared/import.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { dataSets, places, sourceRecords } from '../../db/schema.ts'
import { placesOnTheMap } from '../testing.ts'
import { mappedImporter } from './mappings.ts'

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
