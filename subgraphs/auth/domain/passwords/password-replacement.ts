import { eq } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { accounts, emailChanges, passwordResets, type SessionRow } from '../../db/schema.ts'
import { enqueueMail } from '../mail/outbox.ts'
import type { Problem } from '../refusals.ts'
import { recordEvent } from '../security-events/security-events.ts'
import { revokeSessions } from '../sessions/sessions.ts'
import type { LeakCheck } from './leaked-range.ts'
import { passwordProblem } from './passwords.ts'

/** The reason why a password that replaces another is rejected; null when it is acceptable. */
export async function newPasswordProblem(
  password: string,
  email: string,
  isLeaked: LeakCheck,
): Promise<Problem | null> {
  const problem = await passwordProblem(password, email, isLeaked)
  return problem && { ...problem, field: 'newPassword' }
}

/**
 * Replaces the password of an account, or sets its first one, in a transaction that holds the lock of its row. Ends its sessions,
 * except the one that changes the password (`session`; a reset has none), and invalidates its links, those of a requested change of
 * its address too: whoever knew the old password loses access. Enqueues a mail to the owner; call `announceMail` after the commit.
 */
export async function replacePassword(
  tx: Db,
  {
    accountId,
    passwordHash,
    locale,
    session,
  }: { accountId: string; passwordHash: string; locale: Locale; session?: SessionRow },
): Promise<{ changedAt: Date }> {
  const changedAt = new Date()
  await tx.update(accounts).set({ passwordHash, passwordChangedAt: changedAt }).where(eq(accounts.id, accountId))
  await tx.delete(passwordResets).where(eq(passwordResets.accountId, accountId))
  await tx.delete(emailChanges).where(eq(emailChanges.accountId, accountId))
  await revokeSessions(tx, accountId, session?.id)
  await enqueueMail(tx, { accountId, kind: 'PASSWORD_CHANGED', locale })
  await recordEvent(tx, session ?? { accountId }, { kind: session ? 'PASSWORD_CHANGED' : 'PASSWORD_RESET' })
  return { changedAt }
}
