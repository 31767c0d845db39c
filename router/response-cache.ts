import { LRUCache } from 'lru-cache'
import { abortSource, type LightSignal, onAbort } from '../subgraphs/_shared/abort.ts'
import { keptSecondsMax, publicAge } from './cache-control.ts'

/** The answer of a query: the body, and for how long it may be reused. */
export interface Answer {
  text: string
  /** The value of `Cache-Control`. */
  cacheControl: string
}

/** An answer that everybody may share, and how many seconds ago it was made. */
export interface KeptAnswer extends Answer {
  age: number
}

/** How many answers were kept ones, and how many were made for several requests at once. */
export interface AnswerCounts {
  kept: number
  shared: number
}

/** Keeps public answers, and makes one answer for equal requests of people who aren't signed in, while they wait for it. */
export interface ResponseCache {
  /** Undefined if there is none that is fresh. */
  get(key: string): KeptAnswer | undefined
  /**
   * The answer of `make`, which others with this key may wait for, too.
   * @param leaves aborts when this client leaves. What is being made is cancelled when all have left
   */
  share(key: string, leaves: LightSignal, make: (signal: LightSignal) => Promise<Answer>): Promise<Answer>
  /** Keeps an answer if everybody may share it. */
  keep(key: string, answer: Answer): void
  counts: AnswerCounts
}

/** @param memoryBytes for all answers, about */
export function responseCache(memoryBytes: number): ResponseCache {
  const answers = new LRUCache<string, Answer & { madeAt: number }>({
    maxSize: memoryBytes,
    ttl: keptSecondsMax * 1_000,
  })
  const running = new Map<string, { answer: Promise<Answer>; join(leaves: LightSignal): void }>()
  const counts = { kept: 0, shared: 0 }

  return {
    counts,
    get(key) {
      const found = answers.get(key)
      if (!found) return undefined
      counts.kept += 1
      return { ...found, age: Math.floor((Date.now() - found.madeAt) / 1_000) }
    },
    share(key, leaves, make) {
      const found = running.get(key)
      if (found) {
        counts.shared += 1
        found.join(leaves)
        return found.answer
      }
      const { signal, join } = untilAllLeave()
      join(leaves)
      const answer = make(signal).finally(() => running.delete(key))
      running.set(key, { answer, join })
      return answer
    },
    keep(key, answer) {
      const seconds = publicAge(answer.cacheControl)
      if (seconds === 0) return
      const ttl = Math.min(seconds, keptSecondsMax) * 1_000
      answers.set(key, { ...answer, madeAt: Date.now() }, { ttl, size: 2 * (key.length + answer.text.length) + 200 })
    },
  }
}

/** A signal that aborts when all clients have left that joined. */
function untilAllLeave(): { signal: LightSignal; join(leaves: LightSignal): void } {
  const { signal, abort } = abortSource()
  let waiting = 0
  const leave = () => {
    waiting -= 1
    if (waiting === 0) abort(new Error('The clients closed their connections.'))
  }
  return {
    signal,
    join(leaves) {
      waiting += 1
      if (leaves.aborted) leave()
      else onAbort(leaves, leave)
    },
  }
}
