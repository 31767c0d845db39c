import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { detectEncoding, firstBytes, readText } from './text-encoding.ts'

/** The largest file that is read into memory as a whole: JSON and spreadsheets. */
const bytesMax = 250_000_000

/** The columns with the point of a feature of GeoJSON. */
export const pointColumns = { latitude: 'geometry.latitude', longitude: 'geometry.longitude' }

export type TableKind = 'csv' | 'json' | 'xlsx'

/** A table that isn't CSV: the names of its columns, and its rows, each with its number. */
export interface WholeTable {
  header: string[]
  rows: { line: number; cells: string[] }[]
}

/** What a table is, by its first bytes: the names of files often say something else. */
export async function kindOfTable(path: string): Promise<TableKind> {
  const start = await firstBytes(path, 64)
  if (start.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return 'xlsx'
  const text = start
    .toString('latin1')
    .replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replaceAll('\0', '')
  return /^\s*[{[]/.test(text) ? 'json' : 'csv'
}

/**
 * The rows of JSON: a list of objects, the records of the open-data portal (`records`, `data`), an answer of its API (`items`), or the features
 * of GeoJSON, whose points are in `geometry.latitude` and `geometry.longitude`.
 * @param acceptPart whether one page of several is read
 */
export async function readJsonTable(path: string, acceptPart: boolean): Promise<WholeTable> {
  await requireSize(path)
  let text = ''
  for await (const piece of readText(path, await detectEncoding(path))) text += piece
  const file = basename(path)
  const found = parsed(file, text)
  const list = listIn(found)
  if (!list) throw new Error(`${file} has no list of rows: expected items, records, data, features, or a list.`)
  const total = totalIn(found)
  if (total !== null && total > list.length && !acceptPart)
    throw new Error(
      `${file} has ${list.length} of ${total} rows: one page of several. Load all of them in one file; if these are meant, add --accept-shrinking.`,
    )
  const records = list.map((row) => (isObject(row) ? flat(row) : {}))
  const header = [...new Set(records.flatMap((record) => Object.keys(record)))]
  const rows = records.map((record, index) => ({ line: index + 1, cells: header.map((name) => record[name] ?? '') }))
  return { header, rows }
}

/** @throws Error for a file that is too large to be read into memory */
export async function requireSize(path: string): Promise<void> {
  const { size } = await stat(path)
  if (size > bytesMax)
    throw new Error(`${basename(path)} has more than ${bytesMax / 1_000_000} MB. Divide it, or load it as CSV.`)
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${file} is not complete JSON: ${error instanceof Error ? error.message : error}.`)
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listNames = ['items', 'item', 'records', 'data', 'rows', 'features', 'result', 'body', 'response']

// The API puts its items into response.body.items, some services into response.body.items.item.
function listIn(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value
  if (!isObject(value)) return null
  for (const name of listNames) {
    const found = name in value ? listIn(value[name]) : null
    if (found) return found
  }
  return null
}

function totalIn(value: unknown): number | null {
  if (!isObject(value)) return null
  const own = Number(value.totalCount ?? value.matchCount ?? Number.NaN)
  if (Number.isInteger(own)) return own
  return totalIn(value.body) ?? totalIn(value.response)
}

function flat(row: Record<string, unknown>): Record<string, string> {
  const isFeature = row.type === 'Feature' && isObject(row.properties)
  const properties = isFeature ? (row.properties as Record<string, unknown>) : row
  const cells = Object.entries(properties).map(([name, value]) => [name, cellText(value)] as const)
  const point = isFeature && isObject(row.geometry) ? centreOf(row.geometry.coordinates) : null
  return {
    ...Object.fromEntries(cells),
    ...(point && { [pointColumns.latitude]: String(point[1]), [pointColumns.longitude]: String(point[0]) }),
  }
}

/** The centre of the rectangle around all positions of a geometry. */
function centreOf(coordinates: unknown): [longitude: number, latitude: number] | null {
  const positions = positionsIn(coordinates)
  if (positions.length === 0) return null
  const middle = (numbers: number[]) => (Math.min(...numbers) + Math.max(...numbers)) / 2
  return [middle(positions.map(([x]) => x)), middle(positions.map(([, y]) => y))]
}

function positionsIn(value: unknown): [number, number][] {
  if (!Array.isArray(value)) return []
  const [x, y] = value
  return typeof x === 'number' && typeof y === 'number' ? [[x, y]] : value.slice(0, 10_000).flatMap(positionsIn)
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
