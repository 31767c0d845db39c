import { addDays, msPerDay, utcOffsetMs, wallClockAt, weekdayIndex } from '../../../_shared/local-time.ts'
import type { Weekday } from '../../types.generated.ts'

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

/** So many days, the first one first. */
export const daysFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(first, index))

export const weekdayOf = (day: string): Weekday => weekdays[weekdayIndex(day)] ?? 'MONDAY'

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
export const dayAt = (moment: Date, timeZone: string): string => wallClockAt(timeZone, moment).day

/** The day that it is in the country whose rules the catalogue tells. */
export const dayOfCatalogue = (): string => dayAt(new Date(), 'Asia/Seoul')

/**
 * The moment of a time of day, `HH:MM`, in a time zone. Where clocks go back, one that comes twice is the first; where they go
 * forward, one that is left out is reckoned as before the change (RFC 5545, 3.3.5).
 */
export function momentAt(day: string, time: string, timeZone: string): Date {
  const shown = Date.parse(`${day}T${time}:00Z`)
  const [before = 0, after = 0] = [-1, 1].map((side) => shown - utcOffsetMs(timeZone, shown + side * msPerDay))
  const isRight = (moment: number) => moment + utcOffsetMs(timeZone, moment) === shown
  return new Date(!isRight(before) && isRight(after) ? after : before)
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
