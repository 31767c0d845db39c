import { type DayHours, type Hours, hasKnownHours, hasSameHours, isFullyKnown, minutesOfDay } from './hours.ts'
import { type DaysOff, readDaysOff, saturday, sunday } from './korean-days-off.ts'
import { type HoursReading, nothingRead } from './reading.ts'
import { parseTime, spanBetween } from './times.ts'

/** The columns about hours of a national standard, under the names that these have there. */
export type HoursCells = Partial<
  Record<'평일운영시작시각' | '평일운영종료시각' | '공휴일운영시작시각' | '공휴일운영종료시각' | '휴무일정보', string>
>

/**
 * Understands hours on weekdays (평일), on public holidays (공휴일), and days off (휴무일정보).
 *
 * - Weekday hours are those of Monday to Friday. Whether Saturday is one of these days, offices see differently, and Sunday is
 *   a public holiday to the law (관공서의 공휴일에 관한 규정, article 2) and not to everybody. So a Saturday or Sunday is
 *   known where it is a day off, where hours for it are in words, or where both columns have the same hours and the days off
 *   are all told.
 * - 00:00 to 00:00 says nothing: it stands with places that are closed and with others. Nor does the whole day, but all year.
 * - Days off that are public holidays for which there are hours contradict these, so such holidays aren't known. Neither are
 *   those of a place that is closed at weekends and mentions no feast: the hours of weekdays are often just repeated.
 */
export function readStandardHours(cells: HoursCells): HoursReading {
  const text = (column: keyof HoursCells) => (cells[column] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
  const off = readDaysOff(text('휴무일정보'))
  const isAllYear = text('휴무일정보') === '연중무휴'
  const weekday = hoursIn(text('평일운영시작시각'), text('평일운영종료시각'), isAllYear)
  const holiday = hoursIn(text('공휴일운영시작시각'), text('공휴일운영종료시각'), isAllYear)
  const holidays = holidaysOf(off, holiday)
  const hours: Hours = { week: weekOf(off, weekday, holiday), holidays }
  // On what is closed on every public holiday, single ones tell nothing new.
  if (!hasSameHours(holidays, []) && Object.keys(off.feasts).length > 0) hours.feasts = off.feasts
  const words = wordsOf(text)
  if (!words) return nothingRead
  return {
    hours: hasKnownHours(hours) ? hours : null,
    words: hasKnownHours(hours) && isFullyKnown(hours) ? null : words,
  }
}

function weekOf({ weekdays, holidays, extent }: DaysOff, weekday: DayHours, holiday: DayHours): DayHours[] {
  const weekend = extent === 'complete' && !holidays && hasSameHours(weekday, holiday) ? weekday : null
  return Array.from({ length: 7 }, (_, day) => {
    const told = weekdays.get(day)
    if (told !== undefined) return told
    if (extent === 'unclear') return null
    return day < 5 ? weekday : weekend
  })
}

function holidaysOf({ weekdays, holidays, feasts, extent }: DaysOff, holiday: DayHours): DayHours {
  if (extent === 'more' || extent === 'unclear') return null
  if (holidays) return holiday === null ? [] : null
  const isOffAtWeekends = [saturday, sunday].every((day) => hasSameHours(weekdays.get(day) ?? null, []))
  return isOffAtWeekends && Object.keys(feasts).length === 0 ? null : holiday
}

function hoursIn(opens: string, closes: string, isAllYear: boolean): DayHours {
  const start = parseTime(opens)
  const end = closes === '23:59' ? minutesOfDay : parseTime(closes)
  const span = spanBetween(start, end)
  if (!span) return null
  return span[0] === 0 && span[1] === minutesOfDay && !isAllYear ? null : [span]
}

function wordsOf(text: (column: keyof HoursCells) => string): string {
  const ranges: [string, string, string][] = [
    ['평일', text('평일운영시작시각'), text('평일운영종료시각')],
    ['공휴일', text('공휴일운영시작시각'), text('공휴일운영종료시각')],
  ]
  const told = ranges.filter(([, opens, closes]) => opens && closes && opens !== closes)
  const daysOff = text('휴무일정보')
  return [...told.map(([days, opens, closes]) => `${days} ${opens}~${closes}`), daysOff && `휴무일 ${daysOff}`]
    .filter(Boolean)
    .join(', ')
}
