/** What the clocks of a zone show. */
export interface WallClock {
  day: string
  /** Minutes since midnight. */
  minute: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** What the clocks of an IANA time zone show at a moment. */
export function clockAt(timeZone: string, moment: Date): WallClock {
  const shown = new Date(moment.getTime() + offsetAt(timeZone, moment.getTime())).toISOString()
  return { day: shown.slice(0, 10), minute: Number(shown.slice(11, 13)) * 60 + Number(shown.slice(14, 16)) }
}

/**
 * The moments at which the clocks of a zone show so many minutes after a day's midnight: one as a rule, two when they are put
 * back. Where they skip that time, the moment of the jump.
 */
export function momentsOf(timeZone: string, day: string, minute: number): Date[] {
  const shown = Date.parse(`${day}T00:00:00Z`) + minute * 60_000
  // No zone changes twice within two days, so it has one of these offsets.
  const [before, behind] = [offsetAt(timeZone, shown - msOfDay), offsetAt(timeZone, shown + msOfDay)]
  const found = [...new Set([shown - before, shown - behind])].filter((at) => at + offsetAt(timeZone, at) === shown)
  if (found.length > 0) return found.sort((a, b) => a - b).map((at) => new Date(at))
  return [new Date(jumpBetween(timeZone, shown - msOfDay, shown + msOfDay) ?? shown - before)]
}

/** The moment at which the clocks of a zone are changed on a day; null on most days. */
export function clockChange(timeZone: string, day: string): Date | null {
  const [start] = momentsOf(timeZone, day, 0)
  const from = start?.getTime() ?? 0
  const jump = jumpBetween(timeZone, from - 1_000, from + msOfDay)
  return jump === null ? null : new Date(jump)
}

const msOfDay = 86_400_000

// To the second, by halving.
function jumpBetween(timeZone: string, from: number, to: number): number | null {
  const offset = offsetAt(timeZone, from)
  if (offsetAt(timeZone, to) === offset) return null
  let [low, high] = [from, to]
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000
    if (offsetAt(timeZone, middle) === offset) low = middle
    else high = middle
  }
  return high
}

// The time that the clocks of a zone show, less that of UTC, in milliseconds.
function offsetAt(timeZone: string, moment: number): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' })
  formats.set(timeZone, format)
  const [day, month, year, hour, minute, second] = format.format(moment).split(/\D+/).map(Number)
  const shown = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)
  return shown - Math.floor(moment / 1_000) * 1_000
}
