import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'

// What offices write where they have nothing to say.
const nothing = new Set(['', '-', '없음', '해당없음', 'null'])

/** What a cell says, composed (NFC) and with single spaces; null where it says that there is nothing. */
export function cell(text: string | undefined): string | null {
  const plain = (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
  return nothing.has(plain.toLowerCase()) ? null : plain
}

/** A day as `YYYY-MM-DD`; null where there is none, or none that exists. */
export function dayIn(text: string | undefined): string | null {
  const day = /^(\d{4})[-./]?(\d{2})[-./]?(\d{2})$/.exec(cell(text) ?? '')
  if (!day) return null
  const iso = `${day[1]}-${day[2]}-${day[3]}`
  const moment = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(iso) ? iso : null
}

/** A day as Excel counts it, such as `44911.0` for 2022-12-16; null where there is none between 1954 and 2064. */
export function serialDayIn(text: string | undefined): string | null {
  const days = /^([2-5]\d{4})(\.0+)?$/.exec(cell(text) ?? '')?.[1]
  // Excel holds 1900 for a leap year, so that day 1 of 1900 and all days since March are one day apart.
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

/** A telephone number in E.164 form; null for what isn't one, as a Korean number without its area code. */
export function phoneIn(text: string | undefined, country: CountryCode = 'KR'): string | null {
  const written = cell(text) ?? ''
  // Without an area code the library takes the first digits for one.
  if (country === 'KR' && !/^(0|\+|1\d{3}-?\d{4}$)/.test(written)) return null
  const number = parsePhoneNumberFromString(written, country)
  return number?.isValid() ? number.number : null
}

/** The address of a web page, with `http://` where no scheme is given; null for what isn't one. */
export function websiteIn(text: string | undefined): string | null {
  const written = cell(text)
  if (!written) return null
  const address = /^https?:\/\//i.test(written) ? written : `http://${written}`
  return /^https?:\/\/[^/\s]+\.[^/\s]+/i.test(address) && URL.canParse(address) ? new URL(address).href : null
}
