import { readFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect, type Db } from '../../_shared/db.ts'
import { testDatabase } from '../../_shared/testing.ts'
import { type Row, rowImports } from '../../_shared/testing-imports.ts'
import { databaseBefore, migrateDatabase, type StoredTables } from '../../_shared/testing-migrations.ts'
import { importers } from './index.ts'

// Rules, fees and prices as the version before editions stored them, made by its own importers.
const stored: StoredTables = JSON.parse(await readFile(new URL('rows-before-editions.json', import.meta.url), 'utf8'))
const cellsOf = (table: string, dataSet?: string): Row[] =>
  (stored[table] ?? []).filter((record) => !dataSet || record.data_set === dataSet).map(({ raw }) => raw as Row)
const first: Record<string, Row[]> = {
  'household-rules': cellsOf('collection_records'),
  'bulky-waste-fees': cellsOf('fee_records', 'bulky-fees'),
  'waste-bag-prices': cellsOf('fee_records', 'bag-prices'),
}

/** The next edition: a zone is gone and the other one has other days; the desk costs nothing any more, and bags cost more. */
const next: Record<string, Row[]> = {
  'household-rules': (first['household-rules'] ?? [])
    .filter(({ 관리구역명 }) => 관리구역명 !== '대흥동')
    .map((row) => ({
      ...row,
      생활쓰레기배출요일: '토',
      데이터기준일자: '2026-09-30',
      최종수정시점: '2026-10-13 15:58:28',
    })),
  'bulky-waste-fees': (first['bulky-waste-fees'] ?? [])
    .filter(({ 대형폐기물명 }) => 대형폐기물명 !== '책상')
    .map((row) => ({ ...row, 데이터기준일자: '2026-07-10' })),
  'waste-bag-prices': (first['waste-bag-prices'] ?? []).map((row) => ({
    ...row,
    ...{ '20ℓ가격': '700', '10ℓ가격': '350', 데이터기준일자: '2022-07-10' },
  })),
}

async function open(url: string) {
  const { db, close } = connect(url)
  afterAll(close)
  const load = await rowImports(db)
  return {
    db,
    async load(files: Record<string, Row[]>) {
      const outcomes: string[] = []
      for (const [name, rows] of Object.entries(files)) {
        const importer = importers.find((one) => one.name === name)
        if (!importer) throw new Error(`There is no importer ${name}.`)
        outcomes.push(...(await load(importer, rows, '2026-11-24')))
      }
      return outcomes
    },
  }
}

const url = await databaseBefore('info', '0015_editions', stored)
await migrateDatabase('info', url)
const before = await open(url)
/** Loads the same files with this version only. */
const fresh = await open(await testDatabase('info'))

/** All that the graph shows of rules, fees and prices. */
async function graph(db: Db): Promise<string[]> {
  const rows = await db.execute<{ row: string }>(sql`
    select (to_jsonb(rule) - '{read_on}'::text[])::text as row from collection_rules as rule where not is_superseded
    union all select (to_jsonb(line) - '{read_on}'::text[])::text from fee_lines as line`)
  return rows.map(({ row }) => row).sort()
}

test('an older edition, and the same files again, change nothing of rows of before there were editions', async () => {
  await fresh.load(first)
  expect(await graph(before.db)).toEqual(await graph(fresh.db))
  const older = Object.entries(first).map(([name, rows]) => [
    name,
    rows.map((row) => ({
      ...{ ...row, 데이터기준일자: '2019-01-01' },
      ...(row.최종수정시점 && { 최종수정시점: '2019-01-01' }),
    })),
  ])

  expect(new Set(await before.load(Object.fromEntries(older)))).toEqual(new Set(['flagged: older-than-known']))
  await before.load(first)

  expect(await graph(before.db)).toEqual(await graph(fresh.db))
})

test('the next edition gives the same as over rows that were loaded since', async () => {
  await fresh.load(next)
  await before.load(next)

  expect(await graph(before.db)).toEqual(await graph(fresh.db))
})
