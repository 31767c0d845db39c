import { setImmediate } from 'node:timers/promises'
import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { withoutSecrets } from '../subgraphs/_shared/errors.ts'

/** A connection to Redis for which no request waits longer than a moment. */
export interface RedisConnection {
  client: Redis
  /** What a command returns; undefined if Redis doesn't respond in time, or did not a moment ago. */
  ask<T>(command: (client: Redis) => Promise<T>): Promise<T | undefined>
  /** Whether the last command had an answer in time. */
  isUp(): boolean
  close(): void
}

/** After a failure, the time without another attempt. */
const retryMs = 2_000

/**
 * Connects to Redis, or goes on without it for as long as it doesn't respond.
 * @param use.timeoutMs after which a request doesn't wait for a command
 * @param use.down follows "Redis does not respond; " in the log
 * @param use.up is logged when it responds again
 */
export async function connectRedis(
  url: string,
  log: Logger,
  { timeoutMs, down, up }: { timeoutMs: number; down: string; up: string },
): Promise<RedisConnection> {
  const { Redis } = await import('ioredis')
  const client = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 1_000,
    commandTimeout: 2 * timeoutMs,
    retryStrategy: (attempt) => Math.min(attempt * 200, retryMs),
  })
  // Each request that finds Redis out of reach learns of it by its own command.
  client.on('error', () => {})
  const reasonOf = (error: unknown) => withoutSecrets(error instanceof Error ? error.message : String(error))
  const problem = await client.connect().then(() => null, reasonOf)

  let triedAt = Number.NEGATIVE_INFINITY
  let isDown = problem !== null
  if (isDown) log.warn({ reason: problem }, `Redis does not respond; ${down}`)
  return {
    client,
    async ask(command) {
      if (isDown && performance.now() - triedAt < retryMs) return undefined
      // Of many requests, one tries.
      triedAt = performance.now()
      try {
        const answer = await within(timeoutMs, command(client))
        if (isDown) log.info(up)
        isDown = false
        return answer
      } catch (error) {
        if (!isDown) log.warn({ reason: reasonOf(error) }, `Redis does not respond; ${down}`)
        isDown = true
        triedAt = performance.now()
        return undefined
      }
    },
    isUp: () => !isDown,
    close: () => client.disconnect(),
  }
}

/** @throws Error after the time, unless the answer is there and only this process was too busy to read it */
async function within<T>(timeoutMs: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(async () => {
      await setImmediate()
      reject(new Error(`no answer within ${timeoutMs} ms`))
    }, timeoutMs)
  })
  try {
    return await Promise.race([answer, deadline])
  } finally {
    clearTimeout(timer)
  }
}
