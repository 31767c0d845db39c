import { sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import type { ImportJob, RowResult } from '../import.ts'
import type { FileRow } from '../import-ledger.ts'
import { accountFor, createConsequences, differencesByRegion } from './account.ts'
import { applyVerdicts } from './apply.ts'
import { type EditionTable, ofDataSet } from './edition-table.ts'
import { judgeRows } from './judge.ts'
import { type StagedRow, stageRows } from './staging.ts'
import type { ImportRow } from './tables.ts'
import { deleteAdded, restoreRows } from './undo.ts'
import { requireDated, requireWhole } from './wholeness.ts'

/** How the rows of a data set are read, stored, and made into what the graph shows. */
export interface EditionRows<ParsedRow> {
  storage: EditionTable
  stage(parsed: ParsedRow, line: number): StagedRow
  /**
   * Works out what follows from the rows in `touched_rows`. It may note in `consequences` what became of other rows, too. It gives the
   * same for the same stored rows, in whatever order they came.
   */
  derive(tx: Db, day: string): Promise<void>
  /** The reason code of a second row with the same key. */
  repeatReason: string
  nameUnits?(tx: Db, units: readonly string[]): Promise<string[]>
  nameRegions?(tx: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>>
}

/**
 * Loads the rows of a file as an edition of its data set. The rows of each unit replace those of its older editions; rows of
 * an older edition change nothing.
 * @param ofFile the file's own day, if it has one
 * @throws Error if the file seems to be cut off, or isn't dated although a dated edition is known
 */
export async function* importEdition<ParsedRow extends object>(
  job: ImportJob,
  rows: AsyncIterable<FileRow<ParsedRow>>,
  { storage, stage, derive, repeatReason, nameUnits, nameRegions }: EditionRows<ParsedRow>,
  ofFile: string | null = null,
): AsyncGenerator<RowResult[], number> {
  const { tx, day } = job
  let staged = 0
  const onBatch = (count: number) => {
    staged += count
    job.onRead?.(staged)
  }
  const read = await stageRows(tx, rows, stage, { day, onBatch })
  await judgeRows(tx, storage, { given: job.edition ?? null, ofFile: ofFile ?? job.fileDay ?? null, day })
  await requireDated(tx)
  if (!job.acceptShrinking) await requireWhole(tx, storage, async (units) => nameUnits?.(tx, units) ?? [...units])
  await applyVerdicts(tx, storage, { importId: job.importId, day })
  await createConsequences(tx)
  await derive(tx, day)
  job.onDifferences?.(await namedDifferences(tx, storage, nameRegions))
  await reportEdition(job, storage)
  yield* accountFor(tx, storage, repeatReason)
  await dropTables(tx)
  return read
}

/** Takes an import back: its rows are as they were before it, and so is everything that follows from them. */
export async function undoEdition<ParsedRow>(
  tx: Db,
  found: ImportRow,
  { storage, derive }: EditionRows<ParsedRow>,
  day: string,
): Promise<void> {
  await restoreRows(tx, storage, found)
  await createConsequences(tx)
  await retireAdded(tx, storage, found, day)
  await derive(tx, day)
  await deleteAdded(tx, storage, found)
  await tx.execute(sql`
    update imports set kept_rows = ${keptRows(storage)}
    where id = (select max(id) from imports where data_set = ${found.dataSet} and undone_at is null)`)
}

// Rows that the import added are deleted after nothing follows from them any more.
const retireAdded = (tx: Db, { table, dataSet }: EditionTable, { id }: ImportRow, day: string) =>
  tx.execute(sql`
    update ${table} as stored set retired_on = ${day}::date from import_changes as changes
    where changes.import_id = ${id} and changes.before is null and stored.data_set = ${dataSet} and stored.key = changes.key`)

// Rows that are not from files, such as well-known places, may name the data set, too.
const keptRows = (storage: EditionTable) => sql`(
  select count(*)::int from ${storage.table} as stored
  where ${ofDataSet(storage)} and retired_on is null and unit is not null)`

async function reportEdition({ tx, onEdition }: ImportJob, storage: EditionTable): Promise<void> {
  const [found] = await tx.execute<{ edition: string | null; kept: number }>(sql`
    select (select max(edition)::text from staged_units) as edition,
      ${keptRows(storage)} as kept`)
  onEdition?.(found?.edition ?? null, found?.kept)
}

async function namedDifferences(tx: Db, storage: EditionTable, nameRegions: EditionRows<never>['nameRegions']) {
  const differences = await differencesByRegion(tx, storage)
  const names = await nameRegions?.(
    tx,
    differences.map(({ region }) => region),
  )
  return differences.map((difference) => ({
    ...difference,
    region: names?.get(difference.region) ?? difference.region,
  }))
}

// So that one transaction can load several files.
const dropTables = (tx: Db) =>
  tx.execute(sql`drop table staged_rows, staged_units, leaving_rows, touched_rows, consequences`)
