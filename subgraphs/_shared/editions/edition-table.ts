import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'

/** A table of the rows of data sets, each with the edition that it is from. */
export type RecordTable = PgTable & {
  key: PgColumn
  dataSet: PgColumn
  unit: PgColumn
  edition: PgColumn
  retiredOn: PgColumn
  contentHash: PgColumn
  observedOn: PgColumn
  readOn: PgColumn
}

/** How the rows of a data set are stored. */
export interface EditionTable {
  table: RecordTable
  dataSet: string
  /** Columns that follow from other rows, too: an import doesn't write them, and taking it back doesn't either. */
  derived?: readonly string[]
  /** The column by which differences are shown, such as the region. */
  regionColumn: string
  /** Whether rows have `topic`: rows of one edition about the same thing replace each other. */
  hasTopics?: boolean
  /** The condition that a stored row lacks what this version stores, so that an unchanged row is written again. */
  isStale?: SQL
  /** Whether a row's own day says which edition it is from. Otherwise the whole file has one. True by default. */
  isDatedByRow?: boolean
  /** Whether all rows of a unit's edition have one day. */
  isDatedAsWhole?: boolean
  /** A readable name of a stored row, for examples. */
  example: SQL
}

/** The columns that a row of a file sets. */
export const statedColumns = ({ table, derived = [] }: EditionTable): string[] =>
  Object.keys(getTableColumns(table))
    .filter((name) => !derived.includes(name) && name !== 'key' && name !== 'dataSet')
    .map((name) => toSnakeCase(name))

/** The stored rows of the data set, as `stored` in a query. */
export const ofDataSet = ({ dataSet }: EditionTable): SQL => sql`stored.data_set = ${dataSet}`
