import { isNotNull, sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { Locale } from '../../_shared/locale.ts'

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
 * People who can sign in, and their credentials. `emailKey` is the address in the form we compare: lower case, unique. An account
 * that was opened with a provider's identity may have no address, or no password. An unverified address belongs to a sign-up
 * that nobody finished: such an account has a password and no other way to sign in.
 */
export const accounts = pgTable(
  'accounts',
  {
    id: text().primaryKey(),
    email: text(),
    emailKey: text().unique('accounts_email_key_unique'),
    emailVerifiedAt: timestampMs(),
    passwordHash: text(),
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
    /** When the account will be deleted, and why; null when no deletion was requested. The person can still sign in and cancel it. */
    deletionScheduledFor: timestampMs(),
    deletionReason: text(),
    /** The language of the request, for the mail once everything is deleted. */
    deletionLocale: text().$type<Locale>(),
    /** Since when the account is being deleted. Nobody can sign in or cancel any more. */
    deletionStartedAt: timestampMs(),
    /** When the other subgraphs were last told to erase what they know of the person. */
    erasureRequestedAt: timestampMs(),
    /** The language that the person prefers, as the user subgraph last told. In the access tokens. */
    preferredLocale: text().$type<Locale>(),
    createdAt: timestampMs().notNull(),
  },
  (table) => [
    check('accounts_email_has_key', sql`(${table.email} is null) = (${table.emailKey} is null)`),
    check('accounts_verified_email', sql`${table.email} is not null or ${table.emailVerifiedAt} is null`),
    index('accounts_deletion').on(table.deletionScheduledFor).where(isNotNull(table.deletionScheduledFor)),
  ],
)

/** The subgraphs that have erased what they knew of an account whose deletion has started. */
export const erasureConfirmations = pgTable(
  'erasure_confirmations',
  { accountId: account(), subgraph: text().notNull(), confirmedAt: timestampMs().notNull().defaultNow() },
  (table) => [primaryKey({ columns: [table.accountId, table.subgraph] })],
)

export type AccountRow = typeof accounts.$inferSelect
/** An account that can sign in with its address and a password. */
export type PasswordAccount = AccountRow & { email: string; emailKey: string; passwordHash: string }

export type AccountRef = Pick<AccountRow, 'id'>
