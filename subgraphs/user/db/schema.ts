import { index, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core'
import type { DwellingType } from '../types.generated.ts'

// Milliseconds, as JavaScript has them: a finer moment would not fit into a cursor, and its row would come twice.
const moment = () => timestamp({ withTimezone: true, precision: 3 }).notNull().defaultNow()

/** Profiles, under the id that the account has in auth. */
export const users = pgTable(
  'users',
  {
    id: text().primaryKey(),
    displayName: text().notNull(),
    timeZone: text().notNull().default('Asia/Seoul'),
    homeRegionId: text(),
    dwelling: text().$type<DwellingType>(),
    /**
     * Under which others see the person; null in older rows until the person's next call. That it is unique is for auth to see
     * to: with a second unique key, first calls at the same moment would fail.
     */
    contributorId: text(),
    createdAt: moment(),
  },
  (table) => [index('users_contributor').on(table.contributorId)],
)

const owner = () =>
  text()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })

/** The lines of people's lists of places. The places themselves are another subgraph's, so no key points at them. */
export const savedPlaces = pgTable(
  'saved_places',
  {
    id: text().primaryKey(),
    userId: owner(),
    placeId: text().notNull(),
    note: text(),
    savedAt: moment(),
  },
  (table) => [
    unique('saved_places_once_per_person').on(table.userId, table.placeId),
    index('saved_places_newest').on(table.userId, table.savedAt, table.id),
    index('saved_places_place').on(table.placeId),
  ],
)

/** The lines of people's lists of items. The items themselves are another subgraph's, so no key points at them. */
export const savedItems = pgTable(
  'saved_items',
  {
    id: text().primaryKey(),
    userId: owner(),
    itemId: text().notNull(),
    savedAt: moment(),
  },
  (table) => [
    unique('saved_items_once_per_person').on(table.userId, table.itemId),
    index('saved_items_newest').on(table.userId, table.savedAt, table.id),
  ],
)

export type UserRow = typeof users.$inferSelect
export type SavedPlaceRow = typeof savedPlaces.$inferSelect
export type SavedItemRow = typeof savedItems.$inferSelect
