import { and, asc, eq, isNotNull, isNull, lt, lte } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { appendEvents } from '../../../_shared/events/append.ts'
import { consumers } from '../../../_shared/events/catalogue.ts'
import { closeToAccount } from '../../../_shared/events/erasure.ts'
import { locales } from '../../../_shared/locale.ts'
import {
  accounts,
  dataExports,
  emailChanges,
  emailVerifications,
  erasureConfirmations,
  mails,
  passkeyChallenges,
  passwordResets,
  providerSignIns,
  twoFactorChallenges,
} from '../../db/schema.ts'
import { enqueueMail } from '../mail/outbox.ts'
import { revokeSessions } from '../sessions/sessions.ts'

/** What is under way for an account and would let somebody in, or change it. */
const pending = [
  dataExports,
  emailChanges,
  emailVerifications,
  passkeyChallenges,
  passwordResets,
  providerSignIns,
  twoFactorChallenges,
]

/** The subgraphs that erase what they know of a person before auth does. */
const others = consumers.filter((name) => name !== 'auth')

/** How long the other subgraphs have before they are told again. */
const patienceMs = 10 * 60_000

/**
 * Starts the deletions that are due, one account per transaction: from then on nobody can use the account or cancel, and the other
 * subgraphs are told to erase what they know of the person. Several processes
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
      .select({ id, contributorId: accounts.contributorId })
      .from(accounts)
      .where(and(lte(deletionScheduledFor, now), isNull(deletionStartedAt)))
      .orderBy(asc(deletionScheduledFor))
      .limit(1)
      .for('no key update', { skipLocked: true })
    if (!account) return false
    await tx.update(accounts).set({ deletionStartedAt: now, erasureRequestedAt: now }).where(eq(id, account.id))
    await revokeSessions(tx, account.id)
    for (const table of pending) await tx.delete(table).where(eq(table.accountId, account.id))
    await requestErasure(tx, account)
    return true
  })
}

/**
 * Tells the other subgraphs again to erase what they know of an account, where a deletion takes longer than ten minutes. Each of them may be
 * told any number of times. An event gets lost only if somebody loses a whole database or the broker's disk.
 */
export async function requestMissingErasures(db: Db): Promise<void> {
  const { id, contributorId, deletionScheduledFor, deletionStartedAt, erasureRequestedAt } = accounts
  await db.transaction(async (tx) => {
    const now = new Date()
    const late = await tx
      .select({ id, contributorId })
      .from(accounts)
      .where(
        and(
          // The index has only accounts with a date.
          isNotNull(deletionScheduledFor),
          isNotNull(deletionStartedAt),
          lt(erasureRequestedAt, new Date(now.getTime() - patienceMs)),
        ),
      )
      .orderBy(asc(erasureRequestedAt))
      .limit(100)
      .for('no key update', { skipLocked: true })
    for (const account of late) {
      await tx.update(accounts).set({ erasureRequestedAt: now }).where(eq(id, account.id))
      await requestErasure(tx, account)
    }
  })
}

const requestErasure = (tx: Db, { id, contributorId }: { id: string; contributorId: string }) =>
  appendEvents(tx, [{ type: 'account.deletion-started.v1', data: { accountId: id, contributorId } }])

/**
 * Records that a subgraph has erased what it knew of an account. After the last one, the account itself is erased, with everything that
 * belongs to it; audit events stay. Its address can sign up again then, and its owner gets a mail. Nothing happens for an account that
 * is gone, or not being deleted.
 */
export async function confirmErasure(tx: Db, accountId: string, subgraph: string): Promise<void> {
  const { id, deletionStartedAt } = accounts
  const isBeingDeleted = and(eq(id, accountId), isNotNull(deletionStartedAt))
  // Two confirmations at a time would each find the other one missing.
  const [account] = await tx.select().from(accounts).where(isBeingDeleted).for('update')
  if (!account) return
  await tx.insert(erasureConfirmations).values({ accountId, subgraph }).onConflictDoNothing()
  const confirmed = await tx
    .select({ subgraph: erasureConfirmations.subgraph })
    .from(erasureConfirmations)
    .where(eq(erasureConfirmations.accountId, accountId))
  if (others.some((name) => !confirmed.some((row) => row.subgraph === name))) return
  await closeToAccount(tx, accountId)
  await tx.delete(accounts).where(eq(id, accountId))
  const { emailKey, email, emailVerifiedAt, deletionLocale, preferredLocale } = account
  if (!emailKey || !email) return
  // Mails that somebody requested for an address belong to no account until they are sent.
  await tx.delete(mails).where(and(eq(mails.address, emailKey), isNull(mails.accountId)))
  if (!emailVerifiedAt) return
  await enqueueMail(tx, {
    address: email,
    kind: 'ACCOUNT_DELETED',
    locale: deletionLocale ?? preferredLocale ?? locales[0],
  })
}
