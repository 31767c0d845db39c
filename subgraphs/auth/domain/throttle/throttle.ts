import { createHmac } from 'node:crypto'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import type { Db } from '../../../_shared/db.ts'
import { rateLimits } from '../../db/schema.ts'
import { deriveKey } from '../keys/derive-key.ts'
import { mailboxOf } from './mailbox.ts'

export type Throttle = ReturnType<typeof createThrottle>

/** Minimum seconds between two mails that one network requests for one address. */
const mailPauseSeconds = 60

/** Maximum number of mails to one mailbox in any hour, of all kinds together and from all networks. */
export const mailsPerHourMax = 3

/**
 * Rate limits, counted in the database under keyed digests, so that the rows reveal neither addresses nor networks.
 * - Sign-in: 5 failures in 15 minutes for an account and a network; 100 failures an hour for a network. An account has
 *   no limit across all networks, so nobody can lock somebody else out.
 * - Second factor: as sign-in, and 20 failures an hour for an account over all networks.
 * - Sign-ins that begin at a provider or with a passkey, and additions of either: 300 an hour for a network, since each stores a row.
 * - Mails: one a minute to an address and 100 an hour, both per requesting network; three an hour to a mailbox, whatever the
 *   network. Each of the three has a limiter of its own, which a mail blocks for an hour, so that no hour has a fourth.
 */
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
  const accountSignIns = limiter('sign-in', 5, 15 * 60)
  const networkSignIns = limiter('sign-ins', 100, 60 * 60)
  const signInStarts = limiter('sign-in-starts', 300, 60 * 60)
  const secondFactors = limiter('second-factor', 20, 60 * 60)
  const mailsToAddress = limiter('mail', 1, mailPauseSeconds)
  const mailsToMailbox = Array.from({ length: mailsPerHourMax }, (_, nth) =>
    limiter(`mail-of-hour-${nth + 1}`, 1, 60 * 60),
  )
  const mailsFromNetwork = limiter('mails', 100, 60 * 60)
  const key = deriveKey(secret, 'throttle')
  const digest = (...parts: string[]) => createHmac('sha256', key).update(parts.join('\n')).digest('base64url')

  return {
    /**
     * Counts a sign-in attempt before it is made, so that concurrent attempts can't exceed the limit. `undo`
     * uncounts an attempt that didn't fail. `retryAfterSeconds` is null when the attempt is allowed.
     */
    async countSignIn(emailKey: string, network: string) {
      const accountKey = digest(emailKey, network)
      const networkKey = digest(network)
      const waits = await Promise.all([consume(accountSignIns, accountKey), consume(networkSignIns, networkKey)])
      const waitMs = Math.max(...waits)
      return {
        retryAfterSeconds: waitMs > 0 ? Math.ceil(waitMs / 1000) : null,
        /** Uncounts the attempt. A success also clears the earlier failures for this account and network. */
        async undo(outcome: 'succeeded' | 'not-made') {
          await Promise.all([
            outcome === 'succeeded' ? accountSignIns.delete(accountKey) : accountSignIns.reward(accountKey),
            networkSignIns.reward(networkKey),
          ])
        },
      }
    },

    /**
     * Counts an attempt at a one-time code, as `countSignIn` does, and for the account over all networks: whoever tries knows
     * the password or has a session, so the account's owner loses less by a wait than by a guess.
     */
    async countSecondFactor(accountId: string, network: string) {
      const [networkKey, accountKey] = [digest('second factor', accountId, network), digest(accountId)]
      const waits = await Promise.all([consume(accountSignIns, networkKey), consume(secondFactors, accountKey)])
      const waitMs = Math.max(...waits)
      return {
        retryAfterSeconds: waitMs > 0 ? Math.ceil(waitMs / 1000) : null,
        /** Uncounts an attempt that succeeded, and clears the earlier failures of this network. */
        async undo() {
          await Promise.all([accountSignIns.delete(networkKey), secondFactors.reward(accountKey)])
        },
      }
    },

    /** Counts the beginning of a sign-in of a network. Returns the seconds to wait; null when it is allowed. */
    async countSignInStart(network: string): Promise<number | null> {
      const waitMs = await consume(signInStarts, digest(network))
      return waitMs > 0 ? Math.ceil(waitMs / 1000) : null
    },

    /** Counts a mail request of a network. Returns the seconds to wait; null when the request is allowed. */
    async countMailRequest(network: string): Promise<number | null> {
      const waitMs = await consume(mailsFromNetwork, digest(network))
      return waitMs > 0 ? Math.ceil(waitMs / 1000) : null
    },

    /** Whether a mail to an address, known or unknown, is allowed, and when the next one is. Counts an allowed mail. */
    async countMailTo(emailKey: string, network: string): Promise<{ allowed: boolean; nextAt: Date }> {
      const pauseMs = await consume(mailsToAddress, digest(emailKey, network))
      const now = Date.now()
      if (pauseMs > 0) return { allowed: false, nextAt: new Date(now + pauseMs) }
      const { allowed, waitMs } = await consumeFirst(mailsToMailbox, digest(mailboxOf(emailKey)))
      return { allowed, nextAt: new Date(now + Math.max(waitMs, allowed ? mailPauseSeconds * 1000 : 0)) }
    },
  }
}

// Counts an attempt with the first limiter that allows it. `waitMs` is the time until one of them allows another.
async function consumeFirst(
  limiters: readonly RateLimiterDrizzle[],
  key: string,
): Promise<{ allowed: boolean; waitMs: number }> {
  const waits: number[] = []
  for (const [index, limiter] of limiters.entries()) {
    const waitMs = await consume(limiter, key)
    if (waitMs > 0) {
      waits.push(waitMs)
      continue
    }
    const others = await Promise.all(limiters.slice(index + 1).map((other) => other.get(key)))
    return { allowed: true, waitMs: Math.min(...waits, ...others.map((taken) => taken?.msBeforeNext ?? 0)) }
  }
  return { allowed: false, waitMs: Math.min(...waits) }
}

// Counts an attempt. Returns the milliseconds to wait; 0 when the attempt is within the limit.
async function consume(limiter: RateLimiterDrizzle, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(refusal.msBeforeNext, 1)
    throw refusal
  }
}
