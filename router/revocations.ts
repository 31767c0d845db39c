import { setTimeout } from 'node:timers/promises'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Viewer } from '../subgraphs/_shared/viewer.ts'
import type { Transport } from './data-sources.ts'
import { revocationIntervalMs, revocationsStaleMs } from './limits.ts'

/** The access tokens that auth has revoked before they expire. */
export interface Revocations {
  /** Whether the session of a token has ended, or the person's scopes are others now. */
  isRevoked(viewer: Viewer): Promise<boolean>
  /** Whether auth has not answered for so long that revocations may be missing. */
  isStale(): boolean
  stop(): Promise<void>
}

/** How long a revocation is kept: the five minutes of an access token, and one more for clocks and delays. */
const keptMs = 6 * 60_000

/**
 * How far each question goes back behind the last revocation: a transaction that commits late makes its row visible after newer
 * ones, and the clock of another database server may be behind.
 */
const overlapMs = 60_000

const answerShape = z.object({
  revocations: z.array(
    z.object({
      number: z.string(),
      sessionId: z.string().nullable(),
      userId: z.string().nullable(),
      scopes: z.array(z.string()).nullable(),
      recordedAt: z.iso.datetime(),
    }),
  ),
})

const query = `query Revocations($first: Int!, $since: DateTime, $after: ID) {
  revocations(first: $first, since: $since, after: $after) { number sessionId userId scopes recordedAt }
}`

type Revocation = z.infer<typeof answerShape>['revocations'][number]

interface Kept<T> {
  value: T
  untilMs: number
}

/**
 * Asks auth every second for revoked access tokens, over the connection that the router has anyway. Returns after the first
 * answer, or without one when auth doesn't answer.
 */
export async function followRevocations(
  auth: Transport,
  log: Logger,
  { intervalMs = revocationIntervalMs, staleMs = revocationsStaleMs, pageSize = 5_000 } = {},
): Promise<Revocations> {
  const sessions = new Map<string, Kept<true>>()
  const scopes = new Map<string, Kept<string>>()
  const stopping = new AbortController()
  let since: string | undefined
  let answeredMs = Number.NEGATIVE_INFINITY
  let isFailing = false

  const page = async (after: string | undefined) => {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(2 * revocationIntervalMs)])
    const variables = { first: pageSize, ...(since && { since }), ...(after && { after }) }
    const { result } = await auth.execute({ query, variables }, {}, signal)
    return answerShape.parse(result.data).revocations
  }

  const ask = async () => {
    const askedMs = performance.now()
    const untilMs = askedMs + keptMs
    let latest: Revocation | undefined
    let found: Revocation[]
    do {
      // Somebody may have ended all sessions at once.
      found = await page(latest?.number)
      for (const { sessionId, userId, scopes: granted } of found) {
        if (sessionId) sessions.set(sessionId, { value: true, untilMs })
        if (userId) scopes.set(userId, { value: textOf(granted ?? []), untilMs })
      }
      latest = found.at(-1) ?? latest
    } while (found.length === pageSize)
    // By the clock of auth's database only: this process may have another time.
    if (latest) since = new Date(Date.parse(latest.recordedAt) - overlapMs).toISOString()
    forget(sessions)
    forget(scopes)
    answeredMs = askedMs
  }

  const poll = async () => {
    try {
      await ask()
      if (isFailing) log.info('auth names revoked tokens again')
      isFailing = false
    } catch (error) {
      const { name: type, message: reason } = error instanceof Error ? error : new Error(String(error))
      if (!isFailing && !stopping.signal.aborted) log.warn({ type, reason }, 'auth did not name revoked tokens')
      isFailing = true
    }
  }

  let running = poll()
  let queued: Promise<void> | undefined
  /** Asks after the current question; several callers share one. */
  const askNext = () => {
    queued ??= running.then(() => {
      queued = undefined
      running = poll()
      return running
    })
    return queued
  }
  await running
  const following = (async () => {
    while (!stopping.signal.aborted) {
      // Before the first answer, no mutation with a token runs.
      const waitMs = answeredMs < 0 ? intervalMs / 4 : intervalMs
      await setTimeout(waitMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
      if (!stopping.signal.aborted) await askNext()
    }
  })()
  return {
    async isRevoked({ userId, sessionId, scopes: given }) {
      if (sessions.has(sessionId)) return true
      const hasOthers = () => (scopes.get(userId)?.value ?? textOf(given)) !== textOf(given)
      // They may have changed once more, and the token may be newer than the last answer.
      if (hasOthers()) await askNext()
      return hasOthers()
    },
    isStale: () => performance.now() - answeredMs > staleMs,
    async stop() {
      stopping.abort()
      await following
    },
  }
}

const textOf = (scopes: readonly string[]): string => scopes.toSorted().join(' ')

function forget(kept: Map<string, Kept<unknown>>): void {
  const now = performance.now()
  for (const [key, { untilMs }] of kept) if (untilMs < now) kept.delete(key)
}
