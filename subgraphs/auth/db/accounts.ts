import { pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** Millisecond precision, as in JavaScript: with a finer one, a page cursor would skip rows. */
export const timestampMs = () => timestamp({ withTimezone: true, precision: 3 })

/** The column of a table whose rows are deleted with their account. */
export const account = () =>
  text()
    .notNull()
    .references(() => accounts.id, { onDelete: 'cascade' })

/** A permission beyond those of every signed-in person. */
export type Scope = 'moderator'

/**
 * People who can sign in, and their credentials. `emailKey` is the address in the form we compare: lower case, unique.
 */
export const accounts = pgTable('accounts', {
  id: text().primaryKey(),
  email: text().notNull(),
  emailKey: text().notNull().unique('accounts_email_key_unique'),
  emailVerifiedAt: timestampMs(),
  passwordHash: text().notNull(),
  /** When the password was last reset or changed; null while it is the one of the sign-up. */
  passwordChangedAt: timestampMs(),
  termsVersion: text().notNull(),
  termsAcceptedAt: timestampMs().notNull(),
  /** Public id under which others see the person's contributions. Random, so it doesn't reveal the account. */
  contributorId: text().notNull().unique('accounts_contributor_id_unique'),
  /** Additional permissions, granted by an operator. */
  scopes: text().array().$type<Scope[]>().notNull().default([]),
  /** Since when an operator keeps the person out; null for everybody else. A trigger ends the sessions. */
  bannedAt: timestampMs(),
  createdAt: timestampMs().notNull(),
})

export type AccountRow = typeof accounts.$inferSelect
export type AccountRef = Pick<AccountRow, 'id'>
