import { countRows, openTable } from '../../_shared/delimited-table.ts'
import type { ImportJob, RowResult } from '../../_shared/import.ts'
import { enterRows, type Ledger, readRows } from '../../_shared/import-ledger.ts'
import type { Cells } from '../../_shared/korea/cells.ts'

/**
 * Asks a ledger for the outcome of each row of a CSV file; returns the number of rows.
 * @param columns the columns that the file must have
 * @param readRow reads a row, or returns the reason code of a row that can't be read
 */
export async function* enterTable<ParsedRow extends object>(
  { path, expect }: ImportJob,
  columns: readonly string[],
  readRow: (cells: Cells) => ParsedRow | string,
  ledger: Ledger<ParsedRow>,
): AsyncGenerator<RowResult[], number> {
  const rows = await openTable(path, columns)
  expect(await countRows(rows()))
  return yield* enterRows(readRows(rows(), readRow), ledger)
}
