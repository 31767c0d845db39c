import { and, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { contentHash } from './content-hash.ts'
import type { Db } from './db.ts'
import type { Outcome, RowResult } from './import.ts'
import type { TableRow } from './table.ts'

/** A row of a file as read, or the reason code of a row that can't be read. */
export interface ReadRow<Reading> {
  line: number
  reading: Reading | string
}

/** Reads the rows of a table. A row with more or fewer cells than the header is `wrong-number-of-cells`. */
export async function* readRows<Reading>(
  rows: AsyncIterable<TableRow>,
  readRow: (cells: Record<string, string>) => Reading | string,
): AsyncGenerator<ReadRow<Reading>> {
  for await (const { line, cells } of rows) yield { line, reading: cells ? readRow(cells) : 'wrong-number-of-cells' }
}

/** Decides the outcome of each row of a file, and writes the decisions in batches. */
export interface Ledger<Reading> {
  take(reading: Reading, line: number): RowResult
  /** Writes the decisions since the last call. */
  write(): Promise<void>
  /** Runs once, after the last row is written. */
  finish(): Promise<void>
}

/**
 * Enters rows into a ledger and yields their results in batches; returns the number of rows. Unreadable rows are
 * rejected.
 */
export async function* enterRows<Reading extends object>(
  rows: AsyncIterable<ReadRow<Reading>>,
  ledger: Ledger<Reading>,
  batchSize = 1_000,
): AsyncGenerator<RowResult[], number> {
  let batch: RowResult[] = []
  let read = 0
  for await (const { line, reading } of rows) {
    read += 1
    const isUnread = typeof reading === 'string'
    batch.push(isUnread ? { line, outcome: 'rejected', reason: reading } : ledger.take(reading, line))
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
  /** The line that first made the row's first statement, if earlier rows made all of its statements; otherwise null. */
  statedOn: number | null
}

interface LedgerOptions<Reading, Stored> extends Omit<Ledger<Reading>, 'take'> {
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
  /** The part of a reading that its content hash covers. */
  contentOf(reading: Reading): unknown
  /** The facts that a row states, for `statedOn`; none by default. */
  statementsOf?(reading: Reading): string[]
  /** Called for every first row with its key, changed or not, before `decide`. */
  note?(reading: Reading): void
  /** Decides on a new or changed row. The result of a stored row is `updated` instead of `imported`. */
  decide(reading: Reading, entry: Entry<Stored>): Decision
}

/**
 * A ledger of source rows that are stored under their keys. A second row with the same key in one file is merged into
 * the first. A row whose content is stored already keeps its outcome (`unchanged` if it was imported) and only gets a
 * new `readOn`. `decide` sees all other rows.
 */
export function createLedger<Reading extends { key: string; detail?: string | null }, Stored extends StoredRow>(
  options: LedgerOptions<Reading, Stored>,
): Ledger<Reading> {
  const { tx, day, table, repeatReason } = options
  const stored = new Map(options.stored.map((row) => [row.key, row]))
  const lines = new Map<string, number>()
  const statements = new Map<string, number>()
  let unchangedKeys: string[] = []

  function take(reading: Reading, line: number): RowResult {
    const { key } = reading
    const first = lines.get(key)
    if (first !== undefined) return { line, key, outcome: 'merged', reason: repeatReason, detail: `line ${first}` }
    lines.set(key, line)
    options.note?.(reading)
    const statedOn = enterStatements(options.statementsOf?.(reading) ?? [], line)

    const hash = contentHash(options.contentOf(reading))
    const before = stored.get(key)
    if (before?.contentHash === hash) {
      unchangedKeys.push(key)
      return { line, key, ...result({ ...before, detail: before.detail ?? reading.detail }, 'unchanged') }
    }
    const decision = options.decide(reading, { line, contentHash: hash, stored: before, statedOn })
    return { line, key, ...result(decision, before ? 'updated' : 'imported') }
  }

  function enterStatements(made: readonly string[], line: number): number | null {
    const earlier = made.map((statement) => statements.get(statement) ?? null)
    for (const statement of made) if (!statements.has(statement)) statements.set(statement, line)
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

  return { take, write, finish: options.finish }
}

const result = ({ outcome, reason, detail }: Decision, imported: Outcome): Omit<RowResult, 'line'> => ({
  outcome: outcome === 'imported' ? imported : outcome,
  ...(reason !== null && { reason }),
  ...(detail != null && { detail }),
})
