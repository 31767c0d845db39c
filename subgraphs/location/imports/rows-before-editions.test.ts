import { readFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect, type Db } from '../../_shared/db.ts'
import { testDatabase } from '../../_shared/testing.ts'
import { type Row, rowImports } from '../../_shared/testing-imports.ts'
import { databaseBefore, type StoredTables } from '../../_shared/testing-migrations.ts'
import { location } from '../server.ts'
import { importers } from './index.ts'

// Rows of three data sets as the version before editions stored them, made by its own importers.
const stored: StoredTables = JSON.parse(await readFile(new URL('rows-before-editions.json', import.meta.url), 'utf8'))
// One claims to be of a day that was to come.
for (const record of (stored.source_records ?? []) as { raw: Record<string, string>; observed_on: string }[]) {
  if (record.raw.설치장소명 !== '1호약국') continue
  record.observed_on = '2031-01-01'
  record.raw.데이터기준일자 = '2031-01-01'
}
const names = ['medicine-bins', 'lamp-battery-bins', 'clothing-bins']
const rowsOf = (name: string): Row[] =>
  (stored.source_records ?? []).filter((record) => record.data_set === name).map(({ raw }) => raw as Row)

/** The next edition: a pharmacy is gone, the bin of the centre has moved inside, and a bin without a point has one. */
const next: Record<string, Row[]> = {
  'medicine-bins': rowsOf('medicine-bins')
    .filter(({ 설치장소명 }) => 설치장소명 !== '3호약국')
    .map((row) => ({ ...row, 세부위치: row.세부위치 ? '1층' : '', 데이터기준일자: '2026-10-01' })),
  'clothing-bins': rowsOf('clothing-bins').map((row) => ({
    ...{ ...row, 데이터기준일자: '2026-10-01' },
    ...(!row.위도 && { 위도: '37.31', 경도: '127.01' }),
  })),
}

async function open(url: string) {
  const { db, close } = connect(url)
  afterAll(close)
  const load = await rowImports(db)
  return {
    db,
    load: (name: string, rows: readonly Row[], day?: string) => {
      const importer = importers.find((one) => one.name === name)
      if (!importer) throw new Error(`There is no importer ${name}.`)
      return load(importer, rows, day)
    },
  }
}

const url = await databaseBefore('location', '0012_editions', stored)
await location.prepare({ LOCATION_DATABASE_URL: url })
const before = await open(url)
/** Loads the same files with this version only. */
const fresh = await open(await testDatabase('location'))

/** All that the graph shows of the places of these data sets, but their ids. */
async function graph(db: Db): Promise<string[]> {
  const rows = await db.execute<{ place: string }>(sql`
    select jsonb_build_array(to_jsonb(place) - '{id,pos,cell}'::text[],
      (select jsonb_agg(to_jsonb(taken) - '{place_id}'::text[] order by taken.material_id) from place_materials as taken where taken.place_id = place.id),
      (select jsonb_agg(array[record.data_set, record.key, record.edition::text, record.leads::text] order by record.data_set, record.key)
        from source_records as record where record.place_id = place.id))::text as place
    from places as place where id in (select place_id from source_records where unit is not null)`)
  return rows.map(({ place }) => place).sort()
}

const idsByName = async (db: Db): Promise<[name: string, id: string][]> =>
  (
    await db.execute<{ name: string; id: string }>(sql`
    select name_ko || coalesce(street, '') as name, id from places
    where id in (select place_id from source_records where unit is not null) order by 1`)
  ).map(({ name, id }) => [name, id])

test('with the first import, rows of before there were editions are read as today; an older edition changes nothing else', async () => {
  for (const name of names) await fresh.load(name, rowsOf(name), '2026-06-20')
  const ids = new Map(await idsByName(before.db))
  expect(ids.size).toBe(stored.places?.length)
  const older = rowsOf('medicine-bins').map((row) => ({ ...row, 데이터기준일자: '2025-01-01', 위도: '37.2' }))

  const outcomes = await before.load('medicine-bins', older)

  expect(outcomes.slice(-older.length)).toEqual(older.map(() => 'flagged: older-than-known'))
  expect(await graph(before.db)).toEqual(await graph(fresh.db))
  // Saved places are found by their ids.
  for (const [name, id] of await idsByName(before.db)) expect([name, id]).toEqual([name, ids.get(name)])
})

test('the same files again, and the next edition after them, give the same as over rows that were loaded since', async () => {
  for (const name of names) await before.load(name, rowsOf(name), '2026-06-20')
  expect(await graph(before.db)).toEqual(await graph(fresh.db))

  for (const [name, rows] of Object.entries(next)) {
    await fresh.load(name, rows)
    await before.load(name, rows)
  }

  expect(await graph(before.db)).toEqual(await graph(fresh.db))
})
