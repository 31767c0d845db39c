import { sql, TransactionRollbackError } from 'drizzle-orm'
import type { Db } from './db.ts'
import { lockTransaction } from './locks.ts'

/** What may become of a row of a file. */
export const outcomes = ['imported', 'updated', 'unchanged', 'merged', 'flagged', 'rejected'] as const
export type Outcome = (typeof outcomes)[number]

/** What became of one row. */
export interface RowResult {
  line: number
  outcome: Outcome
  /** Why it was flagged or rejected, in a few words that are the same for all such rows. */
  reason?: string
  /** What the reason is about, or what the row was merged into. */
  detail?: string
  key?: string
}

export interface ImportJob {
  /** The transaction in which everything happens. */
  tx: Db
  path: string
  /** The day of the import, `YYYY-MM-DD`. */
  day: string
  /** To be told how many rows there are, once that is known. */
  expect(rows: number): void
}

/** Loads one sort of file into a subgraph's database. */
export interface Importer {
  name: string
  /** What the file is called by those who publish it. */
  title: string
  /** Yields what became of each row, a batch at a time; returns how many rows it has read. Doing it again changes nothing. */
  run(job: ImportJob): AsyncGenerator<RowResult[], number>
}

/** How many rows a file had, and what became of them. */
export interface Account {
  read: number
  counts: Record<Outcome, number>
  /** How many rows were flagged, and how many rejected, for each reason. */
  reasons: Record<string, number>
}

export interface ImportOptions {
  path: string
  day: string
  /** Does everything, then takes it back. */
  dryRun?: boolean
  /** Is handed what became of each row. */
  report?(results: readonly RowResult[]): Promise<void>
  onProgress?(done: number, expected: number): void
}

/**
 * Runs an importer on a file, in one transaction and one import at a time.
 * @throws Error when not every row is accounted for; nothing is changed then
 */
export async function runImport(db: Db, importer: Importer, options: ImportOptions): Promise<Account> {
  const { path, day, dryRun = false } = options
  const account: Account = {
    read: 0,
    counts: Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Account['counts'],
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
          for (const result of batch.value) enter(account, result)
          await options.report?.(batch.value)
          done += batch.value.length
          options.onProgress?.(done, expected)
          batch = await batches.next()
        }
        account.read = batch.value
      } finally {
        await batches.return(0)
      }
      requireWhole(account)
      if (dryRun) tx.rollback()
    })
  } catch (error) {
    if (!(dryRun && error instanceof TransactionRollbackError)) throw error
  }
  return account
}

function enter(account: Account, { outcome, reason }: RowResult): void {
  account.counts[outcome] += 1
  if (reason) account.reasons[reason] = (account.reasons[reason] ?? 0) + 1
}

function requireWhole({ read, counts }: Account): void {
  const total = outcomes.reduce((sum, outcome) => sum + counts[outcome], 0)
  if (total === read) return
  throw new Error(`${read} rows were read and ${total} are accounted for; nothing was changed.`)
}
