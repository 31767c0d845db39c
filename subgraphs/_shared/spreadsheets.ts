import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Unzip, UnzipInflate } from 'fflate'
import readSpreadsheetFile, { type CellValue } from 'read-excel-file/node'
import { plainText } from './plain-text.ts'

/** The most that the parts of a spreadsheet may have once they are unpacked. A small file can claim to be a huge one. */
const unpackedMax = 200_000_000

/** How many rows a title above the header may have. */
const titleRowsMax = 30

/** The most cells that merged ranges fill. */
const mergedMax = 1_000_000

interface SheetRow {
  line: number
  cells: string[]
}

/** The rows of a spreadsheet (.xlsx), below the header. */
export interface SpreadsheetTable {
  header: string[]
  rows: SheetRow[]
}

/**
 * The rows of those sheets that have the columns, one after the other; of the first sheet if none has them. A value of merged cells is that of
 * each of them, and a formula is what it last resulted in.
 * @throws Error if it isn't a spreadsheet, or is a huge one
 */
export async function readSpreadsheet(path: string, columns: readonly string[]): Promise<SpreadsheetTable> {
  const bytes = await readFile(path)
  const merged = rangesIn(path, bytes)
  const sheets = await readSpreadsheetFile(bytes).catch((error: unknown) => {
    throw unreadable(path, error)
  })
  const tables = sheets.map(({ data }, index) => {
    const records = data.map((row, position) => ({ line: position + 1, cells: row.map(cellText) }))
    fillMerged(records, merged.get(index + 1) ?? [])
    return tableIn(records, columns)
  })
  const found = tables.filter(({ isWhole }) => isWhole)
  const [first = { header: [], rows: [] }, ...others] = found.length > 0 ? found : tables.slice(0, 1)
  const further = others.flatMap(({ header, rows }) => rows.map((row) => ordered(row, header, first.header)))
  return { header: first.header, rows: [...first.rows, ...further] }
}

const unreadable = (path: string, error: unknown) =>
  new Error(`${basename(path)} can't be read as a spreadsheet: ${error instanceof Error ? error.message : error}.`)

// The first row with all columns is the header; a title or a day may be above it.
function tableIn(records: SheetRow[], columns: readonly string[]) {
  const isHeader = ({ cells }: SheetRow) =>
    columns.every((column) => cells.some((cell) => plainText(cell).trim() === plainText(column).trim()))
  const top = records.slice(0, titleRowsMax)
  const whole = columns.length > 0 ? top.findIndex(isHeader) : -1
  const at = whole >= 0 ? whole : top.findIndex(({ cells }) => cells.filter(Boolean).length > 1)
  const [header, ...rows] = records.slice(Math.max(at, 0))
  return { header: header?.cells ?? [], rows: rows.filter(({ cells }) => cells.some(Boolean)), isWhole: whole >= 0 }
}

function ordered({ line, cells }: SheetRow, from: readonly string[], to: readonly string[]): SheetRow {
  return { line, cells: to.map((name) => cells[from.indexOf(name)] ?? '') }
}

interface Range {
  top: number
  bottom: number
  left: number
  right: number
}

// Offices merge the cells of a district or a building over its rows. The reader gives the value to the first of them only.
function fillMerged(records: SheetRow[], ranges: readonly Range[]): void {
  let filled = 0
  for (const { top, bottom, left, right } of ranges) {
    const value = records[top]?.cells[left] ?? ''
    // A title over several columns is no value of each.
    if (!value || right > left) continue
    for (let row = top + 1; row <= Math.min(bottom, records.length - 1) && filled < mergedMax; row += 1) {
      const cells = records[row]?.cells
      if (cells && !cells[left]) cells[left] = value
      filled += 1
    }
  }
}

/** The merged ranges of each sheet, by its number. @throws Error if the parts are larger than is allowed */
function rangesIn(path: string, bytes: Uint8Array): Map<number, Range[]> {
  const found = new Map<number, Range[]>()
  let unpacked = 0
  const unzip = new Unzip((file) => {
    const number = Number(/^xl\/worksheets\/sheet(\d+)\.xml$/.exec(file.name)?.[1])
    const decoder = new TextDecoder()
    let text = ''
    file.ondata = (error, chunk, isFinal) => {
      if (error) throw error
      unpacked += chunk.length
      if (unpacked > unpackedMax) throw new TooLarge()
      if (!number) return
      text += decoder.decode(chunk, { stream: !isFinal })
      // They come behind the rows. A part of one may wait for the next chunk.
      const refs = [...text.matchAll(/<mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g)]
      found.set(number, [...(found.get(number) ?? []), ...refs.map(rangeOf)])
      const last = refs.at(-1)
      text = (last ? text.slice(last.index + last[0].length) : text).slice(-200)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += 65_536)
      unzip.push(bytes.subarray(at, at + 65_536), at + 65_536 >= bytes.length)
  } catch (error) {
    if (!(error instanceof TooLarge)) throw unreadable(path, error)
    throw new Error(
      `${basename(path)} has more than ${unpackedMax / 1_000_000} MB once it is unpacked. Divide it, or load it as CSV.`,
    )
  }
  return found
}

class TooLarge extends Error {}

function rangeOf([, left = '', top = '', right = '', bottom = '']: RegExpMatchArray): Range {
  return { top: Number(top) - 1, bottom: Number(bottom) - 1, left: columnOf(left), right: columnOf(right) }
}

/** The number of a column, from 0: A, …, Z, AA. */
const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

function cellText(value: CellValue | null): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '')
  return String(value)
}
