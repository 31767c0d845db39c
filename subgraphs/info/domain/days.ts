import type { Weekday } from '../types.generated.ts'

// Days are strings, `YYYY-MM-DD`, reckoned in UTC: the zone of the machine plays no part.

/** Monday first. */
export const weekdays: readonly Weekday[] = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
]

/** The day so many days later. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)

/** So many days, the first one first. */
export const daysFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(first, index))

export const weekdayOf = (day: string): Weekday =>
  weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'MONDAY'

/** The day and the time of day, `HH:MM`, that clocks show so many minutes after they showed others. */
export function minutesLater(day: string, time: string, minutes: number): { date: string; time: string } {
  const end = new Date(Date.parse(`${day}T${time}:00Z`) + minutes * 60_000).toISOString()
  return { date: end.slice(0, 10), time: end.slice(11, 16) }
}

/** How many such weekdays its month has had, itself among them, from 1: the 8th to the 14th are in week 2. */
export const weekOfMonth = (day: string): number => Math.ceil(Number(day.slice(8)) / 7)

/** How many years lie between two days; less than 0 when the second is earlier. */
export const yearsBetween = (day: string, later: string): number =>
  (Date.parse(later) - Date.parse(day)) / 86_400_000 / 365.25

/** The day that it is in a time zone at a moment. */
export const dayAt = (moment: Date, timeZone: string): string => wallClock(moment.getTime(), timeZone).slice(0, 10)

/** The day that it is in the country whose rules the catalogue tells. */
export const dayOfCatalogue = (): string => dayAt(new Date(), 'Asia/Seoul')

/**
 * The moment of a time of day, `HH:MM`, in a time zone. Where clocks go back, one that comes twice is the first; where they go
 * forward, one that is left out is reckoned as before the change (RFC 5545, 3.3.5).
 */
export function momentAt(day: string, time: string, timeZone: string): Date {
  const wanted = `${day}T${time}:00`
  const asUtc = Date.parse(`${wanted}Z`)
  const [before = 0, after = 0] = [-1, 1].map((side) => asUtc - offsetMs(asUtc + side * dayMs, timeZone))
  const isAfterChange = wallClock(before, timeZone) !== wanted && wallClock(after, timeZone) === wanted
  return new Date(isAfterChange ? after : before)
}

/** `momentAt` in one time zone, with its answers kept: a year of rules asks for the same evenings again and again. */
export function createClock(timeZone: string): (day: string, time: string) => Date {
  const known = new Map<string, Date>()
  return (day, time) => {
    const key = `${day}T${time}`
    const moment = known.get(key) ?? momentAt(day, time, timeZone)
    known.set(key, moment)
    return moment
  }
}

const dayMs = 86_400_000

/** What clocks show, as `YYYY-MM-DDTHH:MM:SS`. */
const wallClock = (moment: number, timeZone: string): string => formatOf(timeZone).format(moment).replace(' ', 'T')

/** How far clocks are ahead of UTC. */
const offsetMs = (moment: number, timeZone: string): number =>
  Date.parse(`${wallClock(moment, timeZone)}Z`) - Math.floor(moment / 1000) * 1000

const formats = new Map<string, Intl.DateTimeFormat>()

// Making a format takes as long as using it a hundred times.
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  formats.set(timeZone, format)
  return format
}
