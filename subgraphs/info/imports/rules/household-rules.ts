import { and, eq, isNull } from 'drizzle-orm'
import type { Importer, ImportJob, RowResult } from '../../../_shared/import.ts'
import { collectionRecordRules } from '../../db/schema.ts'
import { createRegionNames } from '../../reference/regions.ts'
import { enterTable } from '../enter-table.ts'
import { readRow, ruleColumns } from './read-row.ts'
import { createRuleLedger } from './rule-ledger.ts'

/**
 * Collection days and instructions of each region. The file has 31 columns, or 28 without row numbers and change dates.
 * Rows that a newer row of the same zone and area supersedes are flagged; that is known after the last row.
 */
export const householdRules: Importer = {
  name: 'household-rules',
  title: '전국생활쓰레기배출정보',
  async *run(job) {
    const findRegion = createRegionNames()
    const ledger = await createRuleLedger(job.tx, job.day)
    const rows = enterTable(job, ruleColumns, (cells) => readRow(cells, findRegion), ledger)
    const batches: RowResult[][] = []
    let step = await rows.next()
    for (; !step.done; step = await rows.next()) batches.push(step.value)
    const superseded = await supersededKeys(job)
    for (const batch of batches)
      yield batch.map((result) => (superseded.has(result.key ?? '') ? flagged(result) : result))
    return step.value
  },
}

/** The keys of the rows whose statements are all superseded. */
async function supersededKeys({ tx }: ImportJob): Promise<Set<string>> {
  const inForce = tx
    .$with('in_force')
    .as(
      tx
        .selectDistinct({ key: collectionRecordRules.recordKey })
        .from(collectionRecordRules)
        .where(eq(collectionRecordRules.isSuperseded, false)),
    )
  const rows = await tx
    .with(inForce)
    .selectDistinct({ key: collectionRecordRules.recordKey })
    .from(collectionRecordRules)
    .leftJoin(inForce, eq(inForce.key, collectionRecordRules.recordKey))
    .where(and(eq(collectionRecordRules.isSuperseded, true), isNull(inForce.key)))
  return new Set(rows.map(({ key }) => key))
}

const flagged = ({ line, key, outcome, detail }: RowResult): RowResult =>
  outcome === 'rejected'
    ? { line, key, outcome, detail }
    : { line, key, outcome: 'flagged', reason: 'superseded', ...(detail !== undefined && { detail }) }
