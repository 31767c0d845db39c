import type { Weekday } from '../types.generated.ts'

// Days are strings, `YYYY-MM-DD`, reckoned in UTC: the zone of the machine plays no part.

/** Monday first. */
export const weekdays: readonly Weekday[] = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
]

/** The day so many days later. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)

/** So many days, the first one first. */
export const daysFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(first, index))

export const weekdayOf = (day: string): Weekday =>
  weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'MONDAY'

/** The day that it is in Korea at a moment. */
export const dayInKorea = (moment: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format(moment)

/** The moment of a time of day in Korea, whose clocks haven't been changed since 1988. */
export const momentInKorea = (day: string, time: string): Date => new Date(`${day}T${time}:00+09:00`)

/** How many years lie between two days; less than 0 when the second is earlier. */
export const yearsBetween = (day: string, later: string): number =>
  (Date.parse(later) - Date.parse(day)) / 86_400_000 / 365.25
