import type { Logger } from 'pino'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { withoutSecrets } from '../subgraphs/_shared/errors.ts'

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

/** After a failure, the time without another attempt. */
const retryMs = 5_000

/** While Redis doesn't respond, each router counts alone, so the limits are looser but never gone. */
async function redisStore(url: string, log: Logger): Promise<RateLimitStore> {
  const { Redis } = await import('ioredis')
  const client = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 1_000,
    commandTimeout: commandTimeoutMs,
    retryStrategy: (attempt) => Math.min(attempt * 200, retryMs),
  })
  // Each request that finds Redis out of reach learns of it by its own command.
  client.on('error', () => {})
  await client.connect().catch(() => {})

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
  let failedAt = Number.NEGATIVE_INFINITY
  let isDown = false
  return {
    async consume(name, key, points, maximum) {
      if (isDown && performance.now() - failedAt < retryMs) return memory.consume(name, key, points, maximum)
      try {
        const allowance = await allowanceOf(limiterOf(name, maximum).consume(key, points))
        if (isDown) log.info('Rate limits are counted in Redis again')
        isDown = false
        return allowance
      } catch (error) {
        const reason = withoutSecrets(error instanceof Error ? error.message : String(error))
        if (!isDown) log.warn({ reason }, 'Redis does not respond; rate limits are counted in this process only')
        isDown = true
        failedAt = performance.now()
        return memory.consume(name, key, points, maximum)
      }
    },
    close: async () => client.disconnect(),
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
