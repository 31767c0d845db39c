import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll } from 'vitest'
import type { Db } from './db.ts'
import { openTable, type TableFormat } from './delimited-table.ts'
import { consequences, type Importer, type ImportSummary, outcomes, type RowResult, runImport } from './import.ts'
import { isLongRun } from './testing.ts'
import type { Encoding } from './text-encoding.ts'

/** A row of a file, by column name. */
export type Row = Readonly<Record<string, string>>

/** The counts of an import, with 0 for outcomes that aren't given. */
export const countsOf = (given: Partial<ImportSummary['counts']>): ImportSummary['counts'] =>
  ({
    ...Object.fromEntries([...outcomes, ...consequences].map((outcome) => [outcome, 0])),
    ...given,
  }) as ImportSummary['counts']

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

/** The outcome and reason of each row of a second import, and those that are expected after the first one. */
export interface SecondImport {
  found: string[]
  expected: string[]
}

/**
 * Imports a table again: all of it in `npm run test:long`; in `npm test` its rows that contain `part`, such as the name
 * of a province. Expects that rows that were imported at first are unchanged, and all others have the same outcome.
 */
export async function importAgain(
  db: Db,
  importer: Importer,
  table: { path: string; part: string; first: readonly RowResult[]; format?: TableFormat },
): Promise<SecondImport> {
  const folder = await mkdtemp(join(tmpdir(), 'bunri-again-'))
  const part = isLongRun ? null : await copyRows(table, folder)
  const rows: RowResult[] = []
  try {
    const report = async (results: readonly RowResult[]) => void rows.push(...results)
    await runImport(db, importer, { path: part?.path ?? table.path, day: '2026-11-24', report })
  } finally {
    await rm(folder, { recursive: true })
  }
  const outcomesOf = (results: readonly RowResult[]) =>
    results.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)).map(({ outcome, reason = '' }) => `${outcome} ${reason}`)
  const afterwards = (outcome: string) => outcome.replace(/^imported/, 'unchanged')
  const isAgain = ({ line }: RowResult) => part === null || (line !== undefined && part.lines.has(line))
  return { found: outcomesOf(rows), expected: outcomesOf(table.first.filter(isAgain)).map(afterwards) }
}

/** Copies the rows of a table that contain `part` to a new file; returns its path and the lines of these rows. */
async function copyRows(
  { path, part, format = {} }: { path: string; part: string; format?: TableFormat },
  folder: string,
): Promise<{ path: string; lines: Set<number> }> {
  const rows: string[][] = []
  const lines = new Set<number>()
  const { rows: all } = await openTable(path, format.header ?? [], format)
  for await (const { line, cells } of all()) {
    if (!cells || !Object.values(cells).some((cell) => cell.includes(part))) continue
    if (rows.length === 0 && !format.header) rows.push(Object.keys(cells))
    rows.push(Object.values(cells))
    lines.add(line)
  }
  const copy = join(folder, basename(path))
  const quoted = (cells: string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`)
  await writeFile(copy, rows.map((cells) => quoted(cells).join(format.delimiter ?? ',')).join('\n'))
  return { path: copy, lines }
}

/** How much `importAgain` imports, for the name of a test. */
export const partImported = isLongRun ? 'all of the file' : 'a part of the file (all of it in npm run test:long)'
