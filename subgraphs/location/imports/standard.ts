import { detectEncoding } from '../../_shared/decode.ts'
import type { Importer, ImportJob, RowResult } from '../../_shared/import.ts'
import { readTable } from '../../_shared/table.ts'
import type { HoursReading } from '../domain/hours/reading.ts'
import { createRegionIndex } from '../domain/region-index.ts'
import type { PlaceKind } from '../types.generated.ts'
import { createClusters } from './clusters.ts'
import { addressOf, pointText, readRow } from './read-row.ts'

export type Cells = Readonly<Record<string, string>>

/** What tells a national standard (전국…표준데이터) from the others. */
export interface StandardDataSet {
  name: string
  title: string
  /** The columns for what the standards call differently, or don't all have. */
  columns: {
    name: string
    province?: string
    district?: string
    detail?: string
    items?: string
    notes?: string
    phone?: string
    website?: string
  }
  /** Columns that tell rows at one address apart. */
  keyColumns: readonly string[]
  /** Columns about persons, which are never stored. */
  personal?: readonly string[]
  kind(name: string, cells: Cells): PlaceKind
  /** What all of its places take, where no column says what each does. */
  materials?: readonly string[]
  /** When a place is open, where columns say so. */
  hours?(cells: Cells): HoursReading
  /** The name to show, where the column isn't one that stands alone. */
  displayName?(name: string): string
  /** Why a row isn't a place that the public may use; null for one that is. */
  notPublic?(cells: Cells): string | null
}

const sharedColumns = [
  '소재지도로명주소',
  '소재지지번주소',
  '위도',
  '경도',
  '데이터기준일자',
  '제공기관코드',
  '제공기관명',
]

/** So many addresses on one point are no addresses of that point, as 127 of 안양시 on (37.39849001, 126.9374874). */
const fallbackAddresses = 10

const batchSize = 1_000

/** The importer of a national standard. */
export const standardImporter = (dataSet: StandardDataSet): Importer => ({
  name: dataSet.name,
  title: dataSet.title,
  run: (job) => importRows(dataSet, job),
})

async function* importRows(dataSet: StandardDataSet, job: ImportJob): AsyncGenerator<RowResult[], number> {
  const { tx, path, day, expect } = job
  const encoding = await detectEncoding(path)
  const columns = [...new Set([...sharedColumns, ...dataSet.keyColumns, ...Object.values(dataSet.columns)])]
  const fallbackPoints = await survey(readTable(path, encoding, columns), expect)
  const surroundings = {
    index: await createRegionIndex(tx),
    isFallback: (point: string) => fallbackPoints.has(point),
    day,
  }
  const clusters = await createClusters(tx, dataSet.name, day)
  let batch: RowResult[] = []
  let read = 0
  for await (const { line, cells } of readTable(path, encoding, columns)) {
    read += 1
    const reading = cells ? readRow(dataSet, cells, surroundings) : 'wrong-number-of-cells'
    batch.push(
      typeof reading === 'string' ? { line, outcome: 'rejected', reason: reading } : clusters.take(reading, line),
    )
    if (batch.length < batchSize) continue
    await clusters.write()
    yield batch
    batch = []
  }
  await clusters.write()
  await clusters.removeEmpty()
  yield batch
  return read
}

/** Reads the whole file once: how many rows there are, and on which points too many addresses are. */
async function survey(rows: ReturnType<typeof readTable>, expect: ImportJob['expect']): Promise<Set<string>> {
  const addresses = new Map<string, Set<string>>()
  let count = 0
  for await (const { cells } of rows) {
    count += 1
    const address = cells && addressOf(cells)
    if (!address) continue
    const point = pointText(cells)
    addresses.set(point, (addresses.get(point) ?? new Set()).add(withoutRemarks(address)))
  }
  expect(count)
  return new Set([...addresses].filter(([, { size }]) => size >= fallbackAddresses).map(([point]) => point))
}

// A building has many shops, whose addresses differ behind the house number.
const withoutRemarks = (address: string) => (address.split(/[,(]/)[0] ?? '').replace(/\s+/g, '')
