import { openTable } from '../../../_shared/delimited-table.ts'
import { importEdition } from '../../../_shared/editions/edition-import.ts'
import type { ImportJob, RowResult } from '../../../_shared/import.ts'
import { readRows } from '../../../_shared/import-ledger.ts'
import type { Cells } from '../../../_shared/korea/cells.ts'
import type { Terms } from '../../db/schema.ts'
import type { ParsedHours } from '../../domain/hours/parsed-hours.ts'
import { createBoundaryIndex } from '../../domain/regions/boundary-index.ts'
import { createRegionIndex } from '../../domain/regions/region-index.ts'
import type { PlaceFeature, PlaceKind } from '../../types.generated.ts'
import { placeEditions } from '../place-editions.ts'
import { type PlaceImporter, undoPlaces } from '../reread-records.ts'
import { type Layout, standardColumns } from './fields.ts'
import { readRow } from './read-row.ts'

/** A table of places: how to read its rows. */
export interface PlaceTable extends Layout {
  /** The name of the data set. */
  name: string
  title: string
  /** The names of the columns, in order, of a file without a header row. */
  header?: readonly string[]
  /** The columns that distinguish rows at one address. */
  keyColumns: readonly string[]
  /** The columns about persons, which are never stored. */
  personal?: readonly string[]
  /** Whether days are day numbers of Excel, where 1 is 1 January 1900. */
  serialDays?: boolean
  kind(name: string, cells: Cells): PlaceKind
  /** Codes of the materials that every place takes, for a table without a column of items. */
  materials?: readonly string[]
  /** The terms for all materials; unknown by default. */
  terms?: Terms
  /** The opening hours, for a table with columns for them. */
  hours?(cells: Cells): ParsedHours
  /** The name to show, if the column's text is not a full name. */
  displayName?(name: string): string
  /** The name under which records are matched, if the column's text would match places of other tables. */
  matchName?(name: string): string
  nameEn?: string
  features?(name: string, cells: Cells): PlaceFeature[]
  /** Whether a name is that of a place for everybody, whatever it lies in. */
  isPublic?(name: string): boolean
  /**
   * The reason code of a row that is not open to the public or takes no recyclables; otherwise null. Such a row is off
   * the map.
   */
  exclusionOf?(cells: Cells): string | null
  /** The country of the places, if it isn't Korea: its regions are unknown. */
  countryCode?: string
  /** The rows to read, by the values of columns; all of them by default. */
  filters?: Readonly<Record<string, readonly string[]>>
  /** Whether rows lack details, so that their confidence is at most medium. */
  isVague?: boolean
}

/** The importer of a national standard (전국…표준데이터), with the columns that all standards share. */
export const standardImporter = (table: PlaceTable): PlaceImporter => ({
  ...tableImporter({ ...table, columns: { ...standardColumns, ...table.columns } }),
  attribution: { publisher: '공공데이터포털' },
})

/** The importer of a table of places. */
export function tableImporter(table: PlaceTable): PlaceImporter {
  const importer: PlaceImporter = {
    name: table.name,
    title: table.title,
    run: (job) => importTable(table, job),
    undo: (tx, found, day) => undoPlaces(tx, importer, found, day),
    async reread({ raw, readOn }, context) {
      const parsed = readRow(table, raw, { ...context, day: readOn })
      return typeof parsed === 'string' ? null : parsed
    },
  }
  return importer
}

async function* importTable(table: PlaceTable, job: ImportJob): AsyncGenerator<RowResult[], number> {
  const { tx, path, day, expect, acceptShrinking: acceptCut } = job
  const columns = columnsOf(table)
  const { count, rows } = await openTable(path, columns, { header: table.header, dataSet: table.name, acceptCut })
  expect(count)
  const context = {
    index: await createRegionIndex(tx),
    boundaries: await createBoundaryIndex(tx),
    day,
  }
  const readings = readRows(rows(), (cells) => readRow(table, cells, context))
  return yield* importEdition(job, readings, placeEditions(table.name))
}

/** The columns that a file must have. */
export const columnsOf = ({ keyColumns, columns, filters = {} }: PlaceTable): string[] => [
  ...new Set([...keyColumns, ...Object.values(columns), ...Object.keys(filters)]),
]
