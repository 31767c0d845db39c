import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { isRefused, type Refused } from '../../../_shared/refusals.ts'
import type { Config } from '../../config.ts'
import { type AccountRow, accounts, passwordResets } from '../../db/schema.ts'
import { announceMail } from '../mail/outbox.ts'
import { emailTokenInvalid, type Problem } from '../refusals.ts'
import { digestOf, newLinkToken } from '../verification/link-tokens.ts'
import type { LeakCheck } from './leaked-range.ts'
import { newPasswordProblem, replacePassword } from './password-replacement.ts'
import { hashPassword } from './passwords.ts'

/** A new token for a link that sets a new password. Only its digest is stored. */
export async function newResetToken(
  db: Db,
  { id, emailKey }: Pick<AccountRow, 'id'> & { emailKey: string },
): Promise<string> {
  const { token, tokenHash, expiresAt } = newLinkToken()
  await db.insert(passwordResets).values({ tokenHash, accountId: id, emailKey, expiresAt })
  return token
}

/**
 * Sets a new password, or the first one, with the token from a mail, and ends every session. It opens none, so a second factor
 * can't be skipped. A rejected password doesn't use up the token.
 * @throws RATE_LIMITED when too many passwords are being hashed
 */
export async function resetPassword(
  db: Db,
  { config: { peppers }, isLeaked }: { config: Pick<Config, 'peppers'>; isLeaked: LeakCheck },
  { token, newPassword, locale }: { token: string; newPassword: string; locale: Locale },
): Promise<{ changedAt: Date } | Refused<Problem>> {
  const isGoodLink = and(eq(passwordResets.tokenHash, digestOf(token)), gt(passwordResets.expiresAt, new Date()))
  // A link is good only for the address it was mailed to.
  const isItsAccount = and(eq(accounts.id, passwordResets.accountId), eq(accounts.emailKey, passwordResets.emailKey))
  const { id, email, emailKey, deletionStartedAt } = accounts
  const [account] = await db
    .select({ id, email, emailKey })
    .from(passwordResets)
    .innerJoin(accounts, isItsAccount)
    .where(isGoodLink)
  if (!account) return refused
  const problem = await newPasswordProblem(newPassword, account.email ?? '', isLeaked)
  if (problem) return { problems: [problem] }

  const passwordHash = await hashPassword(newPassword, peppers)
  const result = await db.transaction(async (tx) => {
    // The account is locked before its links, so that two links of one account don't wait for each other.
    const isUnchanged = and(eq(id, account.id), eq(emailKey, String(account.emailKey)), isNull(deletionStartedAt))
    const [locked] = await tx.select({ id }).from(accounts).where(isUnchanged).for('no key update')
    const [used] = locked ? await tx.delete(passwordResets).where(isGoodLink).returning() : []
    return used ? replacePassword(tx, { accountId: account.id, passwordHash, locale }) : refused
  })
  if (!isRefused(result)) announceMail()
  return result
}

const refused: Refused<Problem> = { problems: [emailTokenInvalid] }
