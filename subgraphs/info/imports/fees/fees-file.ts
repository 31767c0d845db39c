import { importEdition, undoEdition } from '../../../_shared/editions/edition-import.ts'
import type { Importer } from '../../../_shared/import.ts'
import type { Cells } from '../../../_shared/korea/cells.ts'
import { createRegionNames, type Region } from '../../reference/regions.ts'
import { regionOfFees } from '../region-of-row.ts'
import { readTableRows } from '../table-rows.ts'
import { feeEditions, type ParsedFees } from './fee-editions.ts'

/** Reads a row of fees, or returns the reason code of a row that can't be read. */
export type ReadFees = (cells: Cells, region: Region | null) => ParsedFees | string

/** The importer of a fees file. @param description `columns` are the columns that a row needs */
export const feesImporter = (
  description: { name: string; title: string; dataSet: string; columns: readonly string[] },
  readFees: ReadFees,
): Importer => ({
  name: description.name,
  title: description.title,
  dataSet: description.dataSet,
  attribution: { publisher: '공공데이터포털' },
  async *run(job) {
    const read = reader(readFees)
    const rows = await readTableRows(job, description.name, description.columns, read)
    return yield* importEdition(job, rows, feeEditions(description.dataSet, read))
  },
  undo: (tx, found, day) => undoEdition(tx, found, feeEditions(description.dataSet, reader(readFees)), day),
})

function reader(readFees: ReadFees) {
  const findRegion = createRegionNames()
  return (cells: Cells) =>
    // PostgreSQL can't store the character NUL in a text.
    Object.values(cells).some((text) => text.includes('\0'))
      ? 'unreadable-characters'
      : readFees(cells, regionOfFees(findRegion, cells))
}
