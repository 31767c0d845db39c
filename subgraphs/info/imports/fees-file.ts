import { detectEncoding } from '../../_shared/decode.ts'
import type { Importer, RowResult } from '../../_shared/import.ts'
import { readTable } from '../../_shared/table.ts'
import { createRegionNames, type Region } from '../reference/regions.ts'
import { type Cells, cell } from './cells.ts'
import { createFeeBook, type FeeReading } from './fee-book.ts'
import { type RegionNamed, regionOf } from './read-row.ts'

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
  async *run({ tx, path, day, expect }) {
    const encoding = await detectEncoding(path)
    const rows = () => readTable(path, encoding, description.columns)
    let total = 0
    for await (const _ of rows()) total += 1
    expect(total)

    const regionNamed = createRegionNames()
    const book = await createFeeBook(tx, { day, dataSet: description.dataSet })
    // PostgreSQL's texts can't hold the character NUL.
    const readWhole = (cells: Cells) =>
      Object.values(cells).some((text) => text.includes('\0'))
        ? 'unreadable-characters'
        : readFees(cells, regionIn(cells, regionNamed))
    let batch: RowResult[] = []
    for await (const { line, cells } of rows()) {
      const reading = cells ? readWhole(cells) : 'wrong-number-of-cells'
      const isUnread = typeof reading === 'string'
      batch.push(isUnread ? { line, outcome: 'rejected', reason: reading } : book.take(reading, line))
      if (batch.length < batchSize) continue
      await book.write()
      yield batch
      batch = []
    }
    await book.write()
    await book.finish()
    yield batch
    return total
  },
})

// A few write the office in place of the district (연수구청); who publishes the row is right there.
function regionIn(cells: Cells, regionNamed: RegionNamed): Region | null {
  const province = cell(cells.시도명)
  const named = province ? regionOf(regionNamed, province, cell(cells.시군구명)) : null
  const publisher = cell(cells.제공기관명)
  return named ?? (publisher ? regionNamed(publisher) : null)
}
