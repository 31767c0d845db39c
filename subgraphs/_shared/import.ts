import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { and, eq, isNull, max, sql, TransactionRollbackError } from 'drizzle-orm'
import { lockTransaction, tryLockTransaction } from './advisory-locks.ts'
import type { Db } from './db.ts'
import { tellDataSet } from './editions/loaded-data-sets.ts'
import { type ImportRow, imports } from './editions/tables.ts'
import { dayInName } from './file-day.ts'

/** The possible outcomes of a row of the file. */
export const outcomes = ['imported', 'updated', 'unchanged', 'merged', 'flagged', 'rejected'] as const
/**
 * What a file does to rows that were loaded before, and its own rows that newer ones replace: a newer edition no longer has them
 * (removed); newer rows say otherwise (superseded); they are kept off the map (left-the-map); another row changed what they count
 * for (affected).
 */
export const consequences = ['removed', 'superseded', 'left-the-map', 'affected'] as const
export type Outcome = (typeof outcomes)[number] | (typeof consequences)[number]

/** The result of one row, as the report of an import shows it. */
export interface RowResult {
  /**
   * The line on which the row begins, from 1; the number of the feature or element in files without lines. Missing for a row that
   * was loaded before and isn't in the file.
   */
  line?: number
  outcome: Outcome
  /** A reason code such as `no-region`: why the row was merged, flagged or rejected. */
  reason?: string
  /** The value that caused the reason, or the line, place or region that the row was merged into. */
  detail?: string
  key?: string
}

/** What an import changes in a region. */
export interface Difference {
  region: string
  added: number
  changed: number
  removed: number
  /** Names of some of the rows, with the sign `+`, `~` or `-`. */
  examples: string[]
}

export interface ImportJob {
  /** The transaction of the whole import. */
  tx: Db
  path: string
  /** The day of the import, `YYYY-MM-DD`. */
  day: string
  importId: number
  /** The edition that the operator gave, `YYYY-MM-DD`; it overrides the days in the file. */
  edition?: string | null
  /** The day in the name of the file. */
  fileDay?: string | null
  /** Whether a file that seems to be cut off is loaded all the same. */
  acceptShrinking?: boolean
  /** Reports the number of rows of the file, for the progress bar. */
  expect(rows: number): void
  /** Reports how many rows were read so far. */
  onRead?(rows: number): void
  onDifferences?(differences: Difference[]): void
  /** Reports the latest edition in the file, and how many rows of the data set are part of the data now. */
  onEdition?(edition: string | null, keptRows?: number): void
}

export interface Attribution {
  publisher: string
  url?: string | null
  license?: string | null
}

/** Loads one kind of file into a subgraph's database. */
export interface Importer {
  /** The name of the data set on the command line. */
  name: string
  /** The title of the file at its publisher. */
  title: string
  /** Who publishes it, where, and on which terms, as clients have to name it. */
  attribution?: Attribution
  /** The data set that the rows belong to, if several importers fill it; the name by default. */
  dataSet?: string
  /**
   * Yields the results of the rows in batches; returns the number of rows read. A second run of the same file changes
   * nothing.
   */
  run(job: ImportJob): AsyncGenerator<RowResult[], number>
  /** Whether an older file changes nothing: for data sets without editions of their own. */
  isReplacedAsWhole?: boolean
  /** Takes an import of the data set back. Missing where that isn't possible. */
  undo?(tx: Db, found: ImportRow, day: string): Promise<void>
}

/** The number of rows in a file, and of each outcome and reason. */
export interface ImportSummary {
  read: number
  counts: Record<Outcome, number>
  /** The number of rows with each reason code. */
  reasons: Record<string, number>
}

/** A summary with what the command shows besides. */
export interface ImportReport extends ImportSummary {
  /** The number under which the import can be taken back; null for a dry run. */
  id: number | null
  edition: string | null
  differences: Difference[]
}

export interface ImportOptions {
  path: string
  /** The name of the file, if the path is that of a copy. */
  file?: string
  day: string
  edition?: string | null
  acceptShrinking?: boolean
  /** Runs the whole import, then rolls it back. */
  dryRun?: boolean
  /** Receives each batch of results. */
  report?(results: readonly RowResult[]): Promise<void>
  onProgress?(done: number, expected: number): void
  /** Another import is running; this one begins when it ends. */
  onWait?(): void
}

/**
 * Runs an importer on a file in one transaction; a lock allows one import at a time.
 * @throws Error if no row can be read, or the number of results differs from the number of rows read; nothing is changed then
 */
export async function runImport(db: Db, importer: Importer, options: ImportOptions): Promise<ImportReport> {
  const { path, day, dryRun = false } = options
  const report: ImportReport = { read: 0, counts: noCounts(), reasons: {}, id: null, edition: null, differences: [] }
  let expected = 0
  try {
    await db.transaction(async (tx) => {
      await beginImport(tx, options.onWait)
      let keptRows: number | null = null
      if (importer.isReplacedAsWhole) report.edition = await requireNewest(tx, importer, options)
      const importId = await enterImport(tx, importer, options)
      const batches = importer.run({
        tx,
        path,
        day,
        importId,
        edition: options.edition,
        fileDay: dayInName(options.file ?? basename(path)),
        acceptShrinking: options.acceptShrinking,
        expect: (rows) => (expected = rows),
        onRead: (rows) => options.onProgress?.(rows, expected),
        onDifferences: (differences) => (report.differences = differences),
        onEdition: (edition, kept) => {
          report.edition = edition
          keptRows = kept ?? null
        },
      })
      let done = 0
      try {
        let batch = await batches.next()
        while (!batch.done) {
          for (const result of batch.value) count(report, result)
          await options.report?.(batch.value)
          done += batch.value.filter(({ line }) => line !== undefined).length
          options.onProgress?.(done, expected)
          batch = await batches.next()
        }
        report.read = batch.value
      } finally {
        await batches.return(0)
      }
      requireRead(report, options.file ?? basename(path), done)
      const { read: rows, counts, edition } = report
      await tx
        .update(imports)
        .set({ rows, counts, edition, keptRows: keptRows ?? rows - counts.rejected })
        .where(eq(imports.id, importId))
      await tellDataSet(tx, importer.dataSet ?? importer.name)
      if (dryRun) tx.rollback()
      report.id = importId
    })
  } catch (error) {
    if (!(dryRun && error instanceof TransactionRollbackError)) throw error
  }
  return report
}

/** Begins a change of imported data, which excludes others. @param onWait called once if another is running */
export async function beginImport(tx: Db, onWait?: () => void): Promise<void> {
  await tx.execute(sql`set local statement_timeout = 0`)
  if (await tryLockTransaction(tx, 'imports')) return
  onWait?.()
  await lockTransaction(tx, 'imports')
}

/** @returns the file's edition. @throws Error if a file of a later day is loaded */
async function requireNewest(
  tx: Db,
  { name, dataSet = name }: Importer,
  { path, file = basename(path), edition = null }: ImportOptions,
): Promise<string | null> {
  const own = edition ?? dayInName(file)
  const [known] = await tx
    .select({ edition: max(imports.edition) })
    .from(imports)
    .where(and(eq(imports.dataSet, dataSet), isNull(imports.undoneAt)))
  if (own && known?.edition && own < known.edition)
    throw new Error(
      `${file} is of ${own}, and the edition of ${known.edition} is loaded: older-than-known. Nothing was changed.`,
    )
  return own
}

async function enterImport(
  tx: Db,
  importer: Importer,
  { path, file = basename(path) }: ImportOptions,
): Promise<number> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  const { name, title, dataSet = name, attribution } = importer
  const row = { name, title, dataSet, ...attribution, file, fileHash: hash.digest('hex'), loadedAt: new Date() }
  const [entered] = await tx.insert(imports).values(row).returning({ id: imports.id })
  if (!entered) throw new Error('The insert of an import returned no row.')
  return entered.id
}

const noCounts = () =>
  Object.fromEntries([...outcomes, ...consequences].map((outcome) => [outcome, 0])) as ImportSummary['counts']

function count(summary: ImportSummary, { outcome, reason }: RowResult): void {
  summary.counts[outcome] += 1
  if (reason) summary.reasons[reason] = (summary.reasons[reason] ?? 0) + 1
}

function requireRead({ read, counts, reasons }: ImportSummary, file: string, accounted: number): void {
  if (accounted !== read)
    throw new Error(`${read} rows were read and ${accounted} are accounted for; nothing was changed.`)
  if (read === 0) throw new Error(`${file} has no rows; nothing was changed.`)
  if (counts.rejected < read) return
  const [reason, most] = Object.entries(reasons).sort(([, a], [, b]) => b - a)[0] ?? ['', 0]
  throw new Error(`None of the ${read} rows of ${file} can be read (${most} ${reason}); nothing was changed.`)
}
