import { addDays, wallClockAt, weekdayIndex } from '../../../_shared/local-time.ts'
import type { Translated } from '../../../_shared/locale.ts'
import { celebrated, dayKind } from './day-kinds.ts'
import { type DayHours, type Hours, hoursOn, isAlwaysOpen, isSame, minutesOfDay, type Span } from './hours.ts'
import { clockChange, momentsOf } from './zones.ts'

/** Where a place is, as far as its hours are concerned. */
export interface Setting {
  timeZone: string
  countryCode: string
}

/** For how many days we look ahead. */
const daysAhead = 60

/** Whether it is open at a moment; null when that isn't known for the day. */
export function isOpenAt(hours: Hours, { timeZone, countryCode }: Setting, moment: Date): boolean | null {
  const { day, minute } = wallClockAt(timeZone, moment)
  const today = hoursOfDay(hours, countryCode, day)
  const yesterday = hoursOfDay(hours, countryCode, addDays(day, -1))
  if (includes(yesterday, minute + minutesOfDay) || includes(today, minute)) return true
  return today === null ? null : false
}

/**
 * When it opens or closes next after a moment; null when it doesn't within 60 days, and when a day comes first that isn't
 * known.
 */
export function nextChangeAfter(hours: Hours, setting: Setting, moment: Date): Date | null {
  const before = isOpenAt(hours, setting, moment)
  if (before === null || isAlwaysOpen(hours)) return null
  const { day: today } = wallClockAt(setting.timeZone, moment)
  for (let ahead = 0; ahead <= daysAhead; ahead += 1) {
    for (const next of turningPoints(hours, setting, addDays(today, ahead))) {
      if (next <= moment) continue
      const then = isOpenAt(hours, setting, next)
      if (then !== before) return then === null ? null : next
    }
  }
  return null
}

// The moments of a day at which it may open or close, or stop being known, in order.
function turningPoints(hours: Hours, { timeZone, countryCode }: Setting, day: string): Date[] {
  const today = hoursOfDay(hours, countryCode, day)?.flat() ?? []
  const spilling = hoursOfDay(hours, countryCode, addDays(day, -1))?.flat() ?? []
  const minutes = [0, ...today, ...spilling.map((minute) => minute - minutesOfDay)]
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

/** The days that differ from the ordinary week, of 60 from a moment on. */
export function exceptionalDays(hours: Hours, { timeZone, countryCode }: Setting, moment: Date): ExceptionalDay[] {
  const { day: today } = wallClockAt(timeZone, moment)
  return Array.from({ length: daysAhead }, (_, ahead) => addDays(today, ahead)).flatMap((day) => {
    const kind = dayKind(countryCode, day)
    if (kind === 'ORDINARY' || kind === 'UNCERTAIN') return []
    const weekday = weekdayIndex(day)
    const own = hoursOn(hours, weekday, kind)
    const usual = hoursOn(hours, weekday, 'ORDINARY')
    return isSame(own, usual) ? [] : [{ day, hours: own, reason: celebrated(countryCode, day) }]
  })
}

const hoursOfDay = (hours: Hours, countryCode: string, day: string): DayHours =>
  hoursOn(hours, weekdayIndex(day), dayKind(countryCode, day))

const includes = (day: DayHours, minute: number): boolean =>
  day?.some(([opens, closes]: Span) => opens <= minute && minute < closes) ?? false
