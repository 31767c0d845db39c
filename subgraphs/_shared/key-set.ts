import { setTimeout } from 'node:timers/promises'
import { createLocalJWKSet, errors, type JWK, type JWTVerifyGetKey } from 'jose'
import type { Logger } from 'pino'
import { refusalError } from './http-refusals.ts'

/**
 * How long a key set is used before it is read again, and how long an HTTP cache may keep it.
 *
 * A removed key is refused everywhere within 60 s, as long as auth can be reached: a cache on the way may return the set for
 * 20 s, a process uses it for 20 s from the moment it asked for it, a read takes at most 3 s, and after one that failed the
 * last keys are used for 5 s without waiting. Together that is less than 50 s.
 */
export const keySetSeconds = 20

/** For tests that can't wait for the real times. */
export interface KeySetTimes {
  cacheMs: number
  /** Least time between the starts of two reads, whatever tokens arrive. */
  cooldownMs: number
  /** Longest that a read may take. */
  readTimeoutMs: number
  /** How long no request waits for a read after one has failed. */
  failureMs: number
  /** How long keys are accepted after they were read last. */
  maxAgeMs: number
}

const defaults: KeySetTimes = {
  cacheMs: keySetSeconds * 1_000,
  cooldownMs: 500,
  readTimeoutMs: 3_000,
  failureMs: 5_000,
  maxAgeMs: 24 * 60 * 60_000,
}

/** Public keys, and the time since they were read from auth. */
export interface AgedKeys {
  keys: readonly JWK[]
  ageMs: number
}

/**
 * The key set that verifies access tokens, read every 20 seconds and when a token names an unknown key. While reading fails,
 * the last keys remain valid for 24 hours.
 *
 * jose's `createRemoteJWKSet` refuses an unknown key for a while after a read, though auth may have just created it, asks
 * again with each token while auth is down, and goes by the clock of the machine, which somebody may set back.
 * @param read fails when the keys can't be read
 * @param options.initial keys of an earlier process, for the case that the first read fails
 */
export function cachedKeySet(
  read: () => Promise<readonly JWK[]>,
  { initial, log, times = {} }: { initial?: AgedKeys; log?: Logger; times?: Partial<KeySetTimes> } = {},
): JWTVerifyGetKey {
  const { cacheMs, cooldownMs, readTimeoutMs, failureMs, maxAgeMs } = { ...defaults, ...times }
  // However young they are, auth is asked first: their age is by the clock of the machine.
  const initialMs = performance.now() - Math.max(initial?.ageMs ?? 0, cacheMs)
  let known = initial && { find: keyFinder(initial.keys), sinceMs: initialMs }
  let startedMs = Number.NEGATIVE_INFINITY
  let failedMs: number | undefined
  let reading: Promise<void> | undefined
  let queued: Promise<void> | undefined

  const readOnce = async () => {
    startedMs = performance.now()
    try {
      known = { find: keyFinder(await inTime(read(), readTimeoutMs)), sinceMs: startedMs }
      if (failedMs !== undefined) log?.info('The keys of access tokens can be read again')
      failedMs = undefined
    } catch (error) {
      const { name: type, message: reason } = error instanceof Error ? error : new Error(String(error))
      if (failedMs === undefined) log?.warn({ type, reason }, 'The keys of access tokens could not be read')
      failedMs = performance.now()
    }
  }
  /** A read that starts after this call; all callers until then share it. It never rejects. */
  const readNext = () => {
    queued ??= (async () => {
      await reading
      const waitMs = startedMs + cooldownMs - performance.now()
      if (waitMs > 0) await setTimeout(waitMs, undefined, { ref: false })
      queued = undefined
      reading = readOnce().finally(() => {
        reading = undefined
      })
      await reading
    })()
    return queued
  }
  const age = () => (known ? performance.now() - known.sinceMs : Number.POSITIVE_INFINITY)
  const hasJustFailed = () => failedMs !== undefined && performance.now() - failedMs < failureMs
  const find: JWTVerifyGetKey = async (header, token) => {
    if (!known || age() > maxAgeMs) throw unavailable()
    return known.find(header, token)
  }

  return async (header, token) => {
    if (age() >= cacheMs) {
      const read = reading ?? readNext()
      // Otherwise every request would wait for an auth that hangs.
      if (!hasJustFailed()) await read
    }
    try {
      return await find(header, token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
      // Auth may have created the key after the last read started: a new key signs at once when the last one was removed.
      await readNext()
      return find(header, token)
    }
  }
}

const keyFinder = (keys: readonly JWK[]) => createLocalJWKSet({ keys: [...keys] })

async function inTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  const done = new AbortController()
  const tooLate = setTimeout(timeoutMs, undefined, { signal: done.signal, ref: false }).then(() => {
    throw new Error(`Reading took more than ${timeoutMs} ms.`)
  })
  return Promise.race([work, tooLate]).finally(() => done.abort())
}

const unavailable = () =>
  refusalError({
    status: 503,
    message: 'Access tokens cannot be verified right now; try again in a few seconds.',
    code: 'SERVICE_UNAVAILABLE',
    headers: { 'retry-after': '1' },
  })
