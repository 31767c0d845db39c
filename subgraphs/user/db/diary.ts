import { date, index, integer, pgTable, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core'
import { owner, timestampMs } from './users.ts'

/** The entries of disposal diaries. Items, materials and places belong to other subgraphs, so their ids have no foreign keys. */
export const diaryEntries = pgTable(
  'diary_entries',
  {
    id: text().primaryKey(),
    userId: owner(),
    /** The client's own id of the entry, by which it can send the entry again. */
    clientEntryId: text().notNull(),
    itemId: text(),
    materialId: text(),
    placeId: text(),
    quantity: integer().notNull(),
    /** The weight of all pieces together. */
    weightGrams: integer(),
    note: text(),
    disposedOn: date().notNull(),
    /** UTC offset of the time zone in which the person spent that day, positive east of Greenwich. For streaks. */
    utcOffsetMinutes: smallint().notNull(),
    createdAt: timestampMs(),
    updatedAt: timestampMs(),
  },
  (table) => [
    unique('diary_entries_once_per_client_id').on(table.userId, table.clientEntryId),
    index('diary_entries_latest').on(table.userId, table.disposedOn, table.id),
  ],
)

/** The ids of deleted entries, without anything else of them: a client that sends one again doesn't bring it back. */
export const deletedDiaryEntries = pgTable(
  'deleted_diary_entries',
  {
    userId: owner(),
    clientEntryId: text().notNull(),
    entryId: text().notNull(),
    deletedAt: timestampMs(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.clientEntryId] }),
    unique('deleted_diary_entries_once').on(table.entryId),
    index('deleted_diary_entries_latest').on(table.userId, table.deletedAt),
  ],
)

export type DiaryEntryRow = typeof diaryEntries.$inferSelect
