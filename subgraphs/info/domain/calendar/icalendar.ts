// The syntax of iCalendar (RFC 5545), independent of its content. Own code, because the available library formats a
// moment in the machine's time zone unless a date library provides it, and writes DTSTAMP outside UTC if the calendar
// has a time zone.

/** The lines of a component: BEGIN, its content, END. */
export const component = (name: string, lines: readonly string[]): string[] => [
  `BEGIN:${name}`,
  ...lines,
  `END:${name}`,
]

/** A property with a TEXT value: escaped, without control characters (3.3.11). */
export const textProperty = (name: string, value: string): string =>
  `${name}:${value
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(controlCharacters, '')}`

/** A DATE value: `20261231` (3.3.4). */
export const dateValue = (day: string): string => day.replaceAll('-', '')

/** A DATE-TIME value without a time zone: `20261231T200000` (3.3.5). */
export const localValue = (day: string, time: string): string => `${dateValue(day)}T${time.replace(':', '')}00`

/** The document to send: every line ends in CRLF and is folded at 75 octets (3.1). */
export const serialise = (lines: readonly string[]): string => lines.map((line) => `${fold(line)}\r\n`).join('')

function fold(line: string): string {
  if (Buffer.byteLength(line) <= 75) return line
  let folded = ''
  let size = 0
  for (const character of line) {
    const octets = Buffer.byteLength(character)
    if (size + octets > 75) {
      folded += '\r\n '
      size = 1
    }
    folded += character
    size += octets
  }
  return folded
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: TEXT must not contain them
const controlCharacters = /[\u0000-\u0008\u000b-\u001f\u007f]/g
