import { importEdition, undoEdition } from '../../../_shared/editions/edition-import.ts'
import type { Importer } from '../../../_shared/import.ts'
import { createRegionNames } from '../../reference/regions.ts'
import { readTableRows } from '../table-rows.ts'
import { readRow, ruleColumns } from './read-row.ts'
import { ruleEditions } from './rule-editions.ts'

/** Collection days and instructions of each region. The file has 31 columns, or 28 without row numbers and change dates. */
export const householdRules: Importer = {
  name: 'household-rules',
  title: '전국생활쓰레기배출정보',
  attribution: { publisher: '행정안전부' },
  async *run(job) {
    const findRegion = createRegionNames()
    const rows = await readTableRows(job, 'household-rules', ruleColumns, (cells) => readRow(cells, findRegion))
    return yield* importEdition(job, rows, ruleEditions())
  },
  undo: (tx, found, day) => undoEdition(tx, found, ruleEditions(), day),
}
