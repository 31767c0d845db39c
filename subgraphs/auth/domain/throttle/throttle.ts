import { createHmac } from 'node:crypto'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import type { Db } from '../../../_shared/db.ts'
import { rateLimits } from '../../db/schema.ts'
import { derivedKey } from '../keys/derived-key.ts'

export type Throttle = ReturnType<typeof createThrottle>

/** Seconds between two mails to one address that one network asks for. */
const mailPauseSeconds = 60

/** Counts tries in the database, under keyed digests, so that neither addresses nor networks can be read from it. */
export function createThrottle(db: Db, secret: string) {
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterDrizzle({
      storeClient: db,
      schema: rateLimits,
      keyPrefix,
      points,
      duration,
      clearExpiredByTimeout: false,
    })
  const signInsToAccount = limiter('sign-in', 5, 15 * 60)
  const signInsFromNetwork = limiter('sign-ins', 100, 60 * 60)
  const mailsToAddress = limiter('mail', 1, mailPauseSeconds)
  const mailsFromNetwork = limiter('mails', 100, 60 * 60)
  const key = derivedKey(secret, 'throttle')
  const digest = (...parts: string[]) => createHmac('sha256', key).update(parts.join('\n')).digest('base64url')

  return {
    /**
     * Counts a try at signing in before it is made, so that tries at the same moment can't slip through; `forget` takes it
     * back when it didn't fail. `retryAfterSeconds` is null when the try may be made.
     */
    async signIn(emailKey: string, network: string) {
      const account = digest(emailKey, network)
      const from = digest(network)
      const waits = await Promise.all([wait(signInsToAccount, account), wait(signInsFromNetwork, from)])
      const waitMs = Math.max(...waits)
      return {
        retryAfterSeconds: waitMs > 0 ? Math.ceil(waitMs / 1000) : null,
        /** A success wipes out the failures on this account before it; a try that wasn't made counts as none. */
        async forget(outcome: 'succeeded' | 'not-made') {
          await Promise.all([
            outcome === 'succeeded' ? signInsToAccount.delete(account) : signInsToAccount.reward(account),
            signInsFromNetwork.reward(from),
          ])
        },
      }
    },

    /** Counts that a network asks for a mail; the seconds to wait when it asked for too many, or else null. */
    async mailsFrom(network: string): Promise<number | null> {
      const waitMs = await wait(mailsFromNetwork, digest(network))
      return waitMs > 0 ? Math.ceil(waitMs / 1000) : null
    },

    /** Whether a mail may go to an address, known or not, and when the next one may. Counts it when it may. */
    async mailTo(emailKey: string, network: string): Promise<{ allowed: boolean; nextAt: Date }> {
      const waitMs = await wait(mailsToAddress, digest(emailKey, network))
      return { allowed: waitMs === 0, nextAt: new Date(Date.now() + (waitMs || mailPauseSeconds * 1000)) }
    },
  }
}

// Counts one, and tells how many milliseconds it is too early; 0 for a try within the limit.
async function wait(limiter: RateLimiterDrizzle, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(refusal.msBeforeNext, 1)
    throw refusal
  }
}
