import { sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import { contentHash } from '../../../_shared/content-hash.ts'
import { buildConflictUpdateColumns, type Db } from '../../../_shared/db.ts'
import type { EditionRows } from '../../../_shared/editions/edition-import.ts'
import { insertRows } from '../../../_shared/insert-rows.ts'
import type { Cells } from '../../../_shared/korea/cells.ts'
import { snakeCased } from '../../../_shared/snake-cased.ts'
import { type FeeLineRow, feeLines, feeRecordLines, feeRecords } from '../../db/schema.ts'
import { readRegions } from '../../reference/regions.ts'
import { decisionOn } from '../decision.ts'
import { firstStatements } from '../first-statements.ts'
import { namesOfRegions, touchedRows } from '../touched-rows.ts'

/** A fee as one row states it. The days and the highest amount of a line combine all of its rows. */
export type ReadFee = Omit<FeeLineRow, 'dataSet' | 'maxAmountMinor' | 'observedOn' | 'readOn'>

/** A parsed row of a fees file. */
export interface ParsedFees {
  key: string
  raw: Cells
  /** Whose price list the row belongs to: the region, and the provider if one region may have several. */
  unit: string
  /** What the row gives prices for. */
  topic: string
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
 * The rows of a fees file, edition after edition. An edition has the whole price list of each of its regions, and replaces the older ones.
 * @param readFees reads the fees of a row again
 */
export function feeEditions(dataSet: string, readFees: (cells: Cells) => ParsedFees | string): EditionRows<ParsedFees> {
  const statedOnLine = firstStatements()
  const names = namesOfRegions(readRegions())
  return {
    storage: {
      table: feeRecords,
      dataSet,
      regionColumn: 'region_id',
      hasTopics: true,
      isDatedAsWhole: true,
      example: sql`concat_ws(' ', stored.raw ->> '대형폐기물명', stored.raw ->> '대형폐기물규격', stored.raw ->> '수수료', stored.raw ->> '종량제봉투종류', stored.raw ->> '종량제봉투사용대상')`,
    },
    stage({ fees, hashedFees, topic, unit, ...row }, line) {
      const earlier = statedOnLine(
        fees.map(({ id, amountMinor }) => `${id} ${amountMinor}`),
        line,
      )
      const { key, raw, regionId, observedOn, reason, detail } = row
      // The order that rows were stored with before there were editions.
      const hash = contentHash({ key, raw, regionId, observedOn, fees: hashedFees ?? fees, reason, detail })
      const decision = decisionOn(row, earlier, 'same-fees')
      const record = snakeCased({ ...row, ...decision, dataSet, unit, topic, line, contentHash: hash })
      return { key, unit, topic, observedOn, contentHash: hash, record }
    },
    async derive(tx) {
      await tx.execute(sql`delete from ${feeRecordLines} where record_key in (select key from touched_rows)`)
      for await (const rows of touchedRows(tx, feeRecords)) {
        const stated = rows.flatMap(({ key: recordKey, raw, readOn }) => {
          const parsed = readFees(raw)
          return typeof parsed === 'string' ? [] : parsed.fees.map((fee) => ({ recordKey, fee, dataSet, readOn }))
        })
        await replaceLines(
          tx,
          rows.map(({ key }) => key),
          stated,
        )
      }
      await recomputeFeeLines(tx)
    },
    repeatReason: 'same-row',
    nameUnits: async (_tx, units) => units.map((unit) => names.get(unit.split(' ')[0] ?? '') ?? unit),
    nameRegions: async () => names,
  }
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
