import { plainText } from '../../../_shared/plain-text.ts'
import { type DayHours, minutesOfDay, type Span, sortedSpans } from './hours.ts'

/** The minutes since midnight of `9:00`, `09:00`, `0900` or `09.00`, up to `24:00`; null for any other text. */
export function parseTime(text: string): number | null {
  const time = /^\s*(\d{1,2})[:.]?(\d{2})\s*$/.exec(plainText(text))
  if (!time) return null
  const minute = Number(time[1]) * 60 + Number(time[2])
  return Number(time[2]) < 60 && minute <= minutesOfDay ? minute : null
}

/**
 * The span between two minutes of a day. A closing minute before the opening one is on the next day. Null when either
 * is missing or both are equal.
 */
export function spanBetween(opens: number | null, closes: number | null): Span | null {
  if (opens === null || closes === null || opens === minutesOfDay || opens === closes) return null
  return closes > opens ? [opens, closes] : [opens, closes + minutesOfDay]
}

/** Parses spans such as `09:00~12:00, 13:00-18:00`; null for any other text and for spans that overlap. */
export function parseSpans(text: string): DayHours {
  const spans = plainText(text)
    .split(',')
    .map((span) => {
      const times = span.split(/[-~]/)
      return times.length === 2 ? spanBetween(parseTime(times[0] ?? ''), parseTime(times[1] ?? '')) : null
    })
  return spans.every((span) => span !== null) ? sortedSpans(spans) : null
}

/** A minute of this day or the next as `HH:MM`. Midnight at the end of a day is `00:00`. */
export const formatTime = (minute: number): string => {
  const [hours, minutes] = [Math.floor(minute / 60) % 24, minute % 60]
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
