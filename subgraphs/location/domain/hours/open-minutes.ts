import { addDays, wallClockAt, weekdayIndex } from '../../../_shared/local-time.ts'
import { type DayKind, dayKind, dayKinds } from './day-kinds.ts'
import { type Hours, hoursOn, minutesOfDay } from './hours.ts'
import type { Setting } from './opening.ts'

// For the database, hours are the minutes at which a place is known to be open: of each sort of day, the seven weekdays, and of
// each of these two days, since what opens on it may close on the next. So SQL needs neither a calendar nor a clock.

/** The minutes at which it is known to be open, as a multirange of PostgreSQL. */
export function openMinutes(hours: Hours): string {
  const ranges = dayKinds.flatMap((kind) =>
    hours.week.flatMap((_, weekday) =>
      (hoursOn(hours, weekday, kind) ?? []).map(([opens, closes]) => {
        const start = startOf(kind, weekday)
        return `[${start + opens},${start + closes})`
      }),
    ),
  )
  return `{${ranges.join()}}`
}

/** The minutes that a moment is somewhere, as a multirange: one of the day, and one of the day before. */
export function minutesAt({ timeZone, countryCode }: Setting, moment: Date): string {
  const { day, minute } = wallClockAt(timeZone, moment)
  const before = addDays(day, -1)
  const today = startOf(dayKind(countryCode, day), weekdayIndex(day)) + minute
  const yesterday = startOf(dayKind(countryCode, before), weekdayIndex(before)) + minutesOfDay + minute
  return `{${[today, yesterday].map((at) => `[${at},${at + 1})`).join()}}`
}

/** Where the minutes of a sort of day begin, of a weekday from 0 for Monday to 6. */
export const startOf = (kind: DayKind, weekday: number): number =>
  (dayKinds.indexOf(kind) * 7 + weekday) * 2 * minutesOfDay
