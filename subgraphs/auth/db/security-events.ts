import { bigint, index, pgTable, text } from 'drizzle-orm/pg-core'
import type { IdentityProvider, SecurityEventKind, SignInMethod } from '../types.generated.ts'
import { account, timestampMs } from './accounts.ts'

/**
 * What happened to an account, as its owner reads it. Rows are only added: triggers refuse to change one, and to delete one before
 * it is a year old, except with its account. They also copy what operators do from `audit_events`.
 */
export const securityEvents = pgTable(
  'security_events',
  {
    number: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    accountId: account(),
    kind: text().$type<SecurityEventKind>().notNull(),
    /** The session that did it, without a foreign key: the event outlives the session. */
    sessionId: text(),
    deviceName: text(),
    signInMethod: text().$type<SignInMethod>(),
    provider: text().$type<IdentityProvider>(),
    happenedAt: timestampMs().notNull().defaultNow(),
  },
  (table) => [
    index('security_events_account').on(table.accountId, table.number),
    index('security_events_happened').on(table.happenedAt),
  ],
)

export type SecurityEventRow = typeof securityEvents.$inferSelect
