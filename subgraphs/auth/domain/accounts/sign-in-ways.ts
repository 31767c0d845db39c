import { eq } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { accounts, identities, passkeys } from '../../db/schema.ts'

/**
 * The number of ways to sign in to an account: a password with a verified address, providers' identities, passkeys. Locks the account
 * until the transaction ends: two removals at once can't each count the way that the other removes.
 */
export async function countSignInWays(tx: Db, accountId: string): Promise<number> {
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId)).for('no key update')
  const hasPassword = account?.passwordHash && account.emailVerifiedAt
  // A statement after the lock: that of the lock sees the rows from before it waited.
  const linked = await tx.$count(identities, eq(identities.accountId, accountId))
  const added = await tx.$count(passkeys, eq(passkeys.accountId, accountId))
  return (hasPassword ? 1 : 0) + linked + added
}
