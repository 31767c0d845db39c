// Days are strings, `YYYY-MM-DD`, reckoned in UTC: the zone of the machine plays no part.

/** What the clocks of a zone show. */
export interface WallClock {
  day: string
  /** Minutes since midnight. */
  minute: number
}

/** The day so many days later. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * msPerDay).toISOString().slice(0, 10)

/** 0 for a Monday to 6 for a Sunday. */
export const weekdayIndex = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/** What the clocks of an IANA time zone show at a moment. */
export function wallClockAt(timeZone: string, moment: Date): WallClock {
  const shown = new Date(moment.getTime() + utcOffsetMs(timeZone, moment.getTime())).toISOString()
  return { day: shown.slice(0, 10), minute: Number(shown.slice(11, 13)) * 60 + Number(shown.slice(14, 16)) }
}

/** The time that the clocks of a zone show at a moment, less that of UTC, all in milliseconds. */
export function utcOffsetMs(timeZone: string, moment: number): number {
  const [day, month, year, hour, minute, second] = formatOf(timeZone).format(moment).split(/\D+/).map(Number)
  const shown = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)
  return shown - Math.floor(moment / 1_000) * 1_000
}

export const msPerDay = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()

// Making a format takes as long as using it a hundred times.
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' })
  formats.set(timeZone, format)
  return format
}
