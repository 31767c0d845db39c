import type { Importer } from '../../../_shared/import.ts'
import { createRegionNames } from '../../reference/regions.ts'
import { enterTable } from '../tables.ts'
import { readRow, ruleColumns } from './read-row.ts'
import { createRuleLedger } from './rule-ledger.ts'

/** When and how each region collects what. The file comes with 31 columns or, without numbers and changes, with 28. */
export const householdRules: Importer = {
  name: 'household-rules',
  title: '전국생활쓰레기배출정보',
  async *run(job) {
    const regionNamed = createRegionNames()
    const ledger = await createRuleLedger(job.tx, job.day)
    return yield* enterTable(job, ruleColumns, (cells) => readRow(cells, regionNamed), ledger)
  },
}
