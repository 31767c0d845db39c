import { detectEncoding } from '../../_shared/decode.ts'
import type { ImportJob, RowResult } from '../../_shared/import.ts'
import type { Cells } from '../../_shared/korea/cells.ts'
import { enterRows, type Ledger, type ReadRow } from '../../_shared/ledger.ts'
import { readTable } from '../../_shared/table.ts'

/**
 * Enters the rows of a table into a ledger; returns how many there were.
 * @param columns that a row can't be read without
 * @param readRow understands a row; the reason as a text for one that nothing can be kept of
 */
export async function* enterTable<Reading extends object>(
  { path, expect }: ImportJob,
  columns: readonly string[],
  readRow: (cells: Cells) => Reading | string,
  ledger: Ledger<Reading>,
  batchSize?: number,
): AsyncGenerator<RowResult[], number> {
  const encoding = await detectEncoding(path)
  const rows = () => readTable(path, encoding, columns)
  let total = 0
  for await (const _ of rows()) total += 1
  expect(total)
  async function* readings(): AsyncGenerator<ReadRow<Reading>> {
    for await (const { line, cells } of rows())
      yield { line, reading: cells ? readRow(cells) : 'wrong-number-of-cells' }
  }
  return yield* enterRows(readings(), ledger, batchSize)
}
