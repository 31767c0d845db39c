import { addDays, wallClockAt, weekdayIndex } from '../../../_shared/local-time.ts'
import { type DayKind, dayKind, dayKinds } from './day-kinds.ts'
import { type Hours, hoursOn, minutesOfDay } from './hours.ts'
import type { Calendar } from './opening.ts'

// The database stores hours as minutes on one number line. Each kind of day (ordinary, holiday, each named one …) has
// seven weekdays on it, and each weekday has two days' worth of minutes, since a span may end on the next day. A moment
// is then one or two numbers, so SQL needs neither a calendar nor a clock, and the index on points still serves the
// page.

/** The minutes at which a place is known to be open, as a multirange of PostgreSQL. */
export function openMinutes(hours: Hours): string {
  const ranges = dayKinds.flatMap((kind) =>
    hours.week.flatMap((_, weekday) =>
      (hoursOn(hours, weekday, kind) ?? []).map(([opens, closes]) => {
        const start = firstMinuteOf(kind, weekday)
        return `[${start + opens},${start + closes})`
      }),
    ),
  )
  return `{${ranges.join()}}`
}

/**
 * The two minutes that a moment is in a calendar, as a multirange: one counted from that day, one from the day before.
 */
export function minutesAt({ timeZone, countryCode }: Calendar, moment: Date): string {
  const { day, minute } = wallClockAt(timeZone, moment)
  const before = addDays(day, -1)
  const today = firstMinuteOf(dayKind(countryCode, day), weekdayIndex(day)) + minute
  const yesterday = firstMinuteOf(dayKind(countryCode, before), weekdayIndex(before)) + minutesOfDay + minute
  return `{${[today, yesterday].map((at) => `[${at},${at + 1})`).join()}}`
}

/** The first minute of a kind of day on a weekday (0 is Monday). */
export const firstMinuteOf = (kind: DayKind, weekday: number): number =>
  (dayKinds.indexOf(kind) * 7 + weekday) * 2 * minutesOfDay
