import { addDays, wallClockAt, weekdayIndex } from '../../../_shared/local-time.ts'
import { type DayKind, dayKind, dayKinds } from './day-kinds.ts'
import { type Hours, hoursOn, mayCutNight, minutesOfDay } from './hours.ts'
import type { Calendar } from './opening.ts'

// The database stores hours as minutes on one number line. Each kind of day (ordinary, holiday, each named one …) has
// seven weekdays on it, and each weekday has two days' worth of minutes, since a span may end on the next day. A moment
// is then one or two numbers, so SQL needs neither a calendar nor a clock, and the index on points still serves the
// page.
//
// A night that a holiday may cut is on a second line, below zero. Only a moment on an ordinary day is on that line too.

/** The minutes at which a place is known to be open, as a multirange of PostgreSQL. */
export function openMinutes(hours: Hours): string {
  const ranges = dayKinds.flatMap((kind) =>
    hours.week.flatMap((_, weekday) =>
      (hoursOn(hours, weekday, kind) ?? []).flatMap(([opens, closes]) => {
        const start = firstMinuteOf(kind, weekday)
        if (closes <= minutesOfDay || !mayCutNight(hours, kind, 'HOLIDAY')) return range(start + opens, start + closes)
        const midnight = start + minutesOfDay
        return [range(start + opens, midnight), range(midnight - lineLength, start + closes - lineLength)]
      }),
    ),
  )
  return `{${ranges.join()}}`
}

/**
 * The minutes that a moment is in a calendar, as a multirange: one counted from that day and one from the day before, on
 * ordinary days on both lines.
 */
export function minutesAt({ timeZone, countryCode }: Calendar, moment: Date): string {
  const { day, minute } = wallClockAt(timeZone, moment)
  const before = addDays(day, -1)
  const kind = dayKind(countryCode, day)
  const today = firstMinuteOf(kind, weekdayIndex(day)) + minute
  const yesterday = firstMinuteOf(dayKind(countryCode, before), weekdayIndex(before)) + minutesOfDay + minute
  const minutes = [today, yesterday, ...(kind === 'ORDINARY' ? [yesterday - lineLength] : [])]
  return `{${minutes.map((at) => range(at, at + 1)).join()}}`
}

/** The first minute of a kind of day on a weekday (0 is Monday). */
export const firstMinuteOf = (kind: DayKind, weekday: number): number =>
  (dayKinds.indexOf(kind) * 7 + weekday) * 2 * minutesOfDay

/** Longer than the line of all kinds of days. Stored minutes depend on it. */
const lineLength = 10_000_000

const range = (from: number, to: number) => `[${from},${to})`
