import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { isRefused, type Refused } from '../../../_shared/refusals.ts'
import type { Config } from '../../config.ts'
import { type AccountRow, type SessionRow, sessions } from '../../db/schema.ts'
import type { ReauthenticationMethod, TwoFactorMethod } from '../../types.generated.ts'
import { lockIfUnchanged } from '../passwords/lock-account.ts'
import { isPasswordOf } from '../passwords/passwords.ts'
import { type Problem, proofCodeInvalid, proofInvalid, tooManyAttempts } from '../refusals.ts'
import { recordEvent } from '../security-events/security-events.ts'
import { attemptPassword } from '../throttle/password-attempts.ts'
import type { Throttle } from '../throttle/throttle.ts'
import { spendCode } from '../two-factor/codes.ts'

/** How long a session may make sensitive changes after the person proved who they are. */
export const recentMs = 10 * 60_000

/** Whether the person of a session proved who they are a short time ago. */
export const isRecent = ({ confirmedAt }: SessionRow): boolean => Date.now() - confirmedAt.getTime() < recentMs

interface Services {
  throttle: Throttle
  config: Pick<Config, 'peppers' | 'keySecret' | 'refreshSecret'>
}

interface Proof<Method extends ReauthenticationMethod = ReauthenticationMethod> {
  session: SessionRow
  account: AccountRow
  method: Method
  proof: string
  network: string
}

type Confirmed = { validUntil: Date } | Refused<Problem>

/**
 * Makes a session recent if the password is that of its account, or the code one that its account has not used. Attempts count as
 * those of a sign-in do: whoever has copied an access token can't guess more often.
 * @throws RATE_LIMITED when too many passwords are being hashed
 */
export async function reauthenticate(db: Db, services: Services, attempt: Proof): Promise<Confirmed> {
  const { method } = attempt
  return method === 'PASSWORD' ? withPassword(db, services, attempt) : withCode(db, services, { ...attempt, method })
}

async function withPassword(
  db: Db,
  { throttle, config: { peppers } }: Services,
  { session, account, proof, network }: Proof,
): Promise<Confirmed> {
  const emailKey = account.emailKey ?? account.id
  const verify = async () => ((await isPasswordOf(account, proof, peppers)) ? account : null)
  const verified = await attemptPassword(throttle, { emailKey, network }, verify, proofInvalid)
  if (isRefused(verified)) return verified
  return db.transaction(async (tx) => {
    // The password may have been changed, or the person banned, while it was being verified.
    const confirmed = (await lockIfUnchanged(tx, account)) ? await confirm(tx, session) : null
    return confirmed ?? { problems: [proofInvalid] }
  })
}

async function withCode(
  db: Db,
  { throttle, config }: Services,
  { session, account, method, proof, network }: Proof<TwoFactorMethod>,
): Promise<Confirmed> {
  const attempt = await throttle.countSecondFactor(account.id, network)
  if (attempt.retryAfterSeconds !== null) return { problems: [tooManyAttempts(attempt.retryAfterSeconds)] }
  const result = await db.transaction(async (tx): Promise<Confirmed> => {
    const refused = { problems: [proofCodeInvalid] }
    if (!(await lockIfUnchanged(tx, account))) return refused
    if (!(await spendCode(tx, config, account.id, { method, code: proof }))) return refused
    if (method === 'RECOVERY_CODE') await recordEvent(tx, session, { kind: 'RECOVERY_CODE_USED' })
    return (await confirm(tx, session)) ?? refused
  })
  if (!isRefused(result)) await attempt.undo()
  return result
}

// Null if the session has ended meanwhile.
async function confirm(tx: Db, session: SessionRow): Promise<{ validUntil: Date } | null> {
  const confirmedAt = new Date()
  const rows = await tx
    .update(sessions)
    .set({ confirmedAt })
    .where(and(eq(sessions.id, session.id), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id })
  if (rows.length === 0) return null
  await recordEvent(tx, session, { kind: 'REAUTHENTICATED' })
  return { validUntil: new Date(confirmedAt.getTime() + recentMs) }
}
