import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type AccountRow, accounts, type SessionRow } from '../../db/schema.ts'
import { requireActive, sessionEnded } from '../sessions/sessions.ts'

/**
 * Whether an account still has the password that was verified, and is neither banned nor being deleted, which stays so until the
 * transaction ends. Verifying takes long enough for somebody to change the password or to ban the person meanwhile; a change ends
 * only the sessions that it sees.
 * The `lock` is `no key update` for whoever changes the account.
 */
export async function lockIfUnchanged(
  tx: Db,
  { id, passwordChangedAt }: AccountRow,
  lock: 'share' | 'no key update' = 'share',
): Promise<boolean> {
  const [now] = await tx
    .select({ passwordChangedAt: accounts.passwordChangedAt })
    .from(accounts)
    .where(and(eq(accounts.id, id), isNull(accounts.bannedAt), isNull(accounts.deletionStartedAt)))
    .for(lock)
  // Another sign-in may have replaced the hash alone.
  return now !== undefined && now.passwordChangedAt?.getTime() === passwordChangedAt?.getTime()
}

/**
 * The account of the session that makes a call, locked until the transaction ends for whoever changes it. A ban and the start of a
 * deletion end the sessions under this lock, so they can't slip in between.
 * @throws UNAUTHENTICATED when the session has ended
 */
export async function lockAccountOf(tx: Db, session: SessionRow): Promise<AccountRow> {
  const isUsable = and(
    eq(accounts.id, session.accountId),
    isNull(accounts.bannedAt),
    isNull(accounts.deletionStartedAt),
  )
  const [account] = await tx.select().from(accounts).where(isUsable).for('no key update')
  if (!account) throw sessionEnded()
  await requireActive(tx, session)
  return account
}
