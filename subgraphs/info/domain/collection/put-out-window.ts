import { plainText } from '../../../_shared/plain-text.ts'

/** The hours during which residents may put waste out. */
export interface PutOutWindow {
  /** Start, `HH:MM`; null if unknown. */
  from: string | null
  /** Length; null if unknown. 1440 is all day. */
  minutes: number | null
}

const wholeDay = 1_440

/**
 * The window between two times of day, `HH:MM` or `HHMM`; `2400` is midnight. A window that ends before it starts
 * extends past midnight. Forms without 24:00 write 23:59 for it, 00:00 to 23:59 for a whole day, and 00:00 to 00:00 for
 * empty fields, which means unknown. Any other window with equal start and end has a start but no known length.
 */
export function putOutWindow(start: string | undefined, end: string | undefined): PutOutWindow {
  const from = minuteOf(start)
  const until = endOf(minuteOf(end))
  if (from === null || from === wholeDay) return { from: null, minutes: null }
  if (until === null) return { from: timeOf(from), minutes: null }
  if (from <= 1 && until === wholeDay) return { from: '00:00', minutes: wholeDay }
  if (from === until) return { from: from === 0 ? null : timeOf(from), minutes: null }
  return { from: timeOf(from), minutes: until > from ? until - from : until + wholeDay - from }
}

const endOf = (minute: number | null) => (minute === wholeDay - 1 ? wholeDay : minute)

/** The minute of the day, 0 to 1440; null for an invalid time. */
function minuteOf(text = ''): number | null {
  const [, hour, minute] = /^(\d{1,2}):?(\d{2})$/.exec(plainText(text).trim()) ?? []
  if (hour === undefined || minute === undefined || Number(minute) > 59) return null
  const minutes = Number(hour) * 60 + Number(minute)
  return minutes <= wholeDay ? minutes : null
}

const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
