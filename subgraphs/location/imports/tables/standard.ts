import type { Importer, ImportJob, RowResult } from '../../../_shared/import.ts'
import type { Cells } from '../../../_shared/korea/cells.ts'
import { enterRows, readRows } from '../../../_shared/ledger.ts'
import { openTable } from '../../../_shared/table.ts'
import type { Terms } from '../../db/schema.ts'
import type { HoursReading } from '../../domain/hours/reading.ts'
import { createBoundaryIndex } from '../../domain/regions/boundary-index.ts'
import { createRegionIndex } from '../../domain/regions/region-index.ts'
import type { PlaceFeature, PlaceKind } from '../../types.generated.ts'
import { createPlaceLedger } from '../place-ledger.ts'
import { type Layout, standardColumns } from './fields.ts'
import { readRow } from './read-row.ts'
import { survey } from './survey.ts'

/** What tells a table of places from the others. */
export interface PlaceTable extends Layout {
  name: string
  title: string
  /** The names of the columns, in order, of a file whose first row isn't that. */
  header?: readonly string[]
  /** Columns that tell rows at one address apart. */
  keyColumns: readonly string[]
  /** Columns about persons, which are never stored. */
  personal?: readonly string[]
  /** Whether days are numbers as in Excel: 1 is 1 January 1900. */
  serialDays?: boolean
  kind(name: string, cells: Cells): PlaceKind
  /** What all of its places take, where no column says what each does. */
  materials?: readonly string[]
  /** On what terms they take it; not known by default. */
  terms?: Terms
  /** When a place is open, where columns say so. */
  hours?(cells: Cells): HoursReading
  /** The name to show, where the column isn't one that stands alone. */
  displayName?(name: string): string
  /** What its rows are called where the column doesn't tell places of several tables apart. */
  knownAs?(name: string): string
  nameEn?: string
  features?(name: string, cells: Cells): PlaceFeature[]
  /** Why a row isn't a place that the public may use, or nothing that it takes; null for one that is. */
  notPublic?(cells: Cells): string | null
  /** Whether its rows say less than one would like to know, so that they are never of high confidence. */
  isVague?: boolean
}

/** The importer of a national standard. */
export const standardImporter = (table: PlaceTable): Importer =>
  tableImporter({ ...table, columns: { ...standardColumns, ...table.columns } })

/** The importer of a table. */
export const tableImporter = (table: PlaceTable): Importer => ({
  name: table.name,
  title: table.title,
  run: (job) => importTable(table, job),
})

async function* importTable(table: PlaceTable, job: ImportJob): AsyncGenerator<RowResult[], number> {
  const { tx, path, day, expect } = job
  const columns = [...new Set([...table.keyColumns, ...Object.values(table.columns)])]
  const rows = await openTable(path, columns, { header: table.header })
  const { count, crowding } = await survey(table, rows())
  expect(count)
  const surroundings = { index: await createRegionIndex(tx), boundaries: await createBoundaryIndex(tx), crowding, day }
  const readings = readRows(rows(), (cells) => readRow(table, cells, surroundings))
  return yield* enterRows(readings, await createPlaceLedger(tx, table.name, day))
}
