import { and, asc, eq, gt, isNotNull, isNull, lte } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import {
  accounts,
  emailChanges,
  emailVerifications,
  mails,
  passkeyChallenges,
  passwordResets,
  providerSignIns,
  twoFactorChallenges,
} from '../../db/schema.ts'
import { revokeSessions } from '../sessions/sessions.ts'

/** What is under way for an account and would let somebody in, or change it. */
const pending = [
  emailChanges,
  emailVerifications,
  passkeyChallenges,
  passwordResets,
  providerSignIns,
  twoFactorChallenges,
]

/**
 * Starts the deletions that are due, one account per transaction: from then on nobody can use the account or cancel. Several processes
 * can do this concurrently. An account that somebody is changing is left for the next time.
 */
export async function startDueDeletions(db: Db, isStopping: () => boolean = () => false): Promise<void> {
  while (!isStopping()) if (!(await startNextDeletion(db))) return
}

// False if none is due.
async function startNextDeletion(db: Db): Promise<boolean> {
  const { id, deletionScheduledFor, deletionStartedAt } = accounts
  return db.transaction(async (tx) => {
    const now = new Date()
    const [account] = await tx
      .select({ id })
      .from(accounts)
      .where(and(lte(deletionScheduledFor, now), isNull(deletionStartedAt)))
      .orderBy(asc(deletionScheduledFor))
      .limit(1)
      .for('no key update', { skipLocked: true })
    if (!account) return false
    await tx.update(accounts).set({ deletionStartedAt: now }).where(eq(id, account.id))
    await revokeSessions(tx, account.id)
    for (const table of pending) await tx.delete(table).where(eq(table.accountId, account.id))
    return true
  })
}

/**
 * Up to `first` accounts whose deletion has started, in the order of their ids, behind the id `after`. Whoever deletes them everywhere
 * goes through them again and again: each step can be repeated, and `eraseAccount` is the last one.
 */
export async function accountsBeingDeleted(
  db: Db,
  { first, after = '' }: { first: number; after?: string },
): Promise<{ id: string; contributorId: string }[]> {
  const { id, contributorId, deletionScheduledFor, deletionStartedAt } = accounts
  return (
    db
      .select({ id, contributorId })
      .from(accounts)
      // The index has only accounts with a date.
      .where(and(isNotNull(deletionScheduledFor), isNotNull(deletionStartedAt), gt(id, after)))
      .orderBy(asc(id))
      .limit(first)
  )
}

/**
 * Erases an account whose deletion has started, with everything that belongs to it; audit events stay. Call it once nobody else has
 * anything of the person: afterwards the address can sign up again. False if there is no such account (any more).
 */
export async function eraseAccount(db: Db, accountId: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const isBeingDeleted = and(eq(accounts.id, accountId), isNotNull(accounts.deletionStartedAt))
    const [erased] = await tx.delete(accounts).where(isBeingDeleted).returning({ emailKey: accounts.emailKey })
    // Mails that somebody requested for an address belong to no account until they are sent.
    if (erased?.emailKey) await tx.delete(mails).where(and(eq(mails.address, erased.emailKey), isNull(mails.accountId)))
    return erased !== undefined
  })
}
