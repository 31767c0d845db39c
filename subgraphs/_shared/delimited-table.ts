import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Info, parse } from 'csv-parse'
import { plainText } from './plain-text.ts'
import { detectEncoding, type Encoding, readText } from './text-encoding.ts'

/** A row of a table. */
export interface TableRow {
  /** The line on which the row begins, from 1. */
  line: number
  /** By column name; null if the row has more or fewer cells than the header. */
  cells: Record<string, string> | null
}

/** How a table differs from a CSV file with a header row. */
export interface TableFormat {
  /** The names of the columns, in order, of a file without a header row. */
  header?: readonly string[]
  /** By default a comma. */
  delimiter?: string
}

/**
 * Opens a CSV file in any of the encodings of `detectEncoding`. Each call of the result reads the rows from the start.
 * @throws Error as `detectEncoding` and `readTable` do
 */
export async function openTable(
  path: string,
  columns: readonly string[],
  { header, delimiter }: TableFormat = {},
): Promise<() => AsyncGenerator<TableRow>> {
  const encoding = await detectEncoding(path)
  return () => readTable(path, encoding, columns, header, delimiter)
}

/** Reads rows to the end and counts them. */
export async function countRows(rows: AsyncIterable<TableRow>): Promise<number> {
  let count = 0
  for await (const _ of rows) count += 1
  return count
}

/**
 * The rows of a CSV file (RFC 4180) in order. The first row names the columns, unless `given` does. Empty lines are
 * skipped.
 * @throws Error naming the file and the missing columns if it lacks one of `columns`, or file and line if a quote isn't
 * closed
 */
export async function* readTable(
  path: string,
  encoding: Encoding,
  columns: readonly string[],
  given?: readonly string[],
  delimiter = ',',
): AsyncGenerator<TableRow> {
  const parser = parse({ delimiter, info: true, relax_column_count: true, skip_empty_lines: true })
  const read = pipeline(Readable.from(readText(path, encoding)), parser)
  // The parser passes a failure on to the reader of the rows.
  read.catch(() => {})
  let header = given && checkedHeader(path, given, columns)
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
    if (header) yield { line: firstLine(record, info), cells: cellsOf(header, record) }
    else header = checkedHeader(path, record, columns)
  }
  if (!header) throw new Error(`${basename(path)} is empty.`)
}

// The parser reports the line on which a row ends.
const firstLine = (record: readonly string[], { lines }: Info): number =>
  lines - record.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0)

function checkedHeader(path: string, record: readonly string[], columns: readonly string[]): string[] {
  const byKey = new Map(columns.map((column) => [plainName(column), column]))
  const header = record.map((name) => byKey.get(plainName(name)) ?? name.trim())
  const missing = columns.filter((column) => !header.includes(column))
  if (missing.length === 0) return header
  const many = missing.length > 1 ? 's' : ''
  throw new Error(`${basename(path)} has no column${many} ${missing.join(', ')}. It has: ${header.join(', ')}.`)
}

// Columns have the same name whatever its width: `위도　`, `ＴＥＬ`.
const plainName = (name: string): string => plainText(name).trim()

function cellsOf(header: readonly string[], record: readonly string[]): Record<string, string> | null {
  if (record.length !== header.length) return null
  return Object.fromEntries(header.map((name, index) => [name, record[index] ?? '']))
}
