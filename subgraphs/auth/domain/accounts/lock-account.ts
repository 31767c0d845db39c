import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { accounts } from '../../db/schema.ts'

/**
 * Whether an account is not banned and, if `passwordHash` is given, still has that password, which stays so until the transaction ends.
 * Verifying a password takes long enough for somebody to change it or to ban the person meanwhile.
 */
export async function lockIfUnchanged(
  tx: Db,
  { id, passwordHash }: { id: string; passwordHash?: string },
): Promise<boolean> {
  const hasPassword = passwordHash === undefined ? undefined : eq(accounts.passwordHash, passwordHash)
  const rows = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.id, id), hasPassword, isNull(accounts.bannedAt)))
    .for('share')
  return rows.length > 0
}
