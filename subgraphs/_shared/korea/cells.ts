import { parsePhoneNumber } from 'awesome-phonenumber'
import { plainText } from '../plain-text.ts'

/** The cells of a row, by the names of its columns. */
export type Cells = Readonly<Record<string, string>>

// Offices write these for an empty cell.
const emptyTexts = new Set(['', '-', '.', '없음', '해당없음', 'null'])

// Soft hyphens, zero-width spaces and marks of direction. Joiners stay, since letters of other scripts need them.
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

/**
 * The text of a cell to show: composed (NFC), with single spaces and without invisible characters; null for an empty
 * cell and for words such as `해당없음`.
 */
export function cell(text: string | undefined): string | null {
  const shown = (text ?? '').normalize('NFC').replace(invisible, '').replace(/\s+/g, ' ').trim()
  return emptyTexts.has(plainText(shown).toLowerCase()) ? null : shown
}

/** The text of a cell to parse or compare: as `cell`, in plain letters (`２，０００원` is `2,000원`). */
export function plainCell(text: string | undefined): string | null {
  const shown = cell(text)
  return shown && plainText(shown).replace(/\s+/g, ' ').trim()
}

/**
 * A day, `YYYY-MM-DD`, from `2026-06-01`, `2026.06.01` or `20260601`, with or without a time; null if it is not a
 * calendar day.
 */
export function dayIn(text: string | undefined): string | null {
  const [, year, month, date] = /^(\d{4})[-./]?(\d{2})[-./]?(\d{2})(?:[ T]|$)/.exec(plainCell(text) ?? '') ?? []
  if (!year) return null
  const day = `${year}-${month}-${date}`
  const moment = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? day : null
}

/**
 * A day, `YYYY-MM-DD`, from a day number of Excel (`44911.0` is 2022-12-16); null outside 1954 to 2064 (20000 to
 * 59999).
 */
export function serialDayIn(text: string | undefined): string | null {
  const days = /^([2-5]\d{4})(\.0+)?$/.exec(plainCell(text) ?? '')?.[1]
  // Excel treats 1900 as a leap year, so its day numbers are one too high from March 1900 on.
  return days ? new Date(Date.UTC(1899, 11, 30 + Number(days))).toISOString().slice(0, 10) : null
}

/** A point in degrees; null if either number is missing, isn't a number or is out of range. */
export function pointIn(latitudeText: string | undefined, longitudeText: string | undefined) {
  const [latitude, longitude] = [plainCell(latitudeText), plainCell(longitudeText)].map((text) =>
    text ? Number(text) : Number.NaN,
  )
  if (latitude === undefined || longitude === undefined) return null
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}

/** A telephone number in E.164 form; null for an invalid number, and for a Korean number without its area code. */
export function phoneIn(text: string | undefined, country: string | null = 'KR'): string | null {
  const written = plainCell(text) ?? ''
  // Without an area code the library would read the first digits as one.
  if (country === 'KR' && !/^(0|\+|1\d{3}-?\d{4}$)/.test(written)) return null
  const read = parsePhoneNumber(written, { regionCode: country ?? undefined })
  return read.valid ? read.number.e164 : null
}

/** The URL of a web page, with `http://` if it has no scheme; null for an invalid URL. */
export function websiteIn(text: string | undefined): string | null {
  // Only the letters of addresses: elsewhere a compatibility character may be part of a path.
  const written = cell(text)?.replace(/[\uff01-\uff5e]/g, plainText)
  if (!written) return null
  const address = /^https?:\/\//i.test(written) ? written : `http://${written}`
  return /^https?:\/\/[^/\s]+\.[^/\s]+/i.test(address) && URL.canParse(address) ? new URL(address).href : null
}

/** An amount in whole won; null for no amount, and for 0, which files write for an unknown amount. */
export function amountIn(text: string | undefined): number | null {
  const [digits] = /^\d{1,8}$/.exec((plainCell(text) ?? '').replace(/[,원\s]/g, '')) ?? []
  return Number(digits ?? 0) || null
}
