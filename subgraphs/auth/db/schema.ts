import { isNull } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { JWK } from 'jose'
import type { Locale } from '../../_shared/locale.ts'
import type { DevicePlatform } from '../types.generated.ts'

// Milliseconds, as JavaScript has them: a cursor made from a finer moment would skip rows.
const moment = () => timestamp({ withTimezone: true, precision: 3 })

const account = () =>
  text()
    .notNull()
    .references(() => accounts.id, { onDelete: 'cascade' })

export type Scope = 'moderator'

/** Who can sign in, and with what. `emailKey` is the address as it is compared. */
export const accounts = pgTable('accounts', {
  id: text().primaryKey(),
  email: text().notNull(),
  emailKey: text().notNull().unique('accounts_email_key_unique'),
  emailVerifiedAt: moment(),
  passwordHash: text().notNull(),
  termsVersion: text().notNull(),
  termsAcceptedAt: moment().notNull(),
  /** Under which others see what the person contributes elsewhere. */
  contributorId: text().notNull().unique('accounts_contributor_id_unique'),
  /** What the person may do beyond what everybody may; an operator grants it by hand. */
  scopes: text().array().$type<Scope[]>().notNull().default([]),
  createdAt: moment().notNull(),
})

/** Where accounts are signed in. `counter` numbers the refresh tokens of a session, whose key follows from `salt`. */
export const sessions = pgTable(
  'sessions',
  {
    id: text().primaryKey(),
    accountId: account(),
    salt: text().notNull(),
    counter: integer().notNull(),
    deviceName: text().notNull(),
    platform: text().$type<DevicePlatform>().notNull(),
    createdAt: moment().notNull(),
    lastUsedAt: moment().notNull(),
    expiresAt: moment().notNull(),
    revokedAt: moment(),
  },
  (table) => [index('sessions_account_last_used').on(table.accountId, table.lastUsedAt, table.id)],
)

/** Links that were sent: the digest of each token, and the password that the account has once the link was used. */
export const emailVerifications = pgTable(
  'email_verifications',
  {
    tokenHash: text().primaryKey(),
    accountId: account(),
    passwordHash: text().notNull(),
    expiresAt: moment().notNull(),
  },
  (table) => [index('email_verifications_account').on(table.accountId)],
)

/**
 * Mails to be sent, written with the change that they tell of. Neither address nor token is in them: both are put in when a
 * mail goes out. `dueAt` is when it may be tried next.
 */
export const mails = pgTable(
  'mails',
  {
    id: text().primaryKey(),
    accountId: account(),
    kind: text().$type<MailKind>().notNull(),
    locale: text().$type<Locale>().notNull(),
    passwordHash: text(),
    attempts: integer().notNull().default(0),
    dueAt: moment().notNull(),
    sentAt: moment(),
    failedAt: moment(),
  },
  (table) => [
    index('mails_due').on(table.dueAt).where(isNull(table.sentAt)),
    index('mails_account').on(table.accountId),
  ],
)

export type MailKind = 'VERIFY_EMAIL' | 'ALREADY_REGISTERED'

/** The keys of access tokens; the private half is sealed. A key signs from `signsFrom` until `retiredAt`. */
export const signingKeys = pgTable('signing_keys', {
  kid: text().primaryKey(),
  publicJwk: jsonb().$type<JWK>().notNull(),
  sealedPrivateJwk: text().notNull(),
  createdAt: moment().notNull(),
  signsFrom: moment().notNull(),
  retiredAt: moment(),
})

/** What has been tried how often. The names of the columns are those of `rate-limiter-flexible`; keys are digests. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text().primaryKey(),
    points: integer().notNull(),
    expire: moment(),
  },
  (table) => [index('rate_limits_expire').on(table.expire)],
)

export type AccountRow = typeof accounts.$inferSelect
export type AccountRef = Pick<AccountRow, 'id'>
export type SessionRow = typeof sessions.$inferSelect
export type MailRow = typeof mails.$inferSelect
export type SigningKeyRow = typeof signingKeys.$inferSelect
