import { index, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { owner, timestampMs } from './users.ts'

export * from '../../_shared/events/tables.ts'
export * from './diary.ts'
export * from './notifications.ts'
export * from './users.ts'

/** Saved places. Places belong to another subgraph, so their ids have no foreign key. */
export const savedPlaces = pgTable(
  'saved_places',
  {
    id: text().primaryKey(),
    userId: owner(),
    placeId: text().notNull(),
    note: text(),
    savedAt: timestampMs(),
  },
  (table) => [
    unique('saved_places_once_per_person').on(table.userId, table.placeId),
    index('saved_places_newest').on(table.userId, table.savedAt, table.id),
    index('saved_places_place').on(table.placeId),
  ],
)

/** Saved items. Items belong to another subgraph, so their ids have no foreign key. */
export const savedItems = pgTable(
  'saved_items',
  {
    id: text().primaryKey(),
    userId: owner(),
    itemId: text().notNull(),
    savedAt: timestampMs(),
  },
  (table) => [
    unique('saved_items_once_per_person').on(table.userId, table.itemId),
    index('saved_items_newest').on(table.userId, table.savedAt, table.id),
  ],
)

export type SavedPlaceRow = typeof savedPlaces.$inferSelect
export type SavedItemRow = typeof savedItems.$inferSelect
