/** An event of a calendar, with days in place of times: which collection it is doesn't depend on the hour. */
export interface CalendarEvent {
  /** The properties by name, in the order of the file. */
  properties: ReadonlyMap<string, readonly CalendarProperty[]>
}

export interface CalendarProperty {
  parameters: string
  value: string
}

/** The lines of a calendar; a line that begins with a space goes on with the one before (RFC 5545, 3.1). */
export const unfolded = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\n[ \t]/g, '')

/** The events of unfolded text, without their alarms. */
export function eventsIn(text: string): CalendarEvent[] {
  return [...text.matchAll(/^BEGIN:VEVENT\n([\s\S]*?)^END:VEVENT$/gm)].map(([, lines = '']) => {
    const properties = new Map<string, CalendarProperty[]>()
    for (const line of lines.replace(/^BEGIN:VALARM\n[\s\S]*?^END:VALARM$/gm, '').split('\n')) {
      const [, name = '', parameters = '', value = ''] =
        /^([A-Za-z-]+)((?:;[^:"]*(?:"[^"]*")?[^:"]*)*):(.*)$/.exec(line) ?? []
      if (name)
        properties.set(name.toUpperCase(), [...(properties.get(name.toUpperCase()) ?? []), { parameters, value }])
    }
    return { properties }
  })
}

/** The first value of a property; empty without one. */
export const textOf = ({ properties }: CalendarEvent, name: string): string => properties.get(name)?.[0]?.value ?? ''

/** Text as a person reads it (RFC 5545, 3.3.11). */
export const plainValue = (value: string): string =>
  value.replace(/\\([nN,;\\])/g, (_, letter: string) => (/n/i.test(letter) ? ' ' : letter))

/**
 * The days of a property such as `DTSTART` or `EXDATE`, as `YYYYMMDD`. A time with a zone, or without one, is of the day that is written;
 * one in UTC of the day in the calendar's zone.
 */
export function daysOf(event: CalendarEvent, name: string, zone: string): string[] {
  return (event.properties.get(name) ?? [])
    .flatMap(({ value }) => value.split(','))
    .map((value) => dayOf(value.trim(), zone))
    .filter((day) => day !== null)
}

/** A day of a date or a time; null if it is neither. */
export function dayOf(value: string, zone: string): string | null {
  const [, year, month, day, hour, minute, isUtc] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{0,2}(Z?))?/.exec(value) ?? []
  const time = new Date(`${year}-${month}-${day}T${hour ?? '00'}:${minute ?? '00'}:00Z`)
  // February 30 is in March.
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(8, 10) !== day) return null
  if (!isUtc) return `${year}${month}${day}`
  return time.toLocaleDateString('sv-SE', { timeZone: zone }).replaceAll('-', '')
}

/** The zone that a calendar names for its times in UTC; UTC if it names none that exists. */
export function zoneOf(text: string): string {
  const zone = /^(?:X-WR-TIMEZONE|TZID)[^:\n]*:(.*)$/m.exec(text)?.[1]?.trim() ?? 'UTC'
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}
