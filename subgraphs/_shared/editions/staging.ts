import { sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import type { FileRow } from '../import-ledger.ts'

/** A row of a file as it would be stored. */
export interface StagedRow {
  /** Identifies the row in the next edition. */
  key: string
  /** Whose edition it belongs to, such as a provider. */
  unit: string
  /** What it is about, where rows of one edition about the same thing replace each other. */
  topic?: string
  /** The day of the data as the row states it; null without one. */
  observedOn: string | null
  contentHash: string
  /** The columns of the row's table, in snake case. */
  record: Record<string, unknown>
}

/** Batches of rows for `json_to_recordset`. */
const batchSize = 1_000

/**
 * Writes the rows of a file to the temporary table `staged_rows`, where they are compared with the stored ones. Memory doesn't grow
 * with the file.
 * @param day the day of the import
 * @returns the number of rows of the file
 */
export async function stageRows<ParsedRow extends object>(
  tx: Db,
  rows: AsyncIterable<FileRow<ParsedRow>>,
  stage: (parsed: ParsedRow, line: number) => StagedRow,
  { day, onBatch }: { day: string; onBatch(rows: number): void },
): Promise<number> {
  await tx.execute(sql`
    create temporary table staged_rows (
      line integer not null, key text, unit text, topic text, observed_on date, content_hash text, record jsonb,
      verdict text, reason text, detail text, is_known boolean not null default false) on commit drop`)
  let batch: object[] = []
  let read = 0
  const write = async () => {
    if (batch.length === 0) return
    await tx.execute(sql`
      insert into staged_rows (line, key, unit, topic, observed_on, content_hash, record, verdict, reason)
      select * from json_to_recordset(${JSON.stringify(batch)}::json) as rows
        (line integer, key text, unit text, topic text, observed_on date, content_hash text, record jsonb, verdict text, reason text)`)
    onBatch(batch.length)
    batch = []
  }
  for await (const { line, parsed } of rows) {
    read += 1
    if (typeof parsed === 'string') batch.push({ line, verdict: 'rejected', reason: parsed })
    else {
      const { contentHash, observedOn: stated, ...row } = stage(parsed, line)
      // A day that is to come is a mistake. It would make the row newer than all later ones.
      const observedOn = stated !== null && stated <= day ? stated : null
      const record = { ...row.record, ...('observed_on' in row.record && { observed_on: observedOn }) }
      batch.push({ line, ...row, record, observed_on: observedOn, content_hash: contentHash })
    }
    if (batch.length >= batchSize) await write()
  }
  await write()
  await tx.execute(sql`create index on staged_rows (key)`)
  await tx.execute(sql`create index on staged_rows (line)`)
  await tx.execute(sql`analyze staged_rows`)
  return read
}
