import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import { accounts, emailVerifications } from '../../db/schema.ts'
import { emailTokenInvalid, type Problem } from '../refusals.ts'

/** Lifetime of a verification link. */
export const linkMinutes = 30

/** A new token for a verification link. Only its digest is stored. */
export async function newEmailToken(db: Db, account: { accountId: string; passwordHash: string }): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + linkMinutes * 60_000)
  await db.insert(emailVerifications).values({ tokenHash: digest(token), ...account, expiresAt })
  return token
}

/**
 * Verifies the address of an account with the token from a mail, and activates the password of the sign-up that sent
 * the mail. So a stranger who signs up with the same address, before or after, doesn't get access when the owner opens
 * their own link.
 */
export async function verifyEmail(db: Db, token: string): Promise<{ email: string } | Refused<Problem>> {
  return db.transaction(async (tx) => {
    const [link] = await tx
      .delete(emailVerifications)
      .where(and(eq(emailVerifications.tokenHash, digest(token)), gt(emailVerifications.expiresAt, new Date())))
      .returning()
    if (!link) return { problems: [emailTokenInvalid] }
    const [account] = await tx
      .update(accounts)
      .set({ emailVerifiedAt: new Date(), passwordHash: link.passwordHash })
      .where(and(eq(accounts.id, link.accountId), isNull(accounts.emailVerifiedAt)))
      .returning({ email: accounts.email })
    await tx.delete(emailVerifications).where(eq(emailVerifications.accountId, link.accountId))
    return account ?? { problems: [emailTokenInvalid] }
  })
}

const digest = (token: string) => createHash('sha256').update(token).digest('base64url')
