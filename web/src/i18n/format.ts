import i18n from './index.ts'
import { storedUnits } from './units.ts'

/** Where the collection days and opening hours of Korea are. */
export const korea = 'Asia/Seoul'

const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(i18n.language, options)

/** A day such as `2026-07-01`, with its weekday. Without a time, JavaScript reads a date as midnight UTC. */
export const dayText = (date: string): string =>
  format({ month: 'long', day: 'numeric', weekday: 'short', timeZone: 'UTC' }).format(Date.parse(date))

/** A day with its year. */
export const dateText = (date: string): string =>
  format({ dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(date.slice(0, 10)))

/** A moment in the time zone of the place that it is about. */
export const timeText = (moment: string, timeZone = korea): string =>
  format({ hour: 'numeric', minute: '2-digit', timeZone }).format(new Date(moment))

/** A moment, by default in the time zone of this device. */
export const momentText = (moment: string | Date, timeZone?: string): string =>
  format({ dateStyle: 'medium', timeStyle: 'short', ...(timeZone && { timeZone }) }).format(new Date(moment))

export const monthText = (year: number, month: number): string =>
  format({ year: 'numeric', month: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month - 1))

export const weekdayText = (moment: string, timeZone = korea): string =>
  format({ weekday: 'short', timeZone }).format(new Date(moment))

/** An amount in the smallest unit of its currency. */
export function moneyText(minor: number, currency: string): string {
  const money = new Intl.NumberFormat(i18n.language, { style: 'currency', currency })
  return money.format(minor / 10 ** (money.resolvedOptions().maximumFractionDigits ?? 0))
}

export const numberText = (value: number): string => new Intl.NumberFormat(i18n.language).format(value)

export const distanceText = (meters: number): string =>
  storedUnits() === 'IMPERIAL'
    ? lengthText(meters / 0.3048, { small: 'foot', large: 'mile', perLarge: 5_280, smallMax: 1_000 })
    : lengthText(meters, { small: 'meter', large: 'kilometer', perLarge: 1_000, smallMax: 1_000 })

function lengthText(
  length: number,
  { small, large, perLarge, smallMax }: { small: string; large: string; perLarge: number; smallMax: number },
): string {
  const isFar = length >= smallMax
  const shown = isFar ? length / perLarge : Math.round(length)
  return new Intl.NumberFormat(i18n.language, {
    style: 'unit',
    unit: isFar ? large : small,
    maximumFractionDigits: isFar && shown < 10 ? 1 : 0,
  }).format(shown)
}
