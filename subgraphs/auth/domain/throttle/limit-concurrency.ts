import { rateLimited } from '../../../_shared/errors.ts'

/**
 * A function that runs at most `max` pieces of work at a time and queues up to `maxWaiting` more, first come, first
 * served.
 * @throws RATE_LIMITED when the queue is full
 */
export function limitConcurrency({ max, maxWaiting }: { max: number; maxWaiting: number }) {
  let running = 0
  const queue: (() => void)[] = []
  return async function limit<T>(work: () => Promise<T>): Promise<T> {
    if (running < max) running++
    else if (queue.length < maxWaiting) await new Promise<void>((start) => queue.push(start))
    else throw rateLimited('The service is busy; try again in a few seconds.')
    try {
      return await work()
    } finally {
      // The next in the queue takes over the slot, so `running` stays the same.
      const next = queue.shift()
      if (next) next()
      else running--
    }
  }
}
