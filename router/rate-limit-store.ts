import type { Logger } from 'pino'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { connectRedis } from './redis.ts'

/** What is left of a limit. */
export interface Allowance {
  /** -1 once the limit is exceeded. */
  remaining: number
  /** All that the key has used in this minute, with what it was refused. */
  used: number
  /** Milliseconds until all of it is there again. */
  resetMs: number
}

/** Counts what clients use of limits per minute. */
export interface RateLimitStore {
  /** Uses `points` of the limit `name` for a key, of `maximum` per minute. */
  consume(name: string, key: string, points: number, maximum: number): Promise<Allowance>
  close(): Promise<void>
}

/** Counts in Redis, so that several routers share their limits; without a URL, in the memory of this process. */
export const createRateLimitStore = async (redisUrl: string | undefined, log: Logger): Promise<RateLimitStore> =>
  redisUrl ? redisStore(redisUrl, log) : memoryStore()

export function memoryStore(): RateLimitStore {
  const limiterOf = cached((name, maximum) => new RateLimiterMemory({ keyPrefix: name, points: maximum, duration: 60 }))
  return {
    consume: (name, key, points, maximum) => allowanceOf(limiterOf(name, maximum).consume(key, points)),
    close: async () => {},
  }
}

/** A request never waits longer for Redis. */
const commandTimeoutMs = 100

/** While Redis doesn't respond, each router counts alone, so the limits are looser but never gone. */
async function redisStore(url: string, log: Logger): Promise<RateLimitStore> {
  const { client, ask, close } = await connectRedis(url, log, {
    timeoutMs: commandTimeoutMs,
    down: 'rate limits are counted in this process only',
    up: 'Rate limits are counted in Redis again',
  })
  const memory = memoryStore()
  const limiterOf = cached(
    (name, maximum) =>
      new RateLimiterRedis({
        storeClient: client,
        keyPrefix: `bunri:${name}`,
        points: maximum,
        duration: 60,
        rejectIfRedisNotReady: true,
      }),
  )
  return {
    consume: async (name, key, points, maximum) =>
      (await ask(() => allowanceOf(limiterOf(name, maximum).consume(key, points)))) ??
      memory.consume(name, key, points, maximum),
    close: async () => close(),
  }
}

/** A limiter for each name. */
function cached<T>(create: (name: string, maximum: number) => T): (name: string, maximum: number) => T {
  const limiters = new Map<string, T>()
  return (name, maximum) => {
    const limiter = limiters.get(name) ?? create(name, maximum)
    limiters.set(name, limiter)
    return limiter
  }
}

/** @throws what a limiter throws besides its refusal */
async function allowanceOf(consumed: Promise<RateLimiterRes>): Promise<Allowance> {
  try {
    const { remainingPoints, consumedPoints, msBeforeNext } = await consumed
    return { remaining: remainingPoints, used: consumedPoints, resetMs: msBeforeNext }
  } catch (error) {
    if (error instanceof RateLimiterRes)
      return { remaining: -1, used: error.consumedPoints, resetMs: error.msBeforeNext }
    throw error
  }
}
