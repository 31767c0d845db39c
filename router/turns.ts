import { LRUCache } from 'lru-cache'
import { type LightSignal, onAbort } from '../subgraphs/_shared/abort.ts'

/** What a client may use while others want something too. */
export interface TurnLimits {
  /** Requests of one client that are handled at the same time. */
  atOnce: number
  /** Requests of one client that wait for their turn. */
  waiting: number
  /** Longest wait for a turn. */
  waitMs: number
  /**
   * Time that the turns of all clients may take together, in ms per second; n turns at the same time take an nth each. Beyond
   * it, the client that takes most pauses, until it takes no more than the next one.
   */
  capacityMs: number
  /** Time that each client may take in any case, in ms per second. */
  ownMs: number
  /** Time that a client may take before it has to pause. */
  burstMs: number
}

/** Time of turns, of which a share is forgotten as time passes. */
interface UsedTime {
  usedMs: number
  /** When this was true. */
  at: number
}

interface ClientTurns extends UsedTime {
  client: string
  running: number
  waiting: (() => void)[]
  /** Time that the client may still take at `at`. Negative if it took more. */
  creditMs: number
}

/** What a turn takes at least: receiving a request and answering it cost time besides the turn. */
const leastMs = 3

/** Over how long the time of earlier turns is forgotten. */
const memoryMs = 2_000

/**
 * Gives clients their turns, so that the requests of one wait for its own earlier ones and not for those of others.
 * Alone, a client may use everything; if several want more than there is, the one that takes most has to pause.
 */
export class Turns {
  readonly #limits: TurnLimits
  // A client that has been forgotten starts again with its burst.
  readonly #clients = new LRUCache<string, ClientTurns>({ max: 10_000 })
  #running = 0
  /** Time in which something ran, divided by the number of turns at the time. */
  #sharedMs = 0
  #sharedAt = 0
  readonly #all: UsedTime = { usedMs: 0, at: 0 }
  /** The two clients that took most, first the one that took more. All forget alike, so only a turn can change who they are. */
  #most: ClientTurns[] = []

  constructor(limits: TurnLimits) {
    this.#limits = limits
  }

  /** Whether a client has so many requests waiting that it would get no turn. */
  isFull = (client: string): boolean => (this.#clients.get(client)?.waiting.length ?? 0) >= this.#limits.waiting

  /** A turn that is free at the moment, see `take`; null if there is none. */
  takeNow(client: string): (() => void) | null {
    const own = this.#of(client)
    if (own.running >= this.#limits.atOnce) return null
    own.running += 1
    return this.#turn(own)
  }

  /**
   * Waits for a turn.
   * @param signal aborts when nobody waits for the turn any more
   * @returns a function that ends the turn; null if the client has too many requests waiting, or waited too long
   */
  take(client: string, signal?: LightSignal): Promise<(() => void) | null> {
    const free = this.takeNow(client)
    if (free) return Promise.resolve(free)
    const own = this.#of(client)
    if (own.waiting.length >= this.#limits.waiting) return Promise.resolve(null)
    return new Promise((resolve) => {
      const giveUp = () => {
        own.waiting = own.waiting.filter((other) => other !== start)
        own.creditMs -= leastMs
        settle(null)
      }
      const deadline = setTimeout(giveUp, this.#limits.waitMs).unref()
      const settle = (turn: (() => void) | null) => {
        clearTimeout(deadline)
        stopListening?.()
        resolve(turn)
      }
      const start = () => settle(this.#turn(own))
      const stopListening = signal && onAbort(signal, giveUp)
      own.waiting.push(start)
    })
  }

  #of(client: string): ClientTurns {
    const known = this.#clients.get(client)
    if (known) return known
    const { burstMs: creditMs } = this.#limits
    const own: ClientTurns = { client, running: 0, waiting: [], creditMs, usedMs: 0, at: performance.now() }
    this.#clients.set(client, own)
    return own
  }

  #turn(own: ClientTurns): () => void {
    const start = this.#sharedTime()
    this.#running += 1
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      const tookMs = Math.max(leastMs, this.#sharedTime() - start)
      this.#running -= 1
      const pauseMs = this.#pauseAfter(own, tookMs)
      if (pauseMs > 0) setTimeout(() => this.#next(own), pauseMs).unref()
      else this.#next(own)
    }
  }

  #sharedTime(): number {
    const now = performance.now()
    if (this.#running > 0) this.#sharedMs += (now - this.#sharedAt) / this.#running
    this.#sharedAt = now
    return this.#sharedMs
  }

  #pauseAfter(own: ClientTurns, tookMs: number): number {
    const { capacityMs, ownMs, burstMs, atOnce } = this.#limits
    const now = performance.now()
    const other = this.#most.find(({ client }) => client !== own.client)
    // Less than this is nothing.
    const most = other && rateOf(other, now) >= 1 ? rateOf(other, now) : 0
    const free = capacityMs - Math.max(0, rateOf(this.#all, now) - rateOf(own, now))
    const share = Math.max(free, most, ownMs)
    own.creditMs = Math.min(burstMs, own.creditMs + ((now - own.at) * share) / 1_000) - tookMs
    use(own, tookMs, now)
    use(this.#all, tookMs, now)
    const others = this.#most.filter(({ client }) => client !== own.client)
    this.#most = [...others, own].sort((a, b) => used(b, now) - used(a, now)).slice(0, 2)
    // Alone, or beside a client that takes more, it does not have to make up for anything.
    if (most === 0 || rateOf(own, now) <= most) own.creditMs = Math.max(0, own.creditMs)
    return own.creditMs >= 0 ? 0 : (-own.creditMs * 1_000) / share / atOnce
  }

  #next(own: ClientTurns): void {
    const start = own.waiting.shift()
    if (start) start()
    else own.running -= 1
  }
}

const used = ({ usedMs, at }: UsedTime, now: number): number => usedMs * Math.exp((at - now) / memoryMs)

function use(time: UsedTime, tookMs: number, now: number): void {
  time.usedMs = used(time, now) + tookMs
  time.at = now
}

const rateOf = (time: UsedTime, now: number): number => (used(time, now) * 1_000) / memoryMs
