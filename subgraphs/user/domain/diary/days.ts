import { msPerDay, utcOffsetMs, wallClockAt } from '../../../_shared/local-time.ts'

/** How many years back an entry may be. */
export const yearsBack = 5

/** The calendar date in a time zone. */
export const dayIn = (timeZone: string, now: Date): string => wallClockAt(timeZone, now).day

/** UTC offset of a time zone on a calendar date, at noon UTC, in minutes. */
export const offsetMinutesOn = (timeZone: string, day: string): number =>
  Math.round(utcOffsetMs(timeZone, Date.parse(`${day}T12:00:00Z`)) / 60_000)

/**
 * Whether an entry may have a date: not before the same date five years ago, and not after the date that it is in UTC+14,
 * the time zone where a day begins first. So the local date is accepted wherever the person is, also before the client
 * has changed the time zone of the profile.
 */
export function isDayInRange(day: string, now: Date): boolean {
  const latest = new Date(now.getTime() + 14 * 60 * 60_000).toISOString().slice(0, 10)
  const today = now.toISOString().slice(0, 10)
  // 29 February is compared as a text, so it needs no date of that name five years ago.
  return day <= latest && day >= `${Number(today.slice(0, 4)) - yearsBack}${today.slice(4)}`
}

/** The first days of a month, of the one before it and of the one after it. @param month 1 to 12 */
export function monthBounds(year: number, month: number): { previous: string; first: string; next: string } {
  const firstOf = (months: number) => new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
  return { previous: firstOf(-1), first: firstOf(0), next: firstOf(1) }
}

/** Whole days from one date to another; negative if the other is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / msPerDay)
