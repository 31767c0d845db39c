import { sql, TransactionRollbackError } from 'drizzle-orm'
import { lockTransaction } from './advisory-locks.ts'
import type { Db } from './db.ts'
import { appendEvents } from './events/append.ts'

/** The possible outcomes of a row. */
export const outcomes = ['imported', 'updated', 'unchanged', 'merged', 'flagged', 'rejected'] as const
export type Outcome = (typeof outcomes)[number]

/** The result of one row, as the report of an import shows it. */
export interface RowResult {
  /** The line on which the row begins, from 1; the number of the feature or element in files without lines. */
  line: number
  outcome: Outcome
  /** A reason code such as `no-region`: why the row was merged, flagged or rejected. */
  reason?: string
  /** The value that caused the reason, or the line, place or region that the row was merged into. */
  detail?: string
  key?: string
}

export interface ImportJob {
  /** The transaction of the whole import. */
  tx: Db
  path: string
  /** The day of the import, `YYYY-MM-DD`. */
  day: string
  /** Reports the number of rows of the file, for the progress bar. */
  expect(rows: number): void
}

/** Loads one kind of file into a subgraph's database. */
export interface Importer {
  /** The name of the data set on the command line. */
  name: string
  /** The title of the file at its publisher. */
  title: string
  /**
   * Yields the results of the rows in batches; returns the number of rows read. A second run of the same file changes
   * nothing.
   */
  run(job: ImportJob): AsyncGenerator<RowResult[], number>
}

/** The number of rows in a file, and of each outcome and reason. */
export interface ImportSummary {
  read: number
  counts: Record<Outcome, number>
  /** The number of rows with each reason code. */
  reasons: Record<string, number>
}

export interface ImportOptions {
  path: string
  day: string
  /** Runs the whole import, then rolls it back. */
  dryRun?: boolean
  /** Receives each batch of results. */
  report?(results: readonly RowResult[]): Promise<void>
  onProgress?(done: number, expected: number): void
}

/**
 * Runs an importer on a file in one transaction; a lock allows one import at a time.
 * @throws Error if the number of results differs from the number of rows read; nothing is changed then
 */
export async function runImport(db: Db, importer: Importer, options: ImportOptions): Promise<ImportSummary> {
  const { path, day, dryRun = false } = options
  const summary: ImportSummary = {
    read: 0,
    counts: Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as ImportSummary['counts'],
    reasons: {},
  }
  let done = 0
  let expected = 0
  try {
    await db.transaction(async (tx) => {
      await tx.execute(sql`set local statement_timeout = 0`)
      await lockTransaction(tx, 'imports')
      const batches = importer.run({ tx, path, day, expect: (rows) => (expected = rows) })
      try {
        let batch = await batches.next()
        while (!batch.done) {
          for (const result of batch.value) count(summary, result)
          await options.report?.(batch.value)
          done += batch.value.length
          options.onProgress?.(done, expected)
          batch = await batches.next()
        }
        summary.read = batch.value
      } finally {
        await batches.return(0)
      }
      requireComplete(summary)
      await appendEvents(tx, [{ type: 'data.imported.v1', data: { dataSet: importer.name } }])
      if (dryRun) tx.rollback()
    })
  } catch (error) {
    if (!(dryRun && error instanceof TransactionRollbackError)) throw error
  }
  return summary
}

function count(summary: ImportSummary, { outcome, reason }: RowResult): void {
  summary.counts[outcome] += 1
  if (reason) summary.reasons[reason] = (summary.reasons[reason] ?? 0) + 1
}

function requireComplete({ read, counts }: ImportSummary): void {
  const total = outcomes.reduce((sum, outcome) => sum + counts[outcome], 0)
  if (total === read) return
  throw new Error(`${read} rows were read and ${total} are accounted for; nothing was changed.`)
}
