/** From when, `HH:MM`, and for how many minutes; null where that isn't known. */
export interface PutOutWindow {
  from: string | null
  minutes: number | null
}

const wholeDay = 1_440

/**
 * The window between two times of day; one that ends before it begins goes on after midnight. Forms that know no 24:00 have
 * 23:59 for the end of a whole day, and 00:00 to 00:00 where nothing was filled in. A window that ends as it begins has a
 * beginning and no length that anybody could know.
 */
export function putOutWindow(start: string | undefined, end: string | undefined): PutOutWindow {
  const from = minuteOf(start)
  const until = minuteOf(end)
  if (from === null || from === wholeDay) return { from: null, minutes: null }
  if (until === null) return { from: timeOf(from), minutes: null }
  if (from <= 1 && until >= wholeDay - 1) return { from: '00:00', minutes: wholeDay }
  if (from === until) return { from: from === 0 ? null : timeOf(from), minutes: null }
  return { from: timeOf(from), minutes: until > from ? until - from : until + wholeDay - from }
}

/** The minute of the day, 0 to 1440. */
function minuteOf(text = ''): number | null {
  const [, hour, minute] = /^(\d{1,2}):?(\d{2})$/.exec(text.trim()) ?? []
  if (hour === undefined || minute === undefined || Number(minute) > 59) return null
  const minutes = Number(hour) * 60 + Number(minute)
  return minutes <= wholeDay ? minutes : null
}

const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
