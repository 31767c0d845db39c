import { type DayHours, minutesOfDay, type Span, sortedSpans } from './hours.ts'

/** Minutes since midnight of `9:00`, `09:00`, `0900`, `09.00`; null for what is no time of day. Up to `24:00`. */
export function parseTime(text: string): number | null {
  const time = /^\s*(\d{1,2})[:.]?(\d{2})\s*$/.exec(text)
  if (!time) return null
  const minute = Number(time[1]) * 60 + Number(time[2])
  return Number(time[2]) < 60 && minute <= minutesOfDay ? minute : null
}

/** From one time of day to another, which is the next day's where it isn't later; null where either isn't one. */
export function spanBetween(opens: number | null, closes: number | null): Span | null {
  if (opens === null || closes === null || opens === minutesOfDay || opens === closes) return null
  return closes > opens ? [opens, closes] : [opens, closes + minutesOfDay]
}

/** Spans such as `09:00~12:00, 13:00-18:00`; null for what isn't a list of them, in words or overlapping. */
export function parseSpans(text: string): DayHours {
  const spans = text.split(',').map((span) => {
    const times = span.split(/[-~–]/)
    return times.length === 2 ? spanBetween(parseTime(times[0] ?? ''), parseTime(times[1] ?? '')) : null
  })
  return spans.every((span) => span !== null) ? sortedSpans(spans) : null
}

/** `HH:MM` of a minute of this day or the next; midnight at the end of a day is `00:00` of the next. */
export const formatTime = (minute: number): string => {
  const [hours, minutes] = [Math.floor(minute / 60) % 24, minute % 60]
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
