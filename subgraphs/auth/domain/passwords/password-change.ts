import { eq } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { isRefused, type Refused } from '../../../_shared/refusals.ts'
import type { Config } from '../../config.ts'
import { accounts, type SessionRow } from '../../db/schema.ts'
import { announceMail } from '../mail/outbox.ts'
import { currentPasswordInvalid, type Problem, tooManyAttempts } from '../refusals.ts'
import type { Throttle } from '../throttle/throttle.ts'
import type { LeakCheck } from './leaked-range.ts'
import { newPasswordProblem, replacePassword } from './password-replacement.ts'
import { hashPassword, verifyPassword } from './passwords.ts'

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
  const isAccount = eq(accounts.id, session.accountId)
  const [account] = await db.select().from(accounts).where(isAccount)
  if (!account) throw new Error(`The session has no account: ${session.id}`)
  const problem = await newPasswordProblem(input.newPassword, account.email, isLeaked)
  if (problem) return { problems: [problem] }

  const attempt = await throttle.countSignIn(account.emailKey, input.network)
  if (attempt.retryAfterSeconds !== null) return { problems: [tooManyAttempts(attempt.retryAfterSeconds)] }
  const notMade = async (fault: unknown) => {
    await attempt.undo('not-made')
    throw fault
  }
  if (!(await verifyPassword(account.passwordHash, input.currentPassword, peppers).catch(notMade))) return refused
  await attempt.undo('succeeded')

  const passwordHash = await hashPassword(input.newPassword, peppers)
  const result = await db.transaction(async (tx) => {
    const [locked] = await tx.select().from(accounts).where(isAccount).for('no key update')
    // The password that was verified may have been changed meanwhile. Its hash alone may change with a sign-in.
    if (!locked || locked.passwordChangedAt?.getTime() !== account.passwordChangedAt?.getTime()) return refused
    const { accountId, id } = session
    return replacePassword(tx, { accountId, passwordHash, locale: input.locale, keptSessionId: id })
  })
  if (!isRefused(result)) announceMail()
  return result
}

const refused: Refused<Problem> = { problems: [currentPasswordInvalid] }
