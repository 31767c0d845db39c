import type { Importer } from '../../../_shared/import.ts'
import { createRegionNames } from '../../reference/regions.ts'
import { enterTable } from '../enter-table.ts'
import { readRow, ruleColumns } from './read-row.ts'
import { createRuleLedger } from './rule-ledger.ts'

/**
 * Collection days and instructions of each region. The file has 31 columns, or 28 without row numbers and change dates.
 */
export const householdRules: Importer = {
  name: 'household-rules',
  title: '전국생활쓰레기배출정보',
  async *run(job) {
    const findRegion = createRegionNames()
    const ledger = await createRuleLedger(job.tx, job.day)
    return yield* enterTable(job, ruleColumns, (cells) => readRow(cells, findRegion), ledger)
  },
}
