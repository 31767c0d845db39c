import { msPerDay, utcOffsetMs } from '../../../_shared/local-time.ts'

/**
 * The moments at which the clocks of a zone show so many minutes after a day's midnight: one as a rule, two when they are put
 * back. Where they skip that time, the moment of the jump.
 */
export function momentsOf(timeZone: string, day: string, minute: number): Date[] {
  const shown = Date.parse(`${day}T00:00:00Z`) + minute * 60_000
  // No zone changes twice within two days, so it has one of these offsets.
  const [before, behind] = [utcOffsetMs(timeZone, shown - msPerDay), utcOffsetMs(timeZone, shown + msPerDay)]
  const found = [...new Set([shown - before, shown - behind])].filter((at) => at + utcOffsetMs(timeZone, at) === shown)
  if (found.length > 0) return found.sort((a, b) => a - b).map((at) => new Date(at))
  return [new Date(jumpBetween(timeZone, shown - msPerDay, shown + msPerDay) ?? shown - before)]
}

/** The moment at which the clocks of a zone are changed on a day; null on most days. */
export function clockChange(timeZone: string, day: string): Date | null {
  const [start] = momentsOf(timeZone, day, 0)
  const from = start?.getTime() ?? 0
  const jump = jumpBetween(timeZone, from - 1_000, from + msPerDay)
  return jump === null ? null : new Date(jump)
}

// To the second, by halving.
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
