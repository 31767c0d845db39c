import { isNull, sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { JWK } from 'jose'
import type { Locale } from '../../_shared/locale.ts'
import type { DevicePlatform } from '../types.generated.ts'
import { account, accounts, type Scope, timestampMs } from './accounts.ts'

export * from '../../_shared/events/tables.ts'
export * from './accounts.ts'
export * from './data-exports.ts'
export * from './second-factor.ts'
export * from './security-events.ts'
export * from './sign-in-methods.ts'

const emailChange = () => text().references(() => emailChanges.id, { onDelete: 'cascade' })

/**
 * One row per sign-in. Refresh tokens aren't stored: they are derived from `salt` and `counter`, which numbers them.
 */
export const sessions = pgTable(
  'sessions',
  {
    id: text().primaryKey(),
    accountId: account(),
    salt: text().notNull(),
    counter: integer().notNull(),
    deviceName: text().notNull(),
    platform: text().$type<DevicePlatform>().notNull(),
    createdAt: timestampMs().notNull(),
    lastUsedAt: timestampMs().notNull(),
    /** When the person last proved who they are: by signing in, or later with `reauthenticate`. */
    confirmedAt: timestampMs().notNull(),
    expiresAt: timestampMs().notNull(),
    revokedAt: timestampMs(),
  },
  (table) => [index('sessions_account_last_used').on(table.accountId, table.lastUsedAt, table.id)],
)

/**
 * Access tokens that stopped being valid before they expire: those of an ended session, or those of an account with other scopes
 * than `scopes`. Triggers write the rows, so that no change is forgotten, whoever makes it; the numbers are in the order of the
 * changes to an account. Rows are deleted once the tokens have expired.
 */
export const revocations = pgTable(
  'revocations',
  {
    number: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    sessionId: text(),
    accountId: text(),
    scopes: text().array().$type<Scope[]>(),
    recordedAt: timestampMs().notNull().default(sql`clock_timestamp()`),
  },
  (table) => [index('revocations_recorded').on(table.recordedAt)],
)

/**
 * Verification links that were mailed: the SHA-256 digest of the token, and the password hash that opening the link
 * activates.
 */
export const emailVerifications = pgTable(
  'email_verifications',
  {
    tokenHash: text().primaryKey(),
    accountId: account(),
    passwordHash: text().notNull(),
    expiresAt: timestampMs().notNull(),
  },
  (table) => [index('email_verifications_account').on(table.accountId)],
)

/**
 * Links to set a new password that were mailed: the SHA-256 digest of the token, and the address it was mailed to
 * (lower case). If the account's address changes, the link is invalid.
 */
export const passwordResets = pgTable(
  'password_resets',
  {
    tokenHash: text().primaryKey(),
    accountId: account(),
    emailKey: text().notNull(),
    expiresAt: timestampMs().notNull(),
  },
  (table) => [index('password_resets_account').on(table.accountId)],
)

/**
 * Requested changes of an account's address, at most one per account. The change is made once the links to both
 * addresses were opened, in any order.
 */
export const emailChanges = pgTable('email_changes', {
  id: text().primaryKey(),
  accountId: account().unique('email_changes_account_unique'),
  email: text().notNull(),
  emailKey: text().notNull(),
  currentConfirmedAt: timestampMs(),
  newConfirmedAt: timestampMs(),
  expiresAt: timestampMs().notNull(),
})

/** Links that were mailed to the current or the new address of a change: the SHA-256 digest of the token. */
export const emailChangeLinks = pgTable(
  'email_change_links',
  {
    tokenHash: text().primaryKey(),
    changeId: emailChange().notNull(),
    addressee: text().$type<'CURRENT' | 'NEW'>().notNull(),
    expiresAt: timestampMs().notNull(),
  },
  (table) => [index('email_change_links_change').on(table.changeId)],
)

/**
 * The outbox: mails to send, inserted in the transaction of the change they report. `dueAt` is the earliest time of the
 * next attempt. A row never contains a token: it is created when the mail is sent. `address` is deleted once the mail
 * is processed. If there is no `accountId`, somebody requested the mail for `address`, and whether it has an account is
 * looked up only then: a request does the same work for known and unknown addresses.
 */
export const mails = pgTable(
  'mails',
  {
    id: text().primaryKey(),
    accountId: text().references(() => accounts.id, { onDelete: 'cascade' }),
    address: text(),
    kind: text().$type<MailKind>().notNull(),
    locale: text().$type<Locale>().notNull(),
    passwordHash: text(),
    emailChangeId: emailChange(),
    /** The words of a `NOTIFICATION`; no other mail has any here. */
    words: jsonb().$type<{ subject: string; text: string }>(),
    /** The notification that it is about, so that it is mailed once. */
    notificationId: text(),
    attempts: integer().notNull().default(0),
    dueAt: timestampMs().notNull(),
    sentAt: timestampMs(),
    failedAt: timestampMs(),
  },
  (table) => [
    index('mails_due').on(table.dueAt).where(isNull(table.sentAt)),
    index('mails_account').on(table.accountId),
    uniqueIndex('mails_notification_unique').on(table.notificationId),
    index('mails_email_change').on(table.emailChangeId),
  ],
)

export type MailKind =
  | 'VERIFY_EMAIL'
  | 'ALREADY_REGISTERED'
  | 'RESET_PASSWORD'
  | 'PASSWORD_CHANGED'
  | 'APPROVE_EMAIL_CHANGE'
  | 'CONFIRM_NEW_EMAIL'
  | 'EMAIL_CHANGED'
  | 'SESSION_COPIED'
  | 'SECOND_FACTOR_ON'
  | 'SECOND_FACTOR_OFF'
  | 'PASSKEY_ADDED'
  | 'PASSKEY_REMOVED'
  | 'IDENTITY_LINKED'
  | 'IDENTITY_UNLINKED'
  | 'DELETION_SCHEDULED'
  | 'DELETION_CANCELLED'
  | 'ACCOUNT_DELETED'
  | 'DATA_EXPORT_READY'
  | 'NOTIFICATION'

/**
 * Ed25519 keys that sign access tokens. The private key is encrypted (AES-256-GCM). A key signs from `signsFrom` until
 * `retiredAt`.
 */
export const signingKeys = pgTable('signing_keys', {
  kid: text().primaryKey(),
  publicJwk: jsonb().$type<JWK>().notNull(),
  encryptedPrivateJwk: text('sealed_private_jwk').notNull(),
  createdAt: timestampMs().notNull(),
  signsFrom: timestampMs().notNull(),
  retiredAt: timestampMs(),
})

/**
 * What operators did to accounts. Rows are only added: triggers write them, number them without gaps, and refuse to change or delete
 * one. `hash` is the SHA-256 digest of the row and of the hash before it, so a change behind the triggers' back shows.
 */
export const auditEvents = pgTable(
  'audit_events',
  {
    number: bigint({ mode: 'number' }).primaryKey(),
    /** Without a foreign key: the event outlives the account. */
    accountId: text().notNull(),
    kind: text().$type<AuditKind>().notNull(),
    /** Scopes after the change, in order, separated by spaces; null for another kind. */
    scopes: text(),
    /** Who made the change: `operator <name>` for a command, `database <role>` for SQL. */
    actor: text().notNull(),
    happenedAt: timestampMs().notNull(),
    hash: text().notNull(),
  },
  (table) => [index('audit_events_account').on(table.accountId, table.number)],
)

export type AuditKind = 'SCOPES_CHANGED' | 'BANNED' | 'UNBANNED'

/**
 * Attempts per rate limit. `rate-limiter-flexible` requires these column names. The keys are keyed digests of addresses
 * and networks.
 */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text().primaryKey(),
    points: integer().notNull(),
    expire: timestampMs(),
  },
  (table) => [index('rate_limits_expire').on(table.expire)],
)

export type SessionRow = typeof sessions.$inferSelect
export type RevocationRow = typeof revocations.$inferSelect
export type EmailChangeRow = typeof emailChanges.$inferSelect
export type MailRow = typeof mails.$inferSelect
export type AuditEventRow = typeof auditEvents.$inferSelect
export type SigningKeyRow = typeof signingKeys.$inferSelect
