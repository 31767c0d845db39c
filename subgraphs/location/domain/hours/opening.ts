import { addDays, wallClockAt, weekdayIndex } from '../../../_shared/local-time.ts'
import type { Translated } from '../../../_shared/locale.ts'
import { dayKind, holidayName } from './day-kinds.ts'
import {
  type DayHours,
  type Hours,
  hasSameHours,
  hoursOn,
  isAlwaysOpen,
  latestClosing,
  mayCutNight,
  minutesOfDay,
  type Span,
} from './hours.ts'
import { clockChange, momentsOf } from './time-zones.ts'

/** The clock and the holidays that apply to a place's hours. */
export interface Calendar {
  timeZone: string
  countryCode: string
}

/** The number of days to look ahead. */
const daysAhead = 60

/**
 * Whether a place is open at a moment; null when the hours of that day are unknown, or when it is unknown whether the
 * evening before lasts until then.
 */
export function isOpenAt(hours: Hours, { timeZone, countryCode }: Calendar, moment: Date): boolean | null {
  const { day, minute } = wallClockAt(timeZone, moment)
  const today = hoursOfDay(hours, countryCode, day)
  const lasts = eveningLasts(hours, countryCode, day, minute)
  if (lasts || includes(today, minute)) return true
  return lasts === null || today === null ? null : false
}

/** Whether a span that began on the day before includes a minute of a day; null when unknown. */
function eveningLasts(hours: Hours, countryCode: string, day: string, minute: number): boolean | null {
  const before = addDays(day, -1)
  const evening = hoursOfDay(hours, countryCode, before)
  if (evening === null) return minute + minutesOfDay < latestClosing(hours) ? null : false
  if (!includes(evening, minute + minutesOfDay)) return false
  return mayCutNight(hours, dayKind(countryCode, before), dayKind(countryCode, day)) ? null : true
}

/**
 * The next moment after another at which a place opens or closes; null when there is none within 60 days, or when it is
 * unknown before that whether the place is open.
 */
export function nextChangeAfter(hours: Hours, calendar: Calendar, moment: Date): Date | null {
  const before = isOpenAt(hours, calendar, moment)
  if (before === null || isAlwaysOpen(hours)) return null
  const { day: today } = wallClockAt(calendar.timeZone, moment)
  for (let ahead = 0; ahead <= daysAhead; ahead += 1) {
    for (const next of possibleChanges(hours, calendar, addDays(today, ahead))) {
      if (next <= moment) continue
      const then = isOpenAt(hours, calendar, next)
      if (then !== before) return then === null ? null : next
    }
  }
  return null
}

// The moments of a day at which the place may open or close, or at which its hours may become unknown, in order.
function possibleChanges(hours: Hours, { timeZone, countryCode }: Calendar, day: string): Date[] {
  const today = hoursOfDay(hours, countryCode, day)?.flat() ?? []
  const yesterday = hoursOfDay(hours, countryCode, addDays(day, -1))?.flat() ?? []
  const nights = [...yesterday, latestClosing(hours)]
  const minutes = [0, ...today, ...nights.map((minute) => minute - minutesOfDay)]
  const change = clockChange(timeZone, day)
  return minutes
    .filter((minute) => minute >= 0 && minute < minutesOfDay)
    .flatMap((minute) => momentsOf(timeZone, day, minute))
    .concat(change ?? [])
    .sort((a, b) => a.getTime() - b.getTime())
}

/** A day that differs from the ordinary week. */
export interface ExceptionalDay {
  day: string
  hours: DayHours
  reason: Translated | null
}

/** The holidays of the next 60 days on which the hours differ from the ordinary week. */
export function exceptionalDays(hours: Hours, { timeZone, countryCode }: Calendar, moment: Date): ExceptionalDay[] {
  const { day: today } = wallClockAt(timeZone, moment)
  return Array.from({ length: daysAhead }, (_, ahead) => addDays(today, ahead)).flatMap((day) => {
    const kind = dayKind(countryCode, day)
    if (kind === 'ORDINARY' || kind === 'UNCERTAIN') return []
    const weekday = weekdayIndex(day)
    const own = hoursOn(hours, weekday, kind)
    const usual = hoursOn(hours, weekday, 'ORDINARY')
    return hasSameHours(own, usual) ? [] : [{ day, hours: own, reason: holidayName(countryCode, day) }]
  })
}

const hoursOfDay = (hours: Hours, countryCode: string, day: string): DayHours =>
  hoursOn(hours, weekdayIndex(day), dayKind(countryCode, day))

const includes = (day: DayHours, minute: number): boolean =>
  day?.some(([opens, closes]: Span) => opens <= minute && minute < closes) ?? false
