import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  CircuitState,
  CountBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
} from 'cockatiel'
import type { Logger } from 'pino'
import { type LightSignal, onAbort } from '../subgraphs/_shared/abort.ts'
import { traced } from '../subgraphs/_shared/tracing.ts'
import type { Transport } from './data-sources.ts'
import type { FetchOutcome, FetchTimes } from './metrics/fetch-times.ts'

/** When a subgraph is asked no more for a while, and how many fetches it has at a time. */
export interface BreakerLimits {
  /** How many of the last fetches count, and how many there have to be. More than half of them failed. */
  size: number
  minimum: number
  /** Time until it is asked again. It doubles with each try that fails, up to the second value. */
  restMs: number
  restMsMax: number
  /** Fetches that are on their way at a time; more wait for their turn. */
  atOnce: number
  waiting: number
  /** Longest wait for a turn: while a subgraph hangs, requests that need others stay within reach. */
  waitMs: number
}

export const breakerLimits: BreakerLimits = {
  ...{ size: 20, minimum: 10, restMs: 1_000, restMsMax: 5_000 },
  ...{ atOnce: 100, waiting: 2_000, waitMs: 1_000 },
}

/** A subgraph whose fetches have failed, or that has too many at the moment, was not asked. */
export class NotAsked extends Error {}

/** A subgraph refused a request: its answer has a status below 500, so it works, and the request is to blame. */
export class RequestRefused extends Error {}

/** A transport that stops asking while most fetches fail. */
export interface GuardedTransport extends Transport {
  /** Whether the subgraph is not asked for now. */
  isOpen(): boolean
}

/**
 * Asks a subgraph only while most of its last fetches had an answer in time. After a rest, one fetch tries whether it answers again;
 * the others fail at once meanwhile, so nobody waits for a subgraph that hangs.
 */
export function guarded(
  transport: Transport,
  log: Logger,
  limits = breakerLimits,
  note: FetchTimes['note'] = () => {},
): GuardedTransport {
  const { size, minimum, restMs, restMsMax, atOnce, waiting, waitMs } = limits
  const { name } = transport
  const isTrial = () => breaker.state === CircuitState.HalfOpen
  // Of a trial whose client leaves, nobody knows the end.
  const counts = handleWhen((error) => isTrial() || !(error instanceof RequestRefused || error instanceof ClientLeft))
  const breaker = circuitBreaker(counts, {
    halfOpenAfter: new ExponentialBackoff({ initialDelay: restMs, maxDelay: restMsMax }),
    breaker: new CountBreaker({ threshold: 0.5, size, minimumNumberOfCalls: minimum }),
  })
  const places = bulkhead(atOnce, waiting)
  /** Runs work once there is a place for it. @throws NotAsked if there is none in time, or the signal's reason */
  const inTurn = <T>(work: () => Promise<T>, signal: LightSignal): Promise<T> => {
    if (places.executionSlots > 0) return places.execute(work)
    return new Promise((resolve, reject) => {
      let isWaiting = true
      const begin = () => {
        isWaiting = false
        clearTimeout(deadline)
        stopListening()
      }
      const giveUp = (reason: unknown) => {
        begin()
        reject(reason)
      }
      const leave = () =>
        giveUp(hasLeft(signal) ? new ClientLeft('The client left', { cause: signal.reason }) : signal.reason)
      const deadline = setTimeout(() => giveUp(new NotAsked(`${name} had ${atOnce} fetches for ${waitMs} ms`)), waitMs)
      const stopListening = onAbort(signal, leave)
      const started = places.execute(async () => {
        if (!isWaiting) return
        begin()
        await work().then(resolve, reject)
      })
      started.catch(giveUp)
    })
  }
  let isOpen = false
  breaker.onBreak(() => {
    if (!isOpen) log.warn({ subgraph: name }, 'A subgraph does not answer and is asked no more, but for trials')
    isOpen = true
  })
  breaker.onReset(() => {
    log.info({ subgraph: name }, 'A subgraph answers again')
    isOpen = false
  })

  return {
    ...transport,
    isOpen: () => isOpen,
    async execute(operation, headers, signal) {
      const began = performance.now()
      const end = (outcome: FetchOutcome) => note(name, outcome, (performance.now() - began) / 1_000)
      try {
        // The policy would make the others wait for the trial.
        if (isTrial()) throw new NotAsked(`${name} is being tried`)
        const send = () =>
          traced(`fetch ${name}`, { 'graphql.operation.name': operation.operationName ?? '' }, () =>
            transport.execute(operation, headers, signal),
          ).catch((error: unknown) => {
            throw hasLeft(signal) ? new ClientLeft('The client left', { cause: error }) : error
          })
        const response = await inTurn(() => breaker.execute(send), signal)
        end('answered')
        return response
      } catch (error) {
        const isFull = error instanceof BulkheadRejectedError
        const isResting = error instanceof NotAsked || error instanceof BrokenCircuitError
        end(isFull || isResting ? 'not-asked' : error instanceof ClientLeft ? 'left' : 'failed')
        if (error instanceof BrokenCircuitError) throw new NotAsked(`${name} did not answer before`)
        if (isFull) throw new NotAsked(`${waiting} fetches wait for ${name} already`)
        throw error instanceof ClientLeft ? error.cause : error
      }
    },
  }
}

class ClientLeft extends Error {}

/** Whether a signal was aborted by somebody who waits no more, not by a deadline. */
const hasLeft = (signal: LightSignal): boolean => signal.aborted && signal.reason?.name !== 'TimeoutError'
