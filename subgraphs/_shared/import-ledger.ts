import { and, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { contentHash } from './content-hash.ts'
import type { Db } from './db.ts'
import type { TableRow } from './delimited-table.ts'
import type { Outcome, RowResult } from './import.ts'

/** A row of a file: parsed, or the reason code of a row that can't be read. */
export interface FileRow<ParsedRow> {
  line: number
  parsed: ParsedRow | string
}

/** Reads the rows of a table. A row with more or fewer cells than the header is `wrong-number-of-cells`. */
export async function* readRows<ParsedRow>(
  rows: AsyncIterable<TableRow>,
  readRow: (cells: Record<string, string>) => ParsedRow | string,
): AsyncGenerator<FileRow<ParsedRow>> {
  for await (const { line, cells } of rows) yield { line, parsed: cells ? readRow(cells) : 'wrong-number-of-cells' }
}

/** Decides the outcome of each row of a file, and writes the decisions in batches. */
export interface Ledger<ParsedRow> {
  decide(parsed: ParsedRow, line: number): RowResult
  /** Writes the decisions since the last call. */
  write(): Promise<void>
  /** Runs once, after the last row is written. */
  finish(): Promise<void>
}

/**
 * Asks the ledger for the outcome of each row, and yields the results in batches; returns the number of rows.
 * Unreadable rows are rejected.
 */
export async function* enterRows<ParsedRow extends object>(
  rows: AsyncIterable<FileRow<ParsedRow>>,
  ledger: Ledger<ParsedRow>,
  batchSize = 1_000,
): AsyncGenerator<RowResult[], number> {
  let batch: RowResult[] = []
  let read = 0
  for await (const { line, parsed } of rows) {
    read += 1
    const isUnread = typeof parsed === 'string'
    batch.push(isUnread ? { line, outcome: 'rejected', reason: parsed } : ledger.decide(parsed, line))
    if (batch.length < batchSize) continue
    await ledger.write()
    yield batch
    batch = []
  }
  await ledger.write()
  await ledger.finish()
  yield batch
  return read
}

/** A source row as an earlier import stored it. */
export interface StoredRow {
  key: string
  contentHash: string
  outcome: 'imported' | 'merged' | 'flagged'
  reason: string | null
  detail?: string | null
}

/** The outcome of a new or changed row. */
export interface Decision {
  outcome: Outcome
  reason: string | null
  detail?: string | null
}

export interface Entry<Stored> {
  line: number
  contentHash: string
  /** The row with this key from an earlier import. */
  stored: Stored | undefined
  /** If earlier rows state all facts of this row: the line that first states its first fact; otherwise null. */
  statedOnLine: number | null
}

interface LedgerOptions<ParsedRow, Stored> extends Omit<Ledger<ParsedRow>, 'decide'> {
  tx: Db
  /** The day of the import, `YYYY-MM-DD`. */
  day: string
  /** The table of source rows. */
  table: PgTable & { key: PgColumn; readOn: PgColumn }
  /** Selects the rows of this data set, for a table whose keys are unique only within a data set. */
  dataSet?: SQL
  /** The stored rows of this data set. */
  stored: readonly Stored[]
  /** The reason code of a second row with the same key. */
  repeatReason: string
  /** The part of a row that its content hash covers. */
  contentOf(parsed: ParsedRow): unknown
  /** The ids of the facts that a row states, for `statedOnLine`; none by default. */
  factIdsOf?(parsed: ParsedRow): string[]
  /** Called for every first row with its key, changed or not, before `decide`. */
  onFirstRow?(parsed: ParsedRow): void
  /** Decides on a new or changed row. The result of a stored row is `updated` instead of `imported`. */
  decide(parsed: ParsedRow, entry: Entry<Stored>): Decision
}

/**
 * A ledger of source rows that are stored under their keys. A second row with the same key in one file is merged into
 * the first. A row whose content is stored already keeps its outcome (`unchanged` if it was imported) and only gets a
 * new `readOn`. `decide` sees all other rows.
 */
export function createLedger<ParsedRow extends { key: string; detail?: string | null }, Stored extends StoredRow>(
  options: LedgerOptions<ParsedRow, Stored>,
): Ledger<ParsedRow> {
  const { tx, day, table, repeatReason } = options
  const stored = new Map(options.stored.map((row) => [row.key, row]))
  const lines = new Map<string, number>()
  const linesOfFacts = new Map<string, number>()
  let unchangedKeys: string[] = []

  function decide(parsed: ParsedRow, line: number): RowResult {
    const { key } = parsed
    const first = lines.get(key)
    if (first !== undefined) return { line, key, outcome: 'merged', reason: repeatReason, detail: `line ${first}` }
    lines.set(key, line)
    options.onFirstRow?.(parsed)
    const statedOnLine = recordFacts(options.factIdsOf?.(parsed) ?? [], line)

    const hash = contentHash(options.contentOf(parsed))
    const before = stored.get(key)
    if (before?.contentHash === hash) {
      unchangedKeys.push(key)
      return { line, key, ...result({ ...before, detail: before.detail ?? parsed.detail }, 'unchanged') }
    }
    const decision = options.decide(parsed, { line, contentHash: hash, stored: before, statedOnLine })
    return { line, key, ...result(decision, before ? 'updated' : 'imported') }
  }

  function recordFacts(factIds: readonly string[], line: number): number | null {
    const earlier = factIds.map((id) => linesOfFacts.get(id) ?? null)
    for (const id of factIds) if (!linesOfFacts.has(id)) linesOfFacts.set(id, line)
    return earlier.includes(null) ? null : (earlier[0] ?? null)
  }

  async function write(): Promise<void> {
    const keys = unchangedKeys
    unchangedKeys = []
    await options.write()
    if (keys.length === 0) return
    const isOlder = and(options.dataSet, inArray(table.key, keys), ne(table.readOn, day))
    await tx.execute(sql`update ${table} set read_on = ${day} where ${isOlder}`)
  }

  return { decide, write, finish: options.finish }
}

const result = ({ outcome, reason, detail }: Decision, imported: Outcome): Omit<RowResult, 'line'> => ({
  outcome: outcome === 'imported' ? imported : outcome,
  ...(reason !== null && { reason }),
  ...(detail != null && { detail }),
})
