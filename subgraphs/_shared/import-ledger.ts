import type { TableRow } from './delimited-table.ts'
import type { RowResult } from './import.ts'

/** A row of a file: parsed, or the reason code of a row that can't be read. */
export interface FileRow<ParsedRow> {
  line: number
  parsed: ParsedRow | string
}

/** Reads the rows of a table. A row with more or fewer cells than the header is `wrong-number-of-cells`. */
export async function* readRows<ParsedRow>(
  rows: AsyncIterable<TableRow>,
  readRow: (cells: Record<string, string>) => ParsedRow | string,
): AsyncGenerator<FileRow<ParsedRow>> {
  for await (const { line, cells } of rows) yield { line, parsed: cells ? readRow(cells) : 'wrong-number-of-cells' }
}

/** Decides the outcome of each row of a file, and writes the decisions in batches. */
export interface Ledger<ParsedRow> {
  decide(parsed: ParsedRow, line: number): RowResult
  /** Writes the decisions since the last call. */
  write(): Promise<void>
  /** Runs once, after the last row is written. */
  finish(): Promise<void>
}

/**
 * Asks the ledger for the outcome of each row, and yields the results in batches; returns the number of rows.
 * Unreadable rows are rejected.
 */
export async function* enterRows<ParsedRow extends object>(
  rows: AsyncIterable<FileRow<ParsedRow>>,
  ledger: Ledger<ParsedRow>,
  batchSize = 1_000,
): AsyncGenerator<RowResult[], number> {
  let batch: RowResult[] = []
  let read = 0
  for await (const { line, parsed } of rows) {
    read += 1
    const isUnread = typeof parsed === 'string'
    batch.push(isUnread ? { line, outcome: 'rejected', reason: parsed } : ledger.decide(parsed, line))
    if (batch.length < batchSize) continue
    await ledger.write()
    yield batch
    batch = []
  }
  await ledger.write()
  await ledger.finish()
  yield batch
  return read
}
