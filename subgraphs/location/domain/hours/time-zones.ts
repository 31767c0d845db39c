import { msPerDay, utcOffsetMs } from '../../../_shared/local-time.ts'

/**
 * The moments at which the clocks of a zone show `minute` minutes after midnight of a day: usually one, two when the
 * clocks go back. When the clocks skip that time, it is the moment of the jump.
 */
export function momentsOf(timeZone: string, day: string, minute: number): Date[] {
  const wallClockMs = Date.parse(`${day}T00:00:00Z`) + minute * 60_000
  // No zone changes its offset twice within two days, so one of these two applies.
  const [before, after] = [utcOffsetMs(timeZone, wallClockMs - msPerDay), utcOffsetMs(timeZone, wallClockMs + msPerDay)]
  const found = [...new Set([wallClockMs - before, wallClockMs - after])].filter(
    (at) => at + utcOffsetMs(timeZone, at) === wallClockMs,
  )
  if (found.length > 0) return found.sort((a, b) => a - b).map((at) => new Date(at))
  return [new Date(jumpBetween(timeZone, wallClockMs - msPerDay, wallClockMs + msPerDay) ?? wallClockMs - before)]
}

/** The moment at which the clocks of a zone change on a day; null on most days. */
export function clockChange(timeZone: string, day: string): Date | null {
  const [start] = momentsOf(timeZone, day, 0)
  const from = start?.getTime() ?? 0
  const jump = jumpBetween(timeZone, from - 1_000, from + msPerDay)
  return jump === null ? null : new Date(jump)
}

// Binary search, accurate to the second.
function jumpBetween(timeZone: string, from: number, to: number): number | null {
  const offset = utcOffsetMs(timeZone, from)
  if (utcOffsetMs(timeZone, to) === offset) return null
  let [low, high] = [from, to]
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000
    if (utcOffsetMs(timeZone, middle) === offset) low = middle
    else high = middle
  }
  return high
}
