import { openTable } from '../../_shared/delimited-table.ts'
import type { ImportJob } from '../../_shared/import.ts'
import { type FileRow, readRows } from '../../_shared/import-ledger.ts'
import type { Cells } from '../../_shared/korea/cells.ts'

/**
 * The rows of a CSV file.
 * @param columns the columns that the file must have
 * @param readRow reads a row, or returns the reason code of a row that can't be read
 */
export async function readTableRows<ParsedRow extends object>(
  { path, expect, acceptShrinking: acceptCut }: ImportJob,
  dataSet: string,
  columns: readonly string[],
  readRow: (cells: Cells) => ParsedRow | string,
): Promise<AsyncGenerator<FileRow<ParsedRow>>> {
  const { count, rows } = await openTable(path, columns, { dataSet, acceptCut })
  expect(count)
  return readRows(rows(), readRow)
}
