import type { Weekday } from '../../types.generated.ts'
import { type DayHours, type Hours, isAlwaysOpen, minutesOfDay, type Span } from './hours.ts'
import { minuteIn, timeOf } from './times.ts'

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

/** A span of the week, as clients have it. Times are `HH:MM`, from `00:00` to `23:59`. */
export interface Period {
  opensOn: Weekday
  opensAt: string
  closesOn: Weekday
  closesAt: string
}

/** The ordinary week, Monday first; empty when it is always open. */
export const periodsOf = (hours: Hours): Period[] =>
  isAlwaysOpen(hours) ? [] : hours.week.flatMap((day, weekday) => (day ?? []).map((span) => periodOf(span, weekday)))

/** The days of the ordinary week that aren't known, Monday first. */
export const unknownDays = ({ week }: Hours): Weekday[] => weekdays.filter((_, weekday) => week[weekday] === null)

/**
 * The hours of a place that is open in these periods and closed otherwise, public holidays unknown; null when they contradict
 * each other: when they overlap, last longer than a day, aren't in whole minutes, or when there are none.
 */
export function hoursFromPeriods(periods: readonly Period[]): Hours | null {
  const spans = periods.map(spanOf)
  if (spans.length === 0 || !spans.every((span) => span !== null)) return null
  const sorted = spans.sort((a, b) => a.from - b.from)
  const overlaps = sorted.some(({ to }, index) => {
    const next = sorted[index + 1]?.from ?? (sorted[0]?.from ?? 0) + 7 * minutesOfDay
    return to > next
  })
  if (overlaps) return null
  const ofDay = (weekday: number): DayHours =>
    sorted
      .filter(({ from }) => Math.floor(from / minutesOfDay) === weekday)
      .map(({ from, to }) => [from - weekday * minutesOfDay, to - weekday * minutesOfDay] as const)
  return { week: weekdays.map((_, weekday) => ofDay(weekday)), holidays: null }
}

function periodOf([opens, closes]: Span, weekday: number): Period {
  const closesOn = closes < minutesOfDay ? weekday : (weekday + 1) % 7
  return { opensOn: nameOf(weekday), opensAt: timeOf(opens), closesOn: nameOf(closesOn), closesAt: timeOf(closes) }
}

// In minutes of the week.
function spanOf({ opensOn, opensAt, closesOn, closesAt }: Period): { from: number; to: number } | null {
  const [opens, closes] = [opensAt, closesAt].map((time) => minuteIn(time.replace(/^(\d\d:\d\d):00$/, '$1')))
  if (opens == null || closes == null) return null
  const daysLater = (weekdays.indexOf(closesOn) - weekdays.indexOf(opensOn) + 7) % 7
  const length = daysLater * minutesOfDay + closes - opens
  const from = weekdays.indexOf(opensOn) * minutesOfDay + opens
  return length > 0 && length <= minutesOfDay ? { from, to: from + length } : null
}

const nameOf = (weekday: number): Weekday => weekdays[weekday] ?? 'MONDAY'
