import { customType, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Locale } from '../../_shared/locale.ts'
import { account, timestampMs } from './accounts.ts'

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })

/** Requested exports of everything we know about a person. An export is complete once every subgraph has sent its parts. */
export const dataExports = pgTable(
  'data_exports',
  {
    id: text().primaryKey(),
    accountId: account(),
    locale: text().$type<Locale>().notNull(),
    requestedAt: timestampMs().notNull(),
    readyAt: timestampMs(),
    /** When the row is deleted, with the archive. */
    expiresAt: timestampMs().notNull(),
    /** A ZIP file; null until it is ready. */
    archive: bytes(),
  },
  (table) => [
    index('data_exports_account').on(table.accountId, table.requestedAt),
    index('data_exports_expires').on(table.expiresAt),
  ],
)

/** Pieces of the JSON texts that subgraphs have sent for an export that is not ready. */
export const dataExportParts = pgTable(
  'data_export_parts',
  {
    exportId: text()
      .notNull()
      .references(() => dataExports.id, { onDelete: 'cascade' }),
    subgraph: text().notNull(),
    part: integer().notNull(),
    parts: integer().notNull(),
    text: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.exportId, table.subgraph, table.part] })],
)

export type DataExportRow = typeof dataExports.$inferSelect
