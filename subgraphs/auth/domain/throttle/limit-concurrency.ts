import { rateLimited } from '../../../_shared/errors.ts'

/**
 * Takes work in turns: `most` pieces at a time, up to `waiting` more standing in line.
 * @throws RATE_LIMITED for work that finds the line full
 */
export function turns({ most, waiting }: { most: number; waiting: number }) {
  let running = 0
  const line: (() => void)[] = []
  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running < most) running++
    else if (line.length < waiting) await new Promise<void>((go) => line.push(go))
    else throw rateLimited('The service is busy; try again in a few seconds.')
    try {
      return await work()
    } finally {
      // Whoever stands in line first takes over the turn, so the number of those running stays.
      const next = line.shift()
      if (next) next()
      else running--
    }
  }
}
