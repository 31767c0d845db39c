import { eq, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import { buildConflictUpdateColumns, type Db } from '../../../_shared/db.ts'
import { createLedger } from '../../../_shared/import-ledger.ts'
import { insertRows } from '../../../_shared/insert-rows.ts'
import type { Cells } from '../../../_shared/korea/cells.ts'
import { type FeeLineRow, type FeeRecordRow, feeLines, feeRecordLines, feeRecords } from '../../db/schema.ts'
import { decisionOn } from '../decision.ts'

/** A fee as one row states it. The days and the highest amount of a line combine all of its rows. */
export type ReadFee = Omit<FeeLineRow, 'dataSet' | 'maxAmountMinor' | 'observedOn' | 'readOn'>

/** A parsed row of a fees file. */
export interface ParsedFees {
  key: string
  raw: Cells
  regionId: string | null
  observedOn: string | null
  fees: ReadFee[]
  /** The fees that the content hash covers, if they aren't `fees`. */
  hashedFees?: ReadFee[]
  /** The reason code of a flagged row; otherwise null. */
  reason: string | null
  detail: string | null
}

/**
 * The ledger of fee rows and of the fee lines that they state. A file has the whole price list of each of its regions,
 * so stored rows of these regions that are not in the file are deleted at the end. Other regions keep their rows.
 */
export async function createFeeLedger(tx: Db, { day, dataSet }: { day: string; dataSet: string }) {
  const stored = await tx.select().from(feeRecords).where(eq(feeRecords.dataSet, dataSet))
  const regionIds = new Map<string, string | null>()
  let batch = emptyBatch()

  return createLedger<ParsedFees, FeeRecordRow>({
    tx,
    day,
    table: feeRecords,
    stored,
    repeatReason: 'same-row',
    contentOf: ({ hashedFees, ...row }) => ({ ...row, fees: hashedFees ?? row.fees }),
    factIdsOf: ({ fees }) => fees.map(({ id, amountMinor }) => `${id} ${amountMinor}`),
    onFirstRow: ({ key, regionId }) => regionIds.set(key, regionId),

    decide({ fees, hashedFees: _, ...row }, { line, contentHash, statedOnLine }) {
      const decision = decisionOn(row, statedOnLine, 'same-fees')
      batch.records.push({ ...row, ...decision, dataSet, line, contentHash, readOn: day })
      batch.stated.push(...fees.map((fee) => ({ recordKey: row.key, fee, dataSet, readOn: day })))
      return decision
    },

    async write() {
      const { records, stated } = batch
      batch = emptyBatch()
      await insertRows(tx, feeRecords, records, {
        target: [feeRecords.key],
        set: buildConflictUpdateColumns(feeRecords, records[0] ?? {}),
      })
      const keys = records.map(({ key }) => key)
      await replaceLines(tx, keys, stated)
    },

    async finish() {
      const regionsInFile = new Set(regionIds.values())
      const gone = stored.filter(({ key, regionId }) => regionId && regionsInFile.has(regionId) && !regionIds.has(key))
      for (let from = 0; from < gone.length; from += 1_000) {
        const keys = gone.slice(from, from + 1_000).map(({ key }) => key)
        await tx.delete(feeRecords).where(isOneOf(feeRecords.key, keys))
      }
      await recomputeFeeLines(tx)
    },
  })
}

/** A fee and the stored row that states it. */
interface StatedFee {
  recordKey: string
  fee: ReadFee
  dataSet: string
  readOn: string
}

/** Replaces the lines that stored rows state. The caller recomputes the lines afterwards. */
export async function replaceLines(tx: Db, recordKeys: readonly string[], stated: readonly StatedFee[]): Promise<void> {
  const lines = new Map(
    stated.map(({ fee, dataSet, readOn }) => [
      fee.id,
      { ...fee, dataSet, maxAmountMinor: null, observedOn: null, readOn } satisfies FeeLineRow,
    ]),
  )
  const rows = [...lines.values()]
  await insertRows(tx, feeLines, rows, {
    target: [feeLines.id],
    set: buildConflictUpdateColumns(feeLines, rows[0] ?? {}),
  })
  const links = new Map(
    stated.map(({ recordKey, fee: { id, amountMinor } }) => [
      `${recordKey} ${id}`,
      { recordKey, lineId: id, amountMinor },
    ]),
  )
  await tx.delete(feeRecordLines).where(isOneOf(feeRecordLines.recordKey, recordKeys))
  await insertRows(tx, feeRecordLines, [...links.values()])
}

/** Deletes lines that no row states any more, and recomputes the amounts and days of the others from their rows. */
export async function recomputeFeeLines(tx: Db): Promise<void> {
  await tx.execute(sql`
    delete from ${feeLines} as line
    where not exists (select from ${feeRecordLines} as link where link.line_id = line.id)`)
  await tx.execute(sql`
    update ${feeLines} as line
    set amount_minor = rows.least, max_amount_minor = rows.most, observed_on = rows.observed_on, read_on = rows.read_on
    from (
      select link.line_id,
        min(link.amount_minor) as least,
        nullif(max(link.amount_minor), min(link.amount_minor)) as most,
        max(record.observed_on) as observed_on,
        max(record.read_on) as read_on
      from ${feeRecordLines} as link
      join ${feeRecords} as record on record.key = link.record_key
      group by link.line_id
    ) as rows
    where rows.line_id = line.id
      and (line.amount_minor, line.max_amount_minor, line.observed_on, line.read_on)
        is distinct from (rows.least, rows.most, rows.observed_on, rows.read_on)`)
}

const emptyBatch = () => ({
  records: [] as FeeRecordRow[],
  stated: [] as StatedFee[],
})
