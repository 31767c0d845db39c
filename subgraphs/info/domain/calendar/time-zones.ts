import { tzlib_get_ical_block } from 'timezones-ical-library'

/** The lines of a time zone's VTIMEZONE component (RFC 5545, 3.6.5). @throws Error for an unknown time zone */
export function timeZoneComponent(timeZone: string): string[] {
  const [block] = tzlib_get_ical_block(timeZone)
  if (!block?.startsWith('BEGIN:VTIMEZONE')) throw new Error(`Unknown time zone: ${timeZone}`)
  return block.split(/\r?\n/)
}
