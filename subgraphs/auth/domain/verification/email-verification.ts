import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import { accounts, emailVerifications } from '../../db/schema.ts'
import { emailTokenInvalid, type Problem } from '../refusals.ts'
import { digestOf, newLinkToken } from './link-tokens.ts'

/** A new token for a verification link. Only its digest is stored. */
export async function newEmailToken(db: Db, account: { accountId: string; passwordHash: string }): Promise<string> {
  const { token, tokenHash, expiresAt } = newLinkToken()
  await db.insert(emailVerifications).values({ tokenHash, ...account, expiresAt })
  return token
}

/**
 * Verifies the address of an account with the token from a mail, and activates the password of the sign-up that sent
 * the mail. So a stranger who signs up with the same address, before or after, doesn't get access when the owner opens
 * their own link.
 */
export async function verifyEmail(db: Db, token: string): Promise<{ email: string } | Refused<Problem>> {
  const isGoodLink = and(
    eq(emailVerifications.tokenHash, digestOf(token)),
    gt(emailVerifications.expiresAt, new Date()),
  )
  return db.transaction(async (tx) => {
    // The account is locked before its links, so that two links of one account don't wait for each other.
    const itsAccount = tx.select({ id: emailVerifications.accountId }).from(emailVerifications).where(isGoodLink)
    await tx.select({ id: accounts.id }).from(accounts).where(inArray(accounts.id, itsAccount)).for('no key update')
    const [link] = await tx.delete(emailVerifications).where(isGoodLink).returning()
    if (!link) return { problems: [emailTokenInvalid] }
    const [account] = await tx
      .update(accounts)
      .set({ emailVerifiedAt: new Date(), passwordHash: link.passwordHash })
      .where(and(eq(accounts.id, link.accountId), isNull(accounts.emailVerifiedAt)))
      .returning({ email: accounts.email })
    await tx.delete(emailVerifications).where(eq(emailVerifications.accountId, link.accountId))
    return account?.email ? { email: account.email } : { problems: [emailTokenInvalid] }
  })
}
