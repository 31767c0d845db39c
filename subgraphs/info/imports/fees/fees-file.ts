import type { Importer } from '../../../_shared/import.ts'
import type { Cells } from '../../../_shared/korea/cells.ts'
import { createRegionNames, type Region } from '../../reference/regions.ts'
import { enterTable } from '../enter-table.ts'
import { regionOfFees } from '../region-of-row.ts'
import { createFeeLedger, type ParsedFees } from './fee-ledger.ts'

/** Reads a row of fees, or returns the reason code of a row that can't be read. */
export type ReadFees = (cells: Cells, region: Region | null) => ParsedFees | string

/** The importer of a fees file. @param description `columns` are the columns that a row needs */
export const feesImporter = (
  description: { name: string; title: string; dataSet: string; columns: readonly string[] },
  readFees: ReadFees,
): Importer => ({
  name: description.name,
  title: description.title,
  async *run(job) {
    const findRegion = createRegionNames()
    const ledger = await createFeeLedger(job.tx, { day: job.day, dataSet: description.dataSet })
    const readRow = (cells: Cells) =>
      // PostgreSQL can't store the character NUL in a text.
      Object.values(cells).some((text) => text.includes('\0'))
        ? 'unreadable-characters'
        : readFees(cells, regionOfFees(findRegion, cells))
    return yield* enterTable(job, description.columns, readRow, ledger)
  },
})
