import type { DayKind, NamedHoliday } from './day-kinds.ts'

/**
 * Minutes since midnight, closing minute excluded. It opens at 0 to 1439; a closing minute above 1440 is on the next
 * day.
 */
export type Span = readonly [opens: number, closes: number]

/** The spans of a day in which a place is open, in order: `[]` when it is closed, null when unknown. */
export type DayHours = readonly Span[] | null

/** The opening hours of a place, as far as they are known. Stored as JSON in this form. */
export interface Hours {
  /** The ordinary week, Monday first. */
  week: readonly DayHours[]
  /** On public holidays: the same as on the weekday, or these hours. */
  holidays: 'AS_USUAL' | DayHours
  /**
   * Named holidays with other hours than other public holidays. Rows have this key in JSON, so it must never change.
   */
  feasts?: Partial<Record<NamedHoliday, DayHours>>
  /** The weekdays (0 is Monday) whose own hours may apply on public holidays as well: a holiday on one is unknown. */
  disputedHolidays?: readonly number[]
  /**
   * The latest closing minute that a day with unknown hours may have; missing if no known day closes earlier.
   */
  latestClosing?: number
  /**
   * Whether the hours on public holidays may also replace what the evening before adds after midnight: it is unknown
   * whether a place that opened on the eve stays open into the holiday.
   */
  holidaysCutNights?: true
}

/** The minutes of a day without a change of the clocks. */
export const minutesOfDay = 1_440

const allDay: DayHours = [[0, minutesOfDay]]

/** Open around the clock, on holidays as well. */
export const alwaysOpen: Hours = { week: Array.from({ length: 7 }, () => allDay), holidays: 'AS_USUAL' }

/** A week with `hours` on the listed days (0 is Monday) and `others` on the rest. */
export const weekOf = (days: readonly number[], hours: DayHours, others: DayHours = []): DayHours[] =>
  Array.from({ length: 7 }, (_, weekday) => (days.includes(weekday) ? hours : others))

/**
 * The hours on a weekday (0 is Monday) of a kind; null when unknown. On an `UNCERTAIN` day the hours are known only
 * when every kind of holiday has the hours of the ordinary weekday.
 */
export function hoursOn(hours: Hours, weekday: number, kind: DayKind): DayHours {
  const usual = hours.week[weekday] ?? null
  if (kind === 'ORDINARY') return usual
  if (kind === 'UNCERTAIN') {
    const possible = ['HOLIDAY' as const, ...namedHolidaysOf(hours)].map((kind) => hoursOn(hours, weekday, kind))
    return possible.every((day) => hasSameHours(day, usual)) ? usual : null
  }
  const named = kind === 'HOLIDAY' ? undefined : hours.feasts?.[kind]
  const own = named === undefined ? hours.holidays : named
  if (own === 'AS_USUAL') return usual
  if (hours.disputedHolidays?.includes(weekday)) return null
  // A place that is closed on Sundays is closed on a holiday that falls on one, unless it has hours for holidays: then
  // we don't know.
  return usual?.length === 0 ? (own?.length ? null : usual) : own
}

/**
 * The hours of a place after its ordinary week was replaced. A week around the clock includes public holidays. With any
 * other week the hours on public holidays become unknown, except for those on which the place was known to be closed.
 */
export function replaceWeek(week: Hours['week'], before?: Hours | null): Hours {
  const closed = Object.entries(before?.feasts ?? {}).filter(([, day]) => hasSameHours(day, []))
  const otherwise = week.every(isAllDay) ? 'AS_USUAL' : null
  const isClosedOnHolidays = before && !before.disputedHolidays && hasSameHours(before.holidays, [])
  const holidays = isClosedOnHolidays ? [] : otherwise
  return { week, holidays, ...(closed.length > 0 && { feasts: Object.fromEntries(closed) }) }
}

/** Whether it is open around the clock on every day. */
export const isAlwaysOpen = ({ week, holidays, feasts: namedHolidays = {} }: Hours): boolean =>
  [...week, holidays === 'AS_USUAL' ? allDay : holidays, ...Object.values(namedHolidays)].every(isAllDay)

/** Whether the hours of every day are known, including holidays. */
export const isFullyKnown = ({ week, holidays, feasts: namedHolidays = {}, ...doubts }: Hours): boolean =>
  !(doubts.holidaysCutNights || doubts.disputedHolidays) &&
  [...week, holidays, ...Object.values(namedHolidays)].every((day) => day !== null)

/** Whether the place is known to open on any day of the ordinary week. */
export const hasKnownHours = ({ week }: Hours): boolean => week.some((day) => day !== null && day.length > 0)

/** The latest closing minute that a day may have whose hours are unknown; at least the end of the day. */
export function latestClosing({ week, holidays, feasts: namedHolidays = {}, latestClosing = 0 }: Hours): number {
  const days = [...week, holidays === 'AS_USUAL' ? null : holidays, ...Object.values(namedHolidays)]
  return Math.max(minutesOfDay, latestClosing, ...days.flatMap((day) => day ?? []).map(([, closes]) => closes))
}

/**
 * Whether it is unknown if a span that began on a day of one kind continues after midnight, on a day of another kind.
 */
export const mayCutNight = ({ holidaysCutNights }: Hours, evening: DayKind, morning: DayKind): boolean =>
  holidaysCutNights === true && (evening === 'ORDINARY' || evening === 'UNCERTAIN') && morning !== 'ORDINARY'

/** Spans in order; null when some overlap. */
export function sortedSpans(spans: readonly Span[]): DayHours {
  const sorted = [...spans].sort(([a], [b]) => a - b)
  return sorted.every(([opens], index) => opens >= (sorted[index - 1]?.[1] ?? 0)) ? sorted : null
}

/** Whether two days have the same hours, or both are unknown. */
export const hasSameHours = (one: Hours['holidays'], other: Hours['holidays']): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

const isAllDay = (day: DayHours) => hasSameHours(day, allDay)
const namedHolidaysOf = ({ feasts = {} }: Hours) => Object.keys(feasts) as NamedHoliday[]
