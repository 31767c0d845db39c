import { createHash } from 'node:crypto'
import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { buildConflictUpdateColumns, type Db } from '../../../_shared/db.ts'
import type { RowResult } from '../../../_shared/import.ts'
import type { Cells } from '../../../_shared/korea/cells.ts'
import { type FeeLineRow, type FeeRecordRow, feeLines, feeRecordLines, feeRecords } from '../../db/schema.ts'
import { again, why } from '../kept-rows.ts'

/** An amount for one size or kind; the dates of a line are those of all its rows together. */
export type ReadFee = Omit<FeeLineRow, 'dataSet' | 'maxAmountMinor' | 'observedOn' | 'readOn'>

/** A row of fees, understood. */
export interface FeeReading {
  key: string
  raw: Cells
  regionId: string | null
  observedOn: string | null
  fees: ReadFee[]
  /** Why the row is flagged; null for one that isn't. */
  reason: string | null
  detail: string | null
}

/**
 * Keeps rows of fees and what they say. `take` decides, `write` brings a batch of decisions into the database, `finish`
 * does away with what the regions of the file don't say any more: their price lists come whole.
 */
export async function createFeeBook(tx: Db, { day, dataSet }: { day: string; dataSet: string }) {
  const before = await tx.select().from(feeRecords).where(eq(feeRecords.dataSet, dataSet))
  const known = new Map(before.map((row) => [row.key, row]))
  const lines = new Map<string, number>()
  const told = new Map<string, number>()
  const regionIds = new Set<string>()
  let batch = emptyBatch()

  function take(reading: FeeReading, line: number): RowResult {
    const { key, fees, reason, detail } = reading
    const first = lines.get(key)
    if (first !== undefined) return { line, outcome: 'merged', reason: 'same-row', detail: `line ${first}`, key }
    lines.set(key, line)
    if (reading.regionId) regionIds.add(reading.regionId)
    const amounts = fees.map(({ id, amountMinor }) => `${id} ${amountMinor}`)
    const teller = told.get(amounts[0] ?? '')
    const isRepeated = amounts.length > 0 && amounts.every((amount) => told.has(amount))
    for (const amount of amounts) if (!told.has(amount)) told.set(amount, line)

    const contentHash = createHash('sha256').update(JSON.stringify(reading)).digest('hex')
    const old = known.get(key)
    if (old?.contentHash === contentHash) {
      batch.seen.push(key)
      return { line, key, ...again(old) }
    }
    const standing = reason
      ? { outcome: 'flagged' as const, reason, detail }
      : isRepeated
        ? { outcome: 'merged' as const, reason: 'same-fees', detail: `line ${teller}` }
        : { outcome: 'imported' as const, reason: null, detail: null }
    const { fees: _, ...row } = reading
    batch.records.push({ ...row, ...standing, dataSet, line, contentHash, readOn: day })
    for (const fee of fees) {
      batch.fees.set(fee.id, { ...fee, dataSet, maxAmountMinor: null, observedOn: null, readOn: day })
      batch.links.set(`${key} ${fee.id}`, { recordKey: key, lineId: fee.id, amountMinor: fee.amountMinor })
    }
    return {
      line,
      key,
      outcome: old && standing.outcome === 'imported' ? 'updated' : standing.outcome,
      ...why(standing),
    }
  }

  /** Brings what `take` decided into the database. */
  async function write(): Promise<void> {
    const { records, fees, links, seen } = batch
    batch = emptyBatch()
    const rows = [...fees.values()]
    if (rows[0]) {
      await tx
        .insert(feeLines)
        .values(rows)
        .onConflictDoUpdate({ target: feeLines.id, set: buildConflictUpdateColumns(feeLines, rows[0]) })
    }
    if (records[0]) {
      await tx
        .insert(feeRecords)
        .values(records)
        .onConflictDoUpdate({ target: feeRecords.key, set: buildConflictUpdateColumns(feeRecords, records[0]) })
      const keys = records.map(({ key }) => key)
      await tx.delete(feeRecordLines).where(inArray(feeRecordLines.recordKey, keys))
    }
    if (links.size > 0) await tx.insert(feeRecordLines).values([...links.values()])
    if (seen.length > 0) {
      await tx
        .update(feeRecords)
        .set({ readOn: day })
        .where(and(inArray(feeRecords.key, seen), ne(feeRecords.readOn, day)))
    }
  }

  async function finish(): Promise<void> {
    const gone = before.filter(({ key, regionId }) => regionId && regionIds.has(regionId) && !lines.has(key))
    for (let from = 0; from < gone.length; from += 1_000) {
      const keys = gone.slice(from, from + 1_000).map(({ key }) => key)
      await tx.delete(feeRecords).where(inArray(feeRecords.key, keys))
    }
    await summUp(tx)
  }

  return { take, write, finish }
}

/** Removes the lines that no row tells of any more; gives the others the range and the dates of their rows. */
async function summUp(tx: Db): Promise<void> {
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
  fees: new Map<string, FeeLineRow>(),
  links: new Map<string, typeof feeRecordLines.$inferInsert>(),
  seen: [] as string[],
})
