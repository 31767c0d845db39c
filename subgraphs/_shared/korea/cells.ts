import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'

/** The cells of a row, by the names of its columns. */
export type Cells = Readonly<Record<string, string>>

// Offices write these where they have nothing to say.
const nothing = new Set(['', '-', '.', '없음', '해당없음', 'null'])

/** The text of a cell, composed (NFC) and with single spaces; null for an empty one and for words such as `해당없음`. */
export function cell(text: string | undefined): string | null {
  const plain = (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
  return nothing.has(plain.toLowerCase()) ? null : plain
}

/** The day of a date such as `2026-06-01`, `2026.06.01` or `20260601`, with or without a time; null if it does not exist. */
export function dayIn(text: string | undefined): string | null {
  const [, year, month, date] = /^(\d{4})[-./]?(\d{2})[-./]?(\d{2})(?:[ T]|$)/.exec(cell(text) ?? '') ?? []
  if (!year) return null
  const day = `${year}-${month}-${date}`
  const moment = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? day : null
}

/** A day as Excel counts it, such as `44911.0` for 2022-12-16; null where there is none between 1954 and 2064. */
export function serialDayIn(text: string | undefined): string | null {
  const days = /^([2-5]\d{4})(\.0+)?$/.exec(cell(text) ?? '')?.[1]
  // Excel treats 1900 as a leap year, so its day numbers are one too high from March 1900 on.
  return days ? new Date(Date.UTC(1899, 11, 30 + Number(days))).toISOString().slice(0, 10) : null
}

/** A point in degrees; null where either number is missing, isn't a number, or is out of range. */
export function pointIn(latitudeText: string | undefined, longitudeText: string | undefined) {
  const [latitude, longitude] = [cell(latitudeText), cell(longitudeText)].map((text) =>
    text ? Number(text) : Number.NaN,
  )
  if (latitude === undefined || longitude === undefined) return null
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}

/** A telephone number in E.164 form; null for an invalid one, and for a Korean one without its area code. */
export function phoneIn(text: string | undefined, country: CountryCode = 'KR'): string | null {
  const written = cell(text) ?? ''
  // Without an area code the library takes the first digits for one.
  if (country === 'KR' && !/^(0|\+|1\d{3}-?\d{4}$)/.test(written)) return null
  const number = parsePhoneNumberFromString(written, country)
  return number?.isValid() ? number.number : null
}

/** The address of a web page, with `http://` where no scheme is given; null for an invalid one. */
export function websiteIn(text: string | undefined): string | null {
  const written = cell(text)
  if (!written) return null
  const address = /^https?:\/\//i.test(written) ? written : `http://${written}`
  return /^https?:\/\/[^/\s]+\.[^/\s]+/i.test(address) && URL.canParse(address) ? new URL(address).href : null
}

/** An amount in whole won; null for none, and for 0, which files write for an amount they do not know. */
export function amountIn(text: string | undefined): number | null {
  const [digits] = /^\d{1,8}$/.exec((cell(text) ?? '').replace(/[,원\s]/g, '')) ?? []
  return Number(digits ?? 0) || null
}
