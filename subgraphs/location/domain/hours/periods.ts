import { weekdayNames } from '../../../_shared/local-time.ts'
import type { Weekday } from '../../types.generated.ts'
import { alwaysOpen, type DayHours, type Hours, isAlwaysOpen, minutesOfDay, type Span } from './hours.ts'
import { formatTime, parseTime } from './times.ts'

/** The days of the week, Monday first. */
export const weekdays: readonly Weekday[] = weekdayNames

/** A span of the week in the form of the graph. Times are `HH:MM` or `HH:MM:SS`, from `00:00` to `23:59:59`. */
export interface Period {
  opensOn: Weekday
  opensAt: string
  closesOn: Weekday
  closesAt: string
}

/** Maximum number of periods of a week. */
export const periodsMax = 28

/** The reason why periods don't form a week. */
export type PeriodsFault = 'number' | 'seconds' | 'length' | 'overlap'

/** The periods of the ordinary week, Monday first; empty when the place is always open. */
export const periodsOf = (hours: Hours): Period[] => (isAlwaysOpen(hours) ? [] : periodsOfWeek(hours.week))

/** The periods of a week, Monday first. A week around the clock has seven. */
export const periodsOfWeek = (week: Hours['week']): Period[] =>
  week.flatMap((day, weekday) => (day ?? []).map((span) => periodOf(span, weekday)))

/** The days of the ordinary week with unknown hours, Monday first. */
export const unknownDays = ({ week }: Hours): Weekday[] => weekdays.filter((_, weekday) => week[weekday] === null)

/** The week of a place that is open in these periods and closed otherwise, or the reason why they don't form a week. */
export function weekFromPeriods(periods: readonly Period[]): { week: DayHours[] } | { fault: PeriodsFault } {
  if (periods.length < 1 || periods.length > periodsMax) return { fault: 'number' }
  const spans = periods.map(spanOf)
  if (!spans.every((span) => span !== null)) return { fault: 'seconds' }
  if (spans.some(({ from, to }) => to <= from || to > from + minutesOfDay)) return { fault: 'length' }
  const sorted = spans.sort((a, b) => a.from - b.from)
  const overlaps = sorted.some(({ to }, index) => {
    const next = sorted[index + 1]?.from ?? (sorted[0]?.from ?? 0) + minutesOfWeek
    return to > next
  })
  if (overlaps) return { fault: 'overlap' }
  // Periods without gaps mean always open, wherever one of them ends and the next begins.
  if (sorted.reduce((sum, { from, to }) => sum + to - from, 0) === minutesOfWeek) return { week: [...alwaysOpen.week] }
  const ofDay = (weekday: number): DayHours =>
    sorted
      .filter(({ from }) => Math.floor(from / minutesOfDay) === weekday)
      .map(({ from, to }) => [from - weekday * minutesOfDay, to - weekday * minutesOfDay] as const)
  return { week: weekdays.map((_, weekday) => ofDay(weekday)) }
}

const minutesOfWeek = 7 * minutesOfDay

function periodOf([opens, closes]: Span, weekday: number): Period {
  const closesOn = closes < minutesOfDay ? weekday : (weekday + 1) % 7
  return {
    opensOn: nameOf(weekday),
    opensAt: formatTime(opens),
    closesOn: nameOf(closesOn),
    closesAt: formatTime(closes),
  }
}

// In minutes since Monday's midnight; null for times that aren't in whole minutes.
function spanOf({ opensOn, opensAt, closesOn, closesAt }: Period): { from: number; to: number } | null {
  const [opens, closes] = [opensAt, closesAt].map((time) => parseTime(time.replace(/^(\d\d:\d\d):00(\.0+)?$/, '$1')))
  if (opens == null || closes == null) return null
  const daysLater = (weekdays.indexOf(closesOn) - weekdays.indexOf(opensOn) + 7) % 7
  const from = weekdays.indexOf(opensOn) * minutesOfDay + opens
  return { from, to: from - opens + daysLater * minutesOfDay + closes }
}

const nameOf = (weekday: number): Weekday => weekdays[weekday] ?? 'MONDAY'
