import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll } from 'vitest'
import type { Db } from './db.ts'
import { type Importer, type RowResult, runImport } from './import.ts'
import type { Encoding } from './text-encoding.ts'

/** A row of a file, by column name. */
export type Row = Readonly<Record<string, string>>

/** Imports rows as CSV files into a database. The files are deleted after the tests. */
export async function rowImports(db: Db, encoding: Encoding = 'utf-8') {
  const folder = await mkdtemp(join(tmpdir(), 'bunri-rows-'))
  afterAll(() => rm(folder, { recursive: true }))

  /**
   * Returns outcome and reason of each row, such as `imported` or `flagged: no-point`. The first row names the columns.
   * Quotes in a cell are not escaped, so `a","b` is two cells.
   */
  return async (
    importer: Importer,
    rows: readonly Row[],
    day = '2026-11-24',
    { dryRun = false } = {},
  ): Promise<string[]> => {
    const path = join(folder, 'file.csv')
    const header = Object.keys(rows[0] ?? {})
    const lines = rows.map((row) => header.map((name) => `"${row[name] ?? ''}"`).join())
    await writeFile(path, iconv.encode([header.join(), ...lines].join('\n'), encoding))
    const found: RowResult[] = []
    await runImport(db, importer, { path, day, dryRun, report: async (results) => void found.push(...results) })
    return found.map(({ outcome, reason }) => (reason ? `${outcome}: ${reason}` : outcome))
  }
}
