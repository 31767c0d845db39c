import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { DevicePlatform, SignInMethod, TokenDelivery } from '../types.generated.ts'
import { account, timestampMs } from './accounts.ts'

/** The secret of an account's authenticator app, encrypted for the account. It counts from `enabledAt` on. */
export const totpFactors = pgTable('totp_factors', {
  accountId: account().primaryKey(),
  encryptedSecret: text().notNull(),
  createdAt: timestampMs().notNull(),
  enabledAt: timestampMs(),
  /** The last 30-second step whose code was used. Codes of it and of earlier steps are not taken again. */
  lastStep: integer().notNull().default(0),
})

/** Keyed digests of recovery codes, each good once. Deleted with the factor that they stand in for. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    codeHash: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => totpFactors.accountId, { onDelete: 'cascade' }),
    usedAt: timestampMs(),
  },
  (table) => [index('recovery_codes_account').on(table.accountId)],
)

/** Sign-ins that wait for their second factor: the SHA-256 digest of the token, and the device of the session to open. */
export const twoFactorChallenges = pgTable(
  'two_factor_challenges',
  {
    tokenHash: text().primaryKey(),
    accountId: account(),
    deviceName: text().notNull(),
    platform: text().$type<DevicePlatform>().notNull(),
    tokenDelivery: text().$type<TokenDelivery>().notNull().default('BODY'),
    method: text().$type<SignInMethod>().notNull().default('PASSWORD'),
    attempts: integer().notNull().default(0),
    createdAt: timestampMs().notNull(),
    expiresAt: timestampMs().notNull(),
  },
  (table) => [index('two_factor_challenges_expires').on(table.expiresAt)],
)

export type ChallengeRow = typeof twoFactorChallenges.$inferSelect
export type TotpFactorRow = typeof totpFactors.$inferSelect
