import { plainText } from '../../../_shared/plain-text.ts'
import { type DayHours, type Hours, hasKnownHours, hasSameHours, isFullyKnown, minutesOfDay } from './hours.ts'
import { type DaysOff, readDaysOff, saturday, sunday } from './korean-days-off.ts'
import { noHours, type ParsedHours } from './parsed-hours.ts'
import { parseTime, spanBetween } from './times.ts'

/** The columns about opening hours, with the names of the national standards. */
export type HoursCells = Partial<
  Record<'평일운영시작시각' | '평일운영종료시각' | '공휴일운영시작시각' | '공휴일운영종료시각' | '휴무일정보', string>
>

/**
 * Parses the columns for weekdays (평일), public holidays (공휴일) and days off (휴무일정보). Hours that are uncertain become
 * unknown:
 *
 * - Weekday hours apply from Monday to Friday. Offices differ on whether Saturday is a weekday. By law Sunday is a
 *   public holiday (관공서의 공휴일에 관한 규정, article 2), but not every office counts it as one. So Saturday and Sunday are
 *   known only when they are a day off, when the text gives hours for them, or when both columns have the same hours
 *   and the days off are complete.
 * - 00:00 to 00:00 means nothing: closed places have it, and others as well. A whole day (00:00 to 24:00) counts only
 *   together with 연중무휴 (all year).
 * - When public holidays are days off and have hours as well, the columns contradict each other and holidays are
 *   unknown. They are also unknown for a place that is closed at weekends and names no single holiday, since offices
 *   often just repeat the weekday hours.
 *
 * Of the 183 rows of the national file of recycling centres, 54 are understood completely, 127 in part and 2 not at
 * all. `standard-readings.csv` lists each spelling with our reading, for a reader of Korean to check.
 */
export function readStandardHours(cells: HoursCells): ParsedHours {
  const text = (column: keyof HoursCells) => (cells[column] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
  const plain = (column: keyof HoursCells) => plainText(text(column)).trim()
  const off = readDaysOff(text('휴무일정보'))
  const isAllYear = plain('휴무일정보') === '연중무휴'
  const weekday = hoursIn(plain('평일운영시작시각'), plain('평일운영종료시각'), isAllYear)
  const holiday = hoursIn(plain('공휴일운영시작시각'), plain('공휴일운영종료시각'), isAllYear)
  const holidays = holidaysOf(off, holiday)
  const hours: Hours = { week: weekOf(off, weekday, holiday), holidays }
  // A place that is closed on every public holiday needs no entries for single ones.
  if (!hasSameHours(holidays, []) && Object.keys(off.namedHolidays).length > 0) hours.feasts = off.namedHolidays
  const words = wordsOf(text)
  if (!words) return noHours
  return {
    hours: hasKnownHours(hours) ? hours : null,
    words: hasKnownHours(hours) && isFullyKnown(hours) ? null : words,
  }
}

function weekOf({ weekdays, holidays, extent }: DaysOff, weekday: DayHours, holiday: DayHours): DayHours[] {
  const weekend = extent === 'complete' && !holidays && hasSameHours(weekday, holiday) ? weekday : null
  return Array.from({ length: 7 }, (_, day) => {
    const stated = weekdays.get(day)
    if (stated !== undefined) return stated
    if (extent === 'unclear') return null
    return day < 5 ? weekday : weekend
  })
}

function holidaysOf({ weekdays, holidays, namedHolidays, extent }: DaysOff, holiday: DayHours): DayHours {
  if (extent === 'more' || extent === 'unclear') return null
  if (holidays) return holiday === null ? [] : null
  const isOffAtWeekends = [saturday, sunday].every((day) => hasSameHours(weekdays.get(day) ?? null, []))
  return isOffAtWeekends && Object.keys(namedHolidays).length === 0 ? null : holiday
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
  const stated = ranges.filter(([, opens, closes]) => opens && closes && opens !== closes)
  const daysOff = text('휴무일정보')
  return [...stated.map(([days, opens, closes]) => `${days} ${opens}~${closes}`), daysOff && `휴무일 ${daysOff}`]
    .filter(Boolean)
    .join(', ')
}
