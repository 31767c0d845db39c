import { LRUCache } from 'lru-cache'

// Days are strings, `YYYY-MM-DD`, and arithmetic on them uses UTC, so the time zone of the machine is irrelevant.

/** Local date and time of day in a time zone. */
export interface WallClock {
  day: string
  /** Minutes since midnight. */
  minute: number
}

/** The day `count` days after a day; before it if `count` is negative. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * msPerDay).toISOString().slice(0, 10)

/** Index of the weekday, from 0 for Monday to 6 for Sunday. */
/** The names of the weekdays in the graph, Monday first. */
export const weekdayNames = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const

export const weekdayIndex = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/** Local date and time of day in an IANA time zone at a point in time. */
export function wallClockAt(timeZone: string, moment: Date): WallClock {
  const shown = new Date(moment.getTime() + utcOffsetMs(timeZone, moment.getTime())).toISOString()
  return { day: shown.slice(0, 10), minute: Number(shown.slice(11, 13)) * 60 + Number(shown.slice(14, 16)) }
}

/** UTC offset of a time zone in milliseconds, positive east of Greenwich. @param moment in milliseconds since 1970 */
export function utcOffsetMs(timeZone: string, moment: number): number {
  if (moment < firstRegularMs) return computeOffsetMs(timeZone, moment)
  const key = `${timeZone} ${Math.floor(moment / regularMs)}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const offset = computeOffsetMs(timeZone, moment)
  offsets.set(key, offset)
  return offset
}

// Since 1980, clocks have changed at whole quarters of an hour only. A schedule asks for the same evenings again and again, and Intl
// takes some microseconds for each.
const firstRegularMs = Date.UTC(1980, 0, 1)
const regularMs = 15 * 60_000
const offsets = new LRUCache<string, number>({ max: 20_000 })

function computeOffsetMs(timeZone: string, moment: number): number {
  const [day, month, year, hour, minute, second] = formatOf(timeZone).format(moment).split(/\D+/).map(Number)
  const shown = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)
  return shown - Math.floor(moment / 1_000) * 1_000
}

export const msPerDay = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()

// Creating a format takes as long as using it a hundred times.
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' })
  formats.set(timeZone, format)
  return format
}
