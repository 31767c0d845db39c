import { LRUCache } from 'lru-cache'

/** What a client may use while others want something too. */
export interface TurnLimits {
  /** Requests of one client that are handled at the same time. */
  atOnce: number
  /** Requests of one client that wait for their turn. */
  waiting: number
  /** Longest wait for a turn. */
  waitMs: number
  /**
   * Time that one client's requests may take in all, in ms per second, if other clients sent something in the last
   * seconds. A client that took more pauses.
   */
  shareMs: number
  /** Time that a client may take before it has to pause. */
  burstMs: number
}

interface ClientTurns {
  running: number
  waiting: (() => void)[]
  /** Time that the client may still take. Negative if it took more. */
  creditMs: number
  creditAt: number
}

/** How long a client counts as one of the others after its last request. */
const presentMs = 2_000

/**
 * Gives clients their turns, so that the requests of one wait for its own earlier ones and not for those of others.
 * Alone, a client may use everything; beside others, it gets a share of the time.
 */
export class Turns {
  readonly #limits: TurnLimits
  // A client that has been forgotten starts again with its burst.
  readonly #clients = new LRUCache<string, ClientTurns>({ max: 10_000 })
  readonly #now: () => number
  /** The last two clients, and when they sent something. */
  #last: { client: string; at: number }[] = []

  constructor(limits: TurnLimits, now: () => number = () => performance.now()) {
    this.#limits = limits
    this.#now = now
  }

  /**
   * Waits for a turn.
   * @returns a function that ends the turn; null if the client has too many requests waiting, or waited too long
   */
  take(client: string): Promise<(() => void) | null> {
    const own = this.#of(client)
    this.#seen(client)
    if (own.running < this.#limits.atOnce) {
      own.running += 1
      return Promise.resolve(this.#turn(client, own))
    }
    if (own.waiting.length >= this.#limits.waiting) return Promise.resolve(null)
    return new Promise((resolve) => {
      const start = () => {
        clearTimeout(deadline)
        resolve(this.#turn(client, own))
      }
      const deadline = setTimeout(() => {
        own.waiting = own.waiting.filter((other) => other !== start)
        resolve(null)
      }, this.#limits.waitMs).unref()
      own.waiting.push(start)
    })
  }

  #of(client: string): ClientTurns {
    const known = this.#clients.get(client)
    if (known) return known
    const own: ClientTurns = { running: 0, waiting: [], creditMs: this.#limits.burstMs, creditAt: this.#now() }
    this.#clients.set(client, own)
    return own
  }

  #turn(client: string, own: ClientTurns): () => void {
    const start = this.#now()
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      const pauseMs = this.#pauseAfter(client, own, this.#now() - start)
      if (pauseMs > 0) setTimeout(() => this.#next(own), pauseMs).unref()
      else this.#next(own)
    }
  }

  #pauseAfter(client: string, own: ClientTurns, tookMs: number): number {
    const { shareMs, burstMs, atOnce } = this.#limits
    const now = this.#now()
    const earned = ((now - own.creditAt) * shareMs) / 1_000
    own.creditMs = Math.min(burstMs, own.creditMs + earned) - tookMs
    own.creditAt = now
    const isAlone = !this.#last.some((other) => other.client !== client && now - other.at < presentMs)
    if (isAlone) own.creditMs = Math.max(0, own.creditMs)
    return own.creditMs >= 0 ? 0 : (-own.creditMs * 1_000) / shareMs / atOnce
  }

  #next(own: ClientTurns): void {
    const start = own.waiting.shift()
    if (start) start()
    else own.running -= 1
  }

  #seen(client: string): void {
    this.#last = [{ client, at: this.#now() }, ...this.#last.filter((other) => other.client !== client)].slice(0, 2)
  }
}
