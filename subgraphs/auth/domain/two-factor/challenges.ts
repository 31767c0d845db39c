import { randomBytes } from 'node:crypto'
import { and, eq, gt, lt, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { isRefused, type Refused } from '../../../_shared/refusals.ts'
import { accounts, type ChallengeRow, twoFactorChallenges } from '../../db/schema.ts'
import type { SignInMethod, TokenDelivery, TwoFactorMethod } from '../../types.generated.ts'
import { challengeInvalid, codeInvalid, type Problem, tooManyAttempts } from '../refusals.ts'
import { recordEvent } from '../security-events/security-events.ts'
import { type OpenSession, openSession } from '../sessions/sessions.ts'
import { requireDeliverable } from '../sessions/token-delivery.ts'
import type { Throttle } from '../throttle/throttle.ts'
import { digestOf } from '../verification/link-tokens.ts'
import { spendCode, type TypedCode } from './codes.ts'
import type { Secrets } from './enrollment.ts'
import { countRecoveryCodes } from './recovery-codes.ts'

/** How long the second factor may take (OWASP ASVS 5.0, 6.5.5: at most ten minutes). */
const lifetimeMs = 5 * 60_000

/** Codes that may be tried per challenge; then the person signs in again, where the limits of the password count. */
const attemptsMax = 5

type ChallengeDevice = Pick<ChallengeRow, 'deviceName' | 'platform' | 'tokenDelivery' | 'method'>

/** A sign-in whose first proof was right and whose second factor is missing. */
export interface Challenge {
  challengeToken: string
  methods: TwoFactorMethod[]
  expiresAt: Date
}

/** The new session, and where the sign-in wanted its refresh token. */
type Completed = OpenSession & { tokenDelivery: TokenDelivery }

interface Answer extends TypedCode {
  challengeToken: string
  network: string
  /** Whether the router can give the client a cookie. */
  hasCookie: boolean
}

/** Asks for the second factor. The token is stored as a digest. */
export async function createChallenge(
  db: Db,
  accountId: string,
  { device, method }: { device: Omit<ChallengeDevice, 'method'>; method: SignInMethod },
): Promise<Challenge> {
  const challengeToken = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + lifetimeMs)
  const row = { tokenHash: digestOf(challengeToken), accountId, ...device, method, createdAt: new Date(), expiresAt }
  await db.insert(twoFactorChallenges).values(row)
  const codesLeft = await countRecoveryCodes(db, accountId)
  return { challengeToken, methods: codesLeft > 0 ? ['TOTP', 'RECOVERY_CODE'] : ['TOTP'], expiresAt }
}

/**
 * Opens the session of a challenge if the code is right. Attempts are counted before they are made, so that parallel ones
 * can't exceed the limit. A challenge is good for one session.
 * @throws BAD_USER_INPUT when the sign-in wanted its refresh token in a cookie, and this request can't get one
 */
export async function completeChallenge(
  db: Db,
  { secrets, throttle }: { secrets: Secrets; throttle: Throttle },
  { challengeToken, method, code, network, hasCookie }: Answer,
): Promise<Completed | Refused<Problem>> {
  const tokenHash = digestOf(challengeToken)
  const isOpen = and(eq(twoFactorChallenges.tokenHash, tokenHash), gt(twoFactorChallenges.expiresAt, new Date()))
  const [challenge] = await db
    .update(twoFactorChallenges)
    .set({ attempts: sql`${twoFactorChallenges.attempts} + 1` })
    .where(and(isOpen, lt(twoFactorChallenges.attempts, attemptsMax)))
    .returning()
  if (!challenge) return { problems: [challengeInvalid] }
  const { accountId, deviceName, platform, method: signInMethod, tokenDelivery } = challenge
  requireDeliverable(tokenDelivery, hasCookie)
  const attempt = await throttle.countSecondFactor(accountId, network)
  if (attempt.retryAfterSeconds !== null) return { problems: [tooManyAttempts(attempt.retryAfterSeconds)] }
  const result = await db.transaction(async (tx): Promise<Completed | Refused<Problem>> => {
    if (!(await lockIfGood(tx, challenge))) return { problems: [challengeInvalid] }
    if (!(await spendCode(tx, secrets, accountId, { method, code }))) return { problems: [codeInvalid] }
    await tx.delete(twoFactorChallenges).where(eq(twoFactorChallenges.tokenHash, tokenHash))
    const opened = await openSession(tx, secrets.refreshSecret, {
      accountId,
      deviceName,
      platform,
      method: signInMethod,
    })
    if (method === 'RECOVERY_CODE') await recordEvent(tx, opened.session, { kind: 'RECOVERY_CODE_USED' })
    return { ...opened, tokenDelivery }
  })
  if (!isRefused(result)) await attempt.undo()
  return result
}

// A password that changed, a ban and the start of a deletion end the sign-ins that had only begun. Whoever gets the lock of the
// challenge is the only one to answer it, so a code is used up only for a session.
async function lockIfGood(tx: Db, { tokenHash, accountId, createdAt }: ChallengeRow): Promise<boolean> {
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId)).for('share')
  if (!account || account.bannedAt || account.deletionStartedAt) return false
  if (account.passwordChangedAt && account.passwordChangedAt > createdAt) return false
  const isChallenge = eq(twoFactorChallenges.tokenHash, tokenHash)
  return (await tx.select().from(twoFactorChallenges).where(isChallenge).for('update')).length > 0
}
