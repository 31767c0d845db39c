import { and, count, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { accounts, identities, passkeys } from '../../db/schema.ts'

/**
 * How many ways an account has to sign in: a password with a verified address, each provider's identity and each passkey. Call it in a
 * transaction that has locked the account's row (`no key update`), so that two removals at once can't take the last two ways.
 */
export async function countSignInWays(tx: Db, accountId: string): Promise<number> {
  const hasPassword = and(
    eq(accounts.id, accountId),
    isNotNull(accounts.passwordHash),
    isNotNull(accounts.emailVerifiedAt),
  )
  const [passwords] = await tx.select({ total: count() }).from(accounts).where(hasPassword)
  const [linked] = await tx.select({ total: count() }).from(identities).where(eq(identities.accountId, accountId))
  const [keys] = await tx.select({ total: count() }).from(passkeys).where(eq(passkeys.accountId, accountId))
  return (passwords?.total ?? 0) + (linked?.total ?? 0) + (keys?.total ?? 0)
}
