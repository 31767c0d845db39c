import { eq } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { isRefused, type Refused } from '../../../_shared/refusals.ts'
import type { Config } from '../../config.ts'
import { accounts, type SessionRow } from '../../db/schema.ts'
import { announceMail } from '../mail/outbox.ts'
import { currentPasswordInvalid, type Problem } from '../refusals.ts'
import { attemptPassword } from '../throttle/password-attempts.ts'
import type { Throttle } from '../throttle/throttle.ts'
import type { LeakCheck } from './leaked-range.ts'
import { lockIfUnchanged } from './lock-account.ts'
import { newPasswordProblem, replacePassword } from './password-replacement.ts'
import { dummyHash, hashPassword, verifyPassword } from './passwords.ts'

/**
 * Changes the password of the account of a session, and ends its other sessions. A wrong current password counts as a
 * failed sign-in: somebody with a stolen access token can't guess it.
 * @throws RATE_LIMITED when too many passwords are being hashed
 */
export async function changePassword(
  db: Db,
  {
    throttle,
    config: { peppers },
    isLeaked,
  }: { throttle: Throttle; config: Pick<Config, 'peppers'>; isLeaked: LeakCheck },
  session: SessionRow,
  input: { currentPassword: string; newPassword: string; locale: Locale; network: string },
): Promise<{ changedAt: Date } | Refused<Problem>> {
  const [account] = await db.select().from(accounts).where(eq(accounts.id, session.accountId))
  if (!account) throw new Error(`The session has no account: ${session.id}`)
  const problem = await newPasswordProblem(input.newPassword, account.email ?? '', isLeaked)
  if (problem) return { problems: [problem] }

  const origin = { emailKey: account.emailKey ?? account.id, network: input.network }
  const verify = async () =>
    (await verifyPassword(account.passwordHash ?? dummyHash, input.currentPassword, peppers)) ? account : null
  const verified = await attemptPassword(throttle, origin, verify, currentPasswordInvalid)
  if (isRefused(verified)) return verified

  const passwordHash = await hashPassword(input.newPassword, peppers)
  const result = await db.transaction(async (tx) => {
    if (!(await lockIfUnchanged(tx, account, 'no key update'))) return { problems: [currentPasswordInvalid] }
    return replacePassword(tx, { accountId: account.id, passwordHash, locale: input.locale, session })
  })
  if (!isRefused(result)) announceMail()
  return result
}
