import { date, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

/** The files that were loaded, in the order in which they were. A dry run and an interrupted import leave no row. */
export const imports = pgTable(
  'imports',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** The importer's name on the command line. */
    name: text().notNull(),
    /** The data set whose rows the file has: two formats may belong to one data set. */
    dataSet: text().notNull(),
    title: text().notNull(),
    publisher: text().notNull().default(''),
    url: text(),
    license: text(),
    file: text().notNull(),
    /** SHA-256 of the file, 64 hexadecimal digits. */
    fileHash: text().notNull(),
    /** The latest edition in the file; null if it is not dated. */
    edition: date(),
    /** The number of rows that were read. */
    rows: integer().notNull().default(0),
    /** The number of rows of the data set that are part of the data after it. */
    keptRows: integer().notNull().default(0),
    /** The number of rows with each outcome. */
    counts: jsonb().$type<Record<string, number>>().notNull().default({}),
    loadedAt: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    /** When the import was taken back; null if it wasn't. */
    undoneAt: timestamp({ withTimezone: true, precision: 3 }),
  },
  (table) => [index('imports_data_set').on(table.dataSet, table.id)],
)

/**
 * What an import did to stored rows, so that it can be taken back. `before` has the columns that it changed as they were;
 * null for a row that it added.
 */
export const importChanges = pgTable(
  'import_changes',
  {
    importId: integer()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    dataSet: text().notNull(),
    key: text().notNull(),
    before: jsonb().$type<Record<string, unknown>>(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.dataSet, table.key] }),
    index('import_changes_key').on(table.dataSet, table.key),
  ],
)

export type ImportRow = typeof imports.$inferSelect
