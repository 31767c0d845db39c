// What iCalendar (RFC 5545) asks of a text, whatever stands in it. Own code, since the library at hand writes a moment by the
// clock of the machine unless it comes from one of the libraries for dates, and DTSTAMP not in UTC where a calendar has a zone.

/** A component with what is in it, line by line. */
export const component = (name: string, lines: readonly string[]): string[] => [
  `BEGIN:${name}`,
  ...lines,
  `END:${name}`,
]

/** A property whose value is text (3.3.11). */
export const text = (name: string, value: string): string =>
  `${name}:${value
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(controls, '')}`

/** A day as a value: `20261231` (3.3.4). */
export const dateValue = (day: string): string => day.replaceAll('-', '')

/** A day and a time of day without a zone as a value: `20261231T200000` (3.3.5). */
export const localValue = (day: string, time: string): string => `${dateValue(day)}T${time.replace(':', '')}00`

/** The lines as they are sent: each ends in CRLF, and none is longer than 75 octets (3.1). */
export const document = (lines: readonly string[]): string => lines.map((line) => `${folded(line)}\r\n`).join('')

function folded(line: string): string {
  if (Buffer.byteLength(line) <= 75) return line
  let whole = ''
  let size = 0
  for (const character of line) {
    const octets = Buffer.byteLength(character)
    if (size + octets > 75) {
      whole += '\r\n '
      size = 1
    }
    whole += character
    size += octets
  }
  return whole
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text may have
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g
