import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { Locale } from '../../_shared/locale.ts'
import type { DwellingType, UnitSystem } from '../types.generated.ts'

/** Millisecond precision, as in JavaScript: a cursor can't hold a finer one, so paging would return rows twice. */
export const timestampMs = () => timestamp({ withTimezone: true, precision: 3 }).notNull().defaultNow()

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
  (table) => [
    index('users_contributor').on(table.contributorId),
    index('users_home').on(table.homeRegionId, table.dwelling),
  ],
)

/** The person whom a row belongs to, and with whose profile it is deleted. */
export const owner = () =>
  text()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })

export type UserRow = typeof users.$inferSelect
