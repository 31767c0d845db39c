import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type AccountRow, accounts } from '../../db/schema.ts'

/**
 * Whether an account still has the password that was verified and is not banned, which stays so until the transaction ends. Verifying
 * takes long enough for somebody to change the password or to ban the person meanwhile.
 */
export async function lockIfUnchanged(tx: Db, { id, passwordHash }: AccountRow): Promise<boolean> {
  const rows = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.id, id), eq(accounts.passwordHash, passwordHash), isNull(accounts.bannedAt)))
    .for('share')
  return rows.length > 0
}
