import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Info, parse } from 'csv-parse'
import { plainText } from './plain-text.ts'
import { contentSurvey, requireHeader, suggestDataSet } from './right-file.ts'
import { readSpreadsheet } from './spreadsheets.ts'
import { kindOfTable, readJsonTable, requireSize } from './table-sources.ts'
import { detectEncoding, type Encoding, lastBytes, readText } from './text-encoding.ts'

/** A row of a table. */
export interface TableRow {
  /** The line on which the row begins, from 1. */
  line: number
  /** By column name; null if the row has more or fewer cells than the header. */
  cells: Record<string, string> | null
  /** Whether it has fewer cells than the header. */
  isShort: boolean
}

/** How a table differs from one with a header row, and what it should be. */
export interface TableFormat {
  /** The names of the columns, in order, of a file without a header row. */
  header?: readonly string[]
  /** Of CSV; by default the comma, semicolon or tab that the first line has most of. */
  delimiter?: string
  /** The data set that the file should be; a file of another one is refused. */
  dataSet?: string
  /** Whether a file that ends in the middle of a row is read all the same. */
  acceptCut?: boolean
}

/** A table whose rows can be read several times. */
export interface OpenTable {
  /** The number of rows. */
  count: number
  rows(): AsyncGenerator<TableRow>
}

/** The most lines of a row: a quote that is never meant to be closed would swallow all rows up to the next one. */
const linesMax = 100

/**
 * Opens a table and counts its rows: CSV in any of the encodings of `detectEncoding`, a spreadsheet (.xlsx), or JSON.
 * @param columns the columns that the file must have
 * @throws Error as `detectEncoding` does; naming the missing columns, or the data set that the file looks like; naming file and line if
 * a quote isn't closed, or if the file ends in the middle of a row
 */
export async function openTable(
  path: string,
  columns: readonly string[],
  format: TableFormat = {},
): Promise<OpenTable> {
  const rows = await openRows(path, columns, format)
  const file = basename(path)
  const survey = contentSurvey(file, format.dataSet ?? '')
  const lastCells = new Set<string>()
  let before: string | undefined
  let last: TableRow | undefined
  for await (const row of rows()) {
    survey.add(row.cells)
    before = lastCellOf(last)
    if (before !== undefined && lastCells.size < lastCellsMax) lastCells.add(before)
    last = row
  }
  if (last?.isShort && !format.acceptCut)
    throw new Error(
      `${file}:${last.line} is the last row, and it has fewer cells than the header: the file is cut off. Nothing was changed.`,
    )
  const end = lastCellOf(last)
  const isPart = end !== undefined && before?.startsWith(end) && !lastCells.has(end)
  if (isPart && !format.acceptCut && !(await hasEnd(path)))
    throw new Error(
      `${file}:${last?.line} ends in the middle of its last cell: ${end || 'nothing'}, after ${before} in the row before. The file is cut off; nothing was changed. If it is whole, add --accept-shrinking.`,
    )
  return { count: survey.finish(), rows }
}

/** How many different values of the last column are remembered. */
const lastCellsMax = 10_000

const lastCellOf = (row: TableRow | undefined): string | undefined => Object.values(row?.cells ?? {}).at(-1)

// A line break or a quote ends the last cell.
async function hasEnd(path: string): Promise<boolean> {
  const { size } = await stat(path)
  return /[\n\r"]/.test((await lastBytes(path, 2, size)).toString('latin1')) || (await kindOfTable(path)) !== 'csv'
}

/** A function that reads the rows from the start, whatever the file is. */
async function openRows(
  path: string,
  columns: readonly string[],
  format: TableFormat,
): Promise<() => AsyncGenerator<TableRow>> {
  const kind = await kindOfTable(path)
  if (kind === 'csv') {
    const encoding = await detectEncoding(path)
    const delimiter = format.delimiter ?? (await delimiterOf(path, encoding))
    return () => readTable(path, encoding, columns, { ...format, delimiter })
  }
  await requireSize(path)
  const table =
    kind === 'xlsx' ? await readSpreadsheet(path, columns) : await readJsonTable(path, format.acceptCut ?? false)
  const header = checkedHeader(path, table.header, columns, format.dataSet)
  return async function* () {
    for (const { line, cells } of table.rows) {
      const named = header.map((name, position) => [name, cells[position] ?? ''] as const)
      yield { line, cells: Object.fromEntries(named), isShort: false }
    }
  }
}

// Spreadsheets save what they call CSV with a semicolon in some countries, and with a tab in others.
async function delimiterOf(path: string, encoding: Encoding): Promise<string> {
  for await (const text of readText(path, encoding)) {
    const [line = ''] = text.split('\n')
    const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }))
    return counts.reduce((best, one) => (one.count > best.count ? one : best)).delimiter
  }
  return ','
}

/**
 * The rows of a CSV file (RFC 4180) in order. The first row names the columns, unless `format.header` does. Empty lines are
 * skipped.
 */
export async function* readTable(
  path: string,
  encoding: Encoding,
  columns: readonly string[],
  { header: given, delimiter = ',', dataSet }: TableFormat = {},
): AsyncGenerator<TableRow> {
  const parser = parse({ delimiter, info: true, relax_column_count: true, skip_empty_lines: true })
  const read = pipeline(Readable.from(readText(path, encoding)), parser)
  // The parser passes a failure on to the reader of the rows.
  read.catch(() => {})
  let header = given && checkedHeader(path, given, columns)
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      if (header) {
        const line = firstLine(record, info)
        if (info.lines - line > linesMax) throw new Error(`${basename(path)}:${line} has a quote that isn't closed.`)
        yield { line, cells: cellsOf(header, record), isShort: record.length < header.length }
      } else header = checkedHeader(path, record, columns, dataSet)
    }
  } catch (error) {
    throw isCsvError(error) ? new Error(`${basename(path)} can't be read as CSV: ${error.message}.`) : error
  }
  if (!header) throw new Error(`${basename(path)} is empty.`)
}

const isCsvError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')

// The parser reports the line on which a row ends.
const firstLine = (record: readonly string[], { lines }: Info): number =>
  lines - record.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0)

function checkedHeader(path: string, record: readonly string[], columns: readonly string[], dataSet = ''): string[] {
  const byKey = new Map(columns.map((column) => [plainName(column), column]))
  const header = record.map((name) => byKey.get(plainName(name)) ?? name.trim())
  const missing = columns.filter((column) => !header.includes(column))
  if (missing.length > 0) {
    const many = missing.length > 1 ? 's' : ''
    const other = suggestDataSet(header, dataSet)
    throw new Error(
      `${basename(path)} has no column${many} ${missing.join(', ')}. It has: ${header.join(', ')}.${other}`,
    )
  }
  if (dataSet) requireHeader(basename(path), dataSet, header, columns)
  return header
}

// Columns have the same name whatever its width: `위도　`, `ＴＥＬ`.
const plainName = (name: string): string => plainText(name).trim()

function cellsOf(header: readonly string[], record: readonly string[]): Record<string, string> | null {
  if (record.length !== header.length) return null
  return Object.fromEntries(header.map((name, index) => [name, record[index] ?? '']))
}
