import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { isRefused, type Refused } from '../../../_shared/refusals.ts'
import type { Config } from '../../config.ts'
import { type AccountRow, type SessionRow, sessions } from '../../db/schema.ts'
import { lockIfUnchanged } from '../passwords/lock-account.ts'
import { dummyHash, verifyPassword } from '../passwords/passwords.ts'
import { type Problem, proofInvalid } from '../refusals.ts'
import { recordEvent } from '../security-events/security-events.ts'
import { attemptPassword } from '../throttle/password-attempts.ts'
import type { Throttle } from '../throttle/throttle.ts'

/** How long a session may make sensitive changes after the person proved who they are. */
export const recentMs = 10 * 60_000

/** Whether the person of a session proved who they are a short time ago. */
export const isRecent = ({ confirmedAt }: SessionRow): boolean => Date.now() - confirmedAt.getTime() < recentMs

/**
 * Makes a session recent if the password is that of its account. Attempts count as sign-ins do: whoever has copied an access token
 * can't guess more often.
 * @throws RATE_LIMITED when too many passwords are being hashed
 */
export async function reauthenticate(
  db: Db,
  { throttle, config: { peppers } }: { throttle: Throttle; config: Pick<Config, 'peppers'> },
  { session, account, proof, network }: { session: SessionRow; account: AccountRow; proof: string; network: string },
): Promise<{ validUntil: Date } | Refused<Problem>> {
  const emailKey = account.emailKey ?? account.id
  const verify = async () =>
    (await verifyPassword(account.passwordHash ?? dummyHash, proof, peppers)) ? account : null
  const verified = await attemptPassword(throttle, { emailKey, network }, verify, proofInvalid)
  if (isRefused(verified)) return verified
  return (await confirm(db, session, account)) ?? { problems: [proofInvalid] }
}

// Null if the session has ended or the password was changed while it was being verified.
async function confirm(db: Db, session: SessionRow, account: AccountRow): Promise<{ validUntil: Date } | null> {
  return db.transaction(async (tx) => {
    if (!(await lockIfUnchanged(tx, account))) return null
    const confirmedAt = new Date()
    const rows = await tx
      .update(sessions)
      .set({ confirmedAt })
      .where(and(eq(sessions.id, session.id), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id })
    if (rows.length === 0) return null
    await recordEvent(tx, session, { kind: 'REAUTHENTICATED' })
    return { validUntil: new Date(confirmedAt.getTime() + recentMs) }
  })
}
