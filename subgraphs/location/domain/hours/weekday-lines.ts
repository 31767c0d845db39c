import { weekdayLetters } from '../../../_shared/korea/weekdays.ts'
import type { Locale, Translated } from '../../../_shared/locale.ts'
import { type DayHours, type Hours, minutesOfDay } from './hours.ts'
import { formatTime } from './times.ts'

const dayNames: Translated<readonly string[]> = {
  ko: [...weekdayLetters].map((letter) => `${letter}요일`),
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}
const closed: Translated = { ko: '휴무', en: 'closed' }
const allDay: Translated = { ko: '24시간 운영', en: 'open 24 hours' }
const unknown: Translated = { ko: '운영 시간 확인 필요', en: 'hours not known' }

/** The ordinary week as text, one line per day, Monday first: `월요일 09:00–18:00`, `Sunday closed`. */
export const weekdayLines = ({ week }: Hours, locale: Locale): string[] =>
  dayNames[locale].map((name, weekday) => `${name} ${formatDay(week[weekday] ?? null, locale)}`)

/** The hours of a day as text: `09:00–12:00, 13:00–24:00`. */
export function formatDay(day: DayHours, locale: Locale): string {
  if (!day) return unknown[locale]
  if (day.length === 0) return closed[locale]
  return day
    .map(([opens, closes]) => {
      if (opens === 0 && closes === minutesOfDay) return allDay[locale]
      return `${formatTime(opens)}–${closes === minutesOfDay ? '24:00' : formatTime(closes)}`
    })
    .join(', ')
}
