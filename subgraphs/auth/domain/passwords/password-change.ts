import type { Db } from '../../../_shared/db.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { isRefused, type Refused } from '../../../_shared/refusals.ts'
import type { Config } from '../../config.ts'
import type { AccountRow, SessionRow } from '../../db/schema.ts'
import { announceMail } from '../mail/outbox.ts'
import { currentPasswordInvalid, type Problem } from '../refusals.ts'
import { requireActive } from '../sessions/sessions.ts'
import { attemptPassword } from '../throttle/password-attempts.ts'
import type { Throttle } from '../throttle/throttle.ts'
import type { LeakCheck } from './leaked-range.ts'
import { lockIfUnchanged } from './lock-account.ts'
import { newPasswordProblem, replacePassword } from './password-replacement.ts'
import { hashPassword, isPasswordOf } from './passwords.ts'

interface Services {
  throttle: Throttle
  config: Pick<Config, 'peppers'>
  isLeaked: LeakCheck
}

/**
 * Changes the password of the account of a session, and ends its other sessions. A wrong current password counts as a
 * failed sign-in: somebody with a stolen access token can't guess it. An account without a password gets its first one; the caller
 * has to require a recent sign-in for that, because there is no current password to ask for.
 * @throws RATE_LIMITED when too many passwords are being hashed
 * @throws UNAUTHENTICATED when the session ended meanwhile
 */
export async function changePassword(
  db: Db,
  services: Services,
  { session, account }: { session: SessionRow; account: AccountRow },
  input: { currentPassword: string; newPassword: string; locale: Locale; network: string },
): Promise<{ changedAt: Date } | Refused<Problem>> {
  const problem = await newPasswordProblem(input.newPassword, account.email ?? '', services.isLeaked)
  if (problem) return { problems: [problem] }
  if (account.passwordHash !== null) {
    const verified = await verifyCurrent(services, account, input)
    if (isRefused(verified)) return verified
  }
  const passwordHash = await hashPassword(input.newPassword, services.config.peppers)
  const result = await db.transaction(async (tx) => {
    if (!(await lockIfUnchanged(tx, account, 'no key update'))) return { problems: [currentPasswordInvalid] }
    await requireActive(tx, session)
    return replacePassword(tx, { accountId: account.id, passwordHash, locale: input.locale, session })
  })
  if (!isRefused(result)) announceMail()
  return result
}

function verifyCurrent(
  { throttle, config: { peppers } }: Services,
  account: AccountRow,
  { currentPassword, network }: { currentPassword: string; network: string },
): Promise<AccountRow | Refused<Problem>> {
  const verify = async () => ((await isPasswordOf(account, currentPassword, peppers)) ? account : null)
  return attemptPassword(
    throttle,
    { emailKey: account.emailKey ?? account.id, network },
    verify,
    currentPasswordInvalid,
  )
}
