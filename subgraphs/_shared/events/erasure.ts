import { and, eq, ne, sql } from 'drizzle-orm'
import { lockTransaction } from '../advisory-locks.ts'
import type { Db } from '../db.ts'
import { digest, partitionKey } from './catalogue.ts'
import { erasedAccounts, incomingEvents } from './tables.ts'

/**
 * Closes a database to an account for good: triggers refuse new rows of it from now on, and wait for this transaction until then. Call it
 * before its rows are deleted, in the same transaction. Events about the account that could not be handled are forgotten as well.
 */
export async function closeToAccount(tx: Db, accountId: string): Promise<void> {
  await lockTransaction(tx, 'erasure', accountId)
  await tx
    .insert(erasedAccounts)
    .values({ digest: digest(accountId) })
    .onConflictDoNothing()
  const { partitionKey: key, setAsideAt, type } = incomingEvents
  const isOfAccount = sql`${key} in (${partitionKey('account', accountId)}, ${partitionKey('notification', accountId)})`
  await tx
    .update(incomingEvents)
    .set({ data: null, handledAt: new Date(), setAsideAt: null, reason: null })
    .where(and(isOfAccount, sql`${setAsideAt} is not null`, ne(type, 'account.deletion-started.v1')))
}

/** Whether an account's data was erased here. */
export async function isErased(db: Db, accountId: string): Promise<boolean> {
  return (await db.$count(erasedAccounts, eq(erasedAccounts.digest, digest(accountId)))) > 0
}
