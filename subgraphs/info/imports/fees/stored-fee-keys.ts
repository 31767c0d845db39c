import { and, eq, sql } from 'drizzle-orm'
import { lockTransaction } from '../../../_shared/advisory-locks.ts'
import type { Db } from '../../../_shared/db.ts'
import { loadReferenceOnce } from '../../../_shared/reference-data.ts'
import { feeRecordLines, feeRecords } from '../../db/schema.ts'
import { searchKeysVersion } from '../../domain/search/key.ts'
import { createRegionNames } from '../../reference/regions.ts'
import { regionOfFees } from '../region-of-row.ts'
import { bulkyFeesDataSet, readFees } from './bulky-waste-fees.ts'
import { recomputeFeeLines, replaceLines } from './fee-editions.ts'

/**
 * Writes the ids and name keys of stored fees again after a change of search keys. The stored rows have the text, so no
 * file is needed. Rows of plain letters keep their keys whatever the rules.
 */
export const updateFeeKeys = (db: Db): Promise<void> =>
  loadReferenceOnce(db, { name: 'fee-keys', version: searchKeysVersion, files: [] }, async (tx) => {
    await lockTransaction(tx, 'imports')
    const { key, raw, dataSet, readOn } = feeRecords
    const text = sql`concat(${raw} ->> '대형폐기물명', ${raw} ->> '대형폐기물규격')`
    const rows = await tx
      .selectDistinct({ recordKey: key, raw: sql<Record<string, string>>`${raw}`, dataSet, readOn })
      .from(feeRecords)
      .innerJoin(feeRecordLines, eq(feeRecordLines.recordKey, key))
      .where(and(eq(dataSet, bulkyFeesDataSet), sql`${text} !~ '^[ -~가-힣]*$'`))
    if (rows.length === 0) return
    const findRegion = createRegionNames()
    const stated = rows.flatMap((row) => {
      const parsed = readFees(row.raw, regionOfFees(findRegion, row.raw))
      return typeof parsed === 'string' ? [] : parsed.fees.map((fee) => ({ ...row, fee }))
    })
    const keys = [...new Set(stated.map(({ recordKey }) => recordKey))]
    await replaceLines(tx, keys, stated)
    await recomputeFeeLines(tx)
  })
