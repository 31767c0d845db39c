import { tzlib_get_ical_block } from 'timezones-ical-library'

/** What iCalendar has to be told of a time zone, line by line (VTIMEZONE, RFC 5545, 3.6.5). @throws Error for an unknown one */
export function zoneOf(timeZone: string): string[] {
  const [block] = tzlib_get_ical_block(timeZone)
  if (!block?.startsWith('BEGIN:VTIMEZONE')) throw new Error(`No such time zone: ${timeZone}`)
  return block.split(/\r?\n/)
}
