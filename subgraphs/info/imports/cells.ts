import { parsePhoneNumberFromString } from 'libphonenumber-js'

export type Cells = Readonly<Record<string, string>>

// What offices write where they have nothing to say.
const nothing = new Set(['', '-', '.', '없음', '해당없음', 'null'])

/** What a cell says, composed (NFC) and with single spaces; null where it says that there is nothing. */
export function cell(text: string | undefined): string | null {
  const plain = (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
  return nothing.has(plain.toLowerCase()) ? null : plain
}

/** The day of a date, or of a date with a time, as `YYYY-MM-DD`; null where there is none, or none that exists. */
export function dayIn(text: string | undefined): string | null {
  const [, day] = /^(\d{4}-\d{2}-\d{2})( |T|$)/.exec(cell(text) ?? '') ?? []
  if (!day) return null
  const moment = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? day : null
}

/** A Korean telephone number in E.164 form; null for what isn't one, as a number without its area code. */
export function phoneIn(text: string | undefined): string | null {
  const written = cell(text) ?? ''
  // Without an area code the library takes the first digits for one.
  if (!/^(0|\+|1\d{3}-?\d{4}$)/.test(written)) return null
  const number = parsePhoneNumberFromString(written, 'KR')
  return number?.isValid() ? number.number : null
}

/** An amount in whole won; null for none, and for 0, which stands for one that isn't given. */
export function amountIn(text: string | undefined): number | null {
  const [digits] = /^\d{1,8}$/.exec((cell(text) ?? '').replace(/[,원\s]/g, '')) ?? []
  return Number(digits ?? 0) || null
}
