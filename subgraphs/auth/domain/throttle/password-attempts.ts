import type { Refused } from '../../../_shared/refusals.ts'
import { type Problem, tooManyAttempts } from '../refusals.ts'
import type { Throttle } from './throttle.ts'

/**
 * The account whose password `verify` found right, or `mismatch`. Every place that takes a password counts it as a sign-in, so that
 * none allows more guesses than another.
 * @throws RATE_LIMITED when too many passwords are being hashed; the attempt does not count then
 */
export async function attemptPassword<Account extends object>(
  throttle: Throttle,
  { emailKey, network }: { emailKey: string; network: string },
  verify: () => Promise<Account | null>,
  mismatch: Problem,
): Promise<Account | Refused<Problem>> {
  const attempt = await throttle.countSignIn(emailKey, network)
  if (attempt.retryAfterSeconds !== null) return { problems: [tooManyAttempts(attempt.retryAfterSeconds)] }
  const account = await verify().catch(async (fault: unknown) => {
    await attempt.undo('not-made')
    throw fault
  })
  if (!account) return { problems: [mismatch] }
  await attempt.undo('succeeded')
  return account
}
