import { index, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core'
import type { Locale } from '../../_shared/locale.ts'
import type { DwellingType, UnitSystem } from '../types.generated.ts'

// Millisecond precision, as in JavaScript: a cursor can't hold a finer one, so paging would return rows twice.
const timestampMs = () => timestamp({ withTimezone: true, precision: 3 }).notNull().defaultNow()

/** Profiles. A profile has the id of its account in auth. */
export const users = pgTable(
  'users',
  {
    id: text().primaryKey(),
    displayName: text().notNull(),
    avatarUrl: text(),
    preferredLocale: text().$type<Locale>(),
    unitSystem: text().$type<UnitSystem>().notNull().default('METRIC'),
    timeZone: text().notNull().default('Asia/Seoul'),
    homeRegionId: text(),
    dwelling: text().$type<DwellingType>(),
    /**
     * Public id of the person; null in older rows until the person's next call. Auth guarantees that it is unique: with
     * a second unique key here, concurrent first calls would fail.
     */
    contributorId: text(),
    createdAt: timestampMs(),
  },
  (table) => [index('users_contributor').on(table.contributorId)],
)

const owner = () =>
  text()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })

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

export type UserRow = typeof users.$inferSelect
export type SavedPlaceRow = typeof savedPlaces.$inferSelect
export type SavedItemRow = typeof savedItems.$inferSelect
