import type { DayKind, Feast } from './day-kinds.ts'

/** Minutes of a day, the first one and the one behind the last: 0 to 1439, and more than 1440 when it closes on the next day. */
export type Span = readonly [opens: number, closes: number]

/** When a place is open on a day, in order: never (`[]`), in these spans, or not known (`null`). */
export type DayHours = readonly Span[] | null

/** When a place is open, as far as that is known. Stored as it is. */
export interface Hours {
  /** The ordinary week, Monday first. */
  week: readonly DayHours[]
  /** Public holidays: as on any other day, or with hours of their own. */
  holidays: 'AS_USUAL' | DayHours
  /** Feasts that differ from other public holidays. */
  feasts?: Partial<Record<Feast, DayHours>>
}

export const minutesOfDay = 1_440

const allDay: DayHours = [[0, minutesOfDay]]

/** Day and night, holidays as well. */
export const alwaysOpen: Hours = { week: Array.from({ length: 7 }, () => allDay), holidays: 'AS_USUAL' }

/** The same on each of the week's days that are listed (0 is Monday), and `others` on the rest. */
export const weekOf = (days: readonly number[], hours: DayHours, others: DayHours = []): DayHours[] =>
  Array.from({ length: 7 }, (_, weekday) => (days.includes(weekday) ? hours : others))

/** What is known of a day. */
export function hoursOn(hours: Hours, weekday: number, kind: DayKind): DayHours {
  const usual = hours.week[weekday] ?? null
  if (kind === 'ORDINARY') return usual
  if (kind === 'UNCERTAIN') {
    const possible = ['HOLIDAY' as const, ...feastsOf(hours)].map((kind) => hoursOn(hours, weekday, kind))
    return possible.every((day) => hasSameHours(day, usual)) ? usual : null
  }
  const feast = kind === 'HOLIDAY' ? undefined : hours.feasts?.[kind]
  const own = feast === undefined ? hours.holidays : feast
  if (own === 'AS_USUAL') return usual
  // Closed on Sundays, a place stays closed on a holiday that is one; with hours for holidays it may not.
  return usual?.length === 0 ? (own?.length ? null : usual) : own
}

/**
 * The hours of a place whose ordinary week is told anew: around the clock all week is always; otherwise public holidays aren't
 * known, but for those on which it was known to be closed.
 */
export function replaceWeek(week: Hours['week'], before?: Hours | null): Hours {
  const closed = Object.entries(before?.feasts ?? {}).filter(([, day]) => hasSameHours(day, []))
  const otherwise = week.every(isAllDay) ? 'AS_USUAL' : null
  const holidays = before && hasSameHours(before.holidays, []) ? [] : otherwise
  return { week, holidays, ...(closed.length > 0 && { feasts: Object.fromEntries(closed) }) }
}

/** Whether it is open around the clock, on every day. */
export const isAlwaysOpen = ({ week, holidays, feasts = {} }: Hours): boolean =>
  [...week, holidays === 'AS_USUAL' ? allDay : holidays, ...Object.values(feasts)].every(isAllDay)

/** Whether every day is known, holidays as well. */
export const isFullyKnown = ({ week, holidays, feasts = {} }: Hours): boolean =>
  [...week, holidays, ...Object.values(feasts)].every((day) => day !== null)

/** Whether anything at all is known of the ordinary week. */
export const hasKnownHours = ({ week }: Hours): boolean => week.some((day) => day !== null && day.length > 0)

/** Spans in order; null for those that overlap. */
export function sortedSpans(spans: readonly Span[]): DayHours {
  const sorted = [...spans].sort(([a], [b]) => a - b)
  return sorted.every(([opens], index) => opens >= (sorted[index - 1]?.[1] ?? 0)) ? sorted : null
}

/** Whether two days have the same hours, or neither is known. */
export const hasSameHours = (one: Hours['holidays'], other: Hours['holidays']): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

const isAllDay = (day: DayHours) => hasSameHours(day, allDay)
const feastsOf = ({ feasts = {} }: Hours) => Object.keys(feasts) as Feast[]
