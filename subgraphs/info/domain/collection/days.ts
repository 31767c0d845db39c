import { koreanTimeZone } from '../../../_shared/korea/regions.ts'
import { addDays, msPerDay, utcOffsetMs, wallClockAt, weekdayIndex, weekdayNames } from '../../../_shared/local-time.ts'
import type { Weekday } from '../../types.generated.ts'

/** All weekdays, Monday first. */
export const weekdays: readonly Weekday[] = weekdayNames

/** `count` consecutive days, starting with `first`. */
export const daysFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(first, index))

export const weekdayOf = (day: string): Weekday => weekdays[weekdayIndex(day)] ?? 'MONDAY'

/** The day and the time of day, `HH:MM`, that clocks show `minutes` later. Ignores changes to and from summer time. */
export function addMinutes(day: string, time: string, minutes: number): { date: string; time: string } {
  const end = new Date(Date.parse(`${day}T${time}:00Z`) + minutes * 60_000).toISOString()
  return { date: end.slice(0, 10), time: end.slice(11, 16) }
}

/** Which occurrence of its weekday in the month a day is, from 1: the 8th to the 14th are the second. */
export const weekOfMonth = (day: string): number => Math.ceil(Number(day.slice(8)) / 7)

/** The years between two days, as a fraction; negative if the second day is earlier. */
export const yearsBetween = (day: string, later: string): number =>
  (Date.parse(later) - Date.parse(day)) / 86_400_000 / 365.25

/** The calendar day in a time zone at a moment. */
export const dayAt = (moment: Date, timeZone: string): string => wallClockAt(timeZone, moment).day

/** Today in Korea, the country of the catalogue. */
export const todayInKorea = (): string => dayAt(new Date(), koreanTimeZone)

/**
 * The moment of a time of day, `HH:MM`, in a time zone. A time that occurs twice when clocks go back is the first
 * occurrence. A time that clocks skip when they go forward uses the offset before the change (RFC 5545, 3.3.5).
 */
export function momentAt(day: string, time: string, timeZone: string): Date {
  const shown = Date.parse(`${day}T${time}:00Z`)
  const [before = 0, after = 0] = [-1, 1].map((side) => shown - utcOffsetMs(timeZone, shown + side * msPerDay))
  const isConsistent = (moment: number) => moment + utcOffsetMs(timeZone, moment) === shown
  return new Date(!isConsistent(before) && isConsistent(after) ? after : before)
}

/** `momentAt` for one time zone, memoised: the rules of a year need the same evenings again and again. */
export function memoiseMomentAt(timeZone: string): (day: string, time: string) => Date {
  const known = new Map<string, Date>()
  return (day, time) => {
    const key = `${day}T${time}`
    const moment = known.get(key) ?? momentAt(day, time, timeZone)
    known.set(key, moment)
    return moment
  }
}
