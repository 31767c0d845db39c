/** When each answer came, by its operation and variables. */
const times = new Map<string, number>()
const timesMax = 500

const keyOf = (operation: string, variables: unknown): string => `${operation} ${JSON.stringify(variables ?? {})}`

export function noteAnswer(operation: string, variables: unknown): void {
  const key = keyOf(operation, variables)
  times.delete(key)
  times.set(key, Date.now())
  for (const oldest of times.keys()) {
    if (times.size <= timesMax) break
    times.delete(oldest)
  }
}

/** When the graph last answered this; null if it never did. */
export function answeredAt(operation: string, variables: unknown): Date | null {
  const time = times.get(keyOf(operation, variables))
  return time === undefined ? null : new Date(time)
}

export const answerTimes = (): [string, number][] => [...times]

export function restoreAnswerTimes(kept: [string, number][]): void {
  for (const [key, time] of kept) times.set(key, time)
}

export const forgetAnswerTimes = (): void => times.clear()
