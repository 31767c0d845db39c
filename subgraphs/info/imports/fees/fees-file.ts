import type { Importer } from '../../../_shared/import.ts'
import { type Cells, cell } from '../../../_shared/korea/cells.ts'
import { createRegionNames, type Region } from '../../reference/regions.ts'
import { type RegionNamed, regionOf } from '../rules/read-row.ts'
import { enterTable } from '../tables.ts'
import { createFeeLedger, type FeeReading } from './fee-ledger.ts'

// A row of bags may tell thirty lines of fourteen columns, and a statement has 65,535 parameters at most.
const batchSize = 100

/** Understands a row of fees; the reason as a text for one that nothing can be kept of. */
export type ReadFees = (cells: Cells, region: Region | null) => FeeReading | string

/** An importer of a file of fees: `columns` are those that a row can't be read without. */
export const feesImporter = (
  description: { name: string; title: string; dataSet: string; columns: readonly string[] },
  readFees: ReadFees,
): Importer => ({
  name: description.name,
  title: description.title,
  async *run(job) {
    const regionNamed = createRegionNames()
    const ledger = await createFeeLedger(job.tx, { day: job.day, dataSet: description.dataSet })
    // PostgreSQL's texts can't hold the character NUL.
    const readWhole = (cells: Cells) =>
      Object.values(cells).some((text) => text.includes('\0'))
        ? 'unreadable-characters'
        : readFees(cells, regionIn(cells, regionNamed))
    return yield* enterTable(job, description.columns, readWhole, ledger, batchSize)
  },
})

// A few write the office in place of the district (연수구청); who publishes the row is right there.
function regionIn(cells: Cells, regionNamed: RegionNamed): Region | null {
  const province = cell(cells.시도명)
  const named = province ? regionOf(regionNamed, province, cell(cells.시군구명)) : null
  const publisher = cell(cells.제공기관명)
  return named ?? (publisher ? regionNamed(publisher) : null)
}
