import {
  alwaysOpen,
  type DayHours,
  type Hours,
  hasKnownHours,
  isFullyKnown,
  minutesOfDay,
  type Span,
  sortedSpans,
} from './hours.ts'
import { noHours, type ParsedHours } from './parsed-hours.ts'
import { parseTime, spanBetween } from './times.ts'

// The part of OpenStreetMap's opening_hours (https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification) that
// depends only on the weekday:
//
//   hours = "24/7" | rule { ";" rule }
//   rule  = [ season [ ":" ] ] part { "," part } | season
//   part  = [ days ] ( span { "," span } | "off" | "closed" )
//   days  = day { "," day };  day = "Mo" [ "-" "Fr" ] | "Mo[1]" | "PH"
//   span  = "08:00-12:00" | "9:00-12.00" | "22:00-02:00" | "20:00-26:00"
//
// - A text with anything else is rejected: `Mo-Do`, comments, sunrise, school holidays, weeks of the year, `nur …`.
// - In a text with seasons, every day that it names is unknown. So is a weekday that is limited to some weeks
//   (`Mo[1]`).
// - A rule without days applies to all days. Public holidays are unknown without `PH`.
// - A later rule replaces earlier ones, as specified, unless their spans don't overlap: the author of
//   `Mo-Fr 09:00-12:00; Tu 14:00-17:00` probably means both, so Tuesday is unknown.
//
// It understands 58 of the 74 values in the two extracts:
// `npx vitest run subgraphs/location/domain/hours/osm.test.ts`
// `osm-readings.csv` lists each spelling with our reading. We don't use the library for this format: it is LGPL and
// doesn't know Korea's holidays. The permissively licensed libraries skip text that they don't understand.

const names = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const everyDay = names.map((_, weekday) => weekday)
/** The index of public holidays, after the seven weekdays. */
const publicHolidays = 7

const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: \\d{1,2})?'
const season = new RegExp(`^${month}(?: ?- ?(?:${month}|\\d{1,2}))?(?: ?: ?| |$)`)

/** Parses a value of OpenStreetMap's `opening_hours`. */
export function readOsmHours(text: string): ParsedHours {
  const value = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (!value) return noHours
  if (value === '24/7') return { hours: alwaysOpen, words: null }
  const hours = parseHours(value)
  return hours && hasKnownHours(hours)
    ? { hours, words: isFullyKnown(hours) ? null : value }
    : { hours: null, words: value }
}

function parseHours(value: string): Hours | null {
  const known = new Map<number, DayHours>()
  let hasSeasons = false
  for (const written of value.split(';').map((rule) => rule.trim())) {
    const rule = written.replace(season, '')
    hasSeasons ||= rule !== written
    const days = rule ? parseRule(rule) : new Map()
    if (!days) return null
    for (const [day, spans] of days) known.set(day, known.has(day) ? overrideDay(known.get(day) ?? null, spans) : spans)
  }
  const ofDay = (day: number) => (hasSeasons ? null : (known.get(day) ?? null))
  return {
    week: everyDay.map((day) => (known.has(day) ? ofDay(day) : [])),
    holidays: ofDay(publicHolidays),
  }
}

// The hours of each day that a rule names; null when it isn't understood.
function parseRule(rule: string): Map<number, DayHours> | null {
  const found = new Map<number, DayHours>()
  for (const part of rule.split(/(?<=\d|off|closed) ?, ?(?=[A-Z])/i)) {
    const [, days = '', times = ''] = /^(.*?):? ?(off|closed|\d{1,2}[:.]\d\d.*)$/i.exec(part) ?? []
    const numbers = days ? parseDays(days) : everyDay.map((day) => ({ day, isSome: false }))
    const spans = /^(off|closed)$/i.test(times) ? [] : parseSpans(times)
    if (!numbers || !spans) return null
    for (const { day, isSome } of numbers) {
      const before = found.get(day)
      found.set(day, isSome || before === null ? null : sortedSpans([...(before ?? []), ...spans]))
    }
  }
  return found
}

function parseDays(days: string): { day: number; isSome: boolean }[] | null {
  const found = days.split(',').map((written) => {
    const [, first = '', last = first, some] =
      /^ ?(PH|[A-Z][a-z])(?: ?- ?([A-Z][a-z]))?(\[-?\d\])? ?$/.exec(written) ?? []
    if (written.trim() === 'PH') return [{ day: publicHolidays, isSome: false }]
    const [from, to] = [names.indexOf(first), names.indexOf(last)]
    if (from < 0 || to < 0) return null
    const count = ((to - from + 7) % 7) + 1
    return Array.from({ length: count }, (_, index) => ({ day: (from + index) % 7, isSome: some !== undefined }))
  })
  return found.every((days) => days !== null) ? found.flat() : null
}

function parseSpans(times: string): readonly Span[] | null {
  const spans = times.split(',').map((written): Span | null => {
    const [, opens = '', closes = ''] = /^ ?([\d:.]+) ?- ?([\d:.]+) ?$/.exec(written) ?? []
    const [, nextDay, minutes] = /^(2[4-9]|3\d|4[0-8])[:.]([0-5]\d)$/.exec(closes) ?? []
    const start = parseTime(opens)
    if (!nextDay) return spanBetween(start, parseTime(closes))
    const end = Number(nextDay) * 60 + Number(minutes)
    return start !== null && end <= start + minutesOfDay ? [start, end] : null
  })
  return spans.every((span) => span !== null) ? spans : null
}

// The hours of a day that two rules name; null when one is unknown or the later may add to the earlier.
function overrideDay(before: DayHours, spans: DayHours): DayHours {
  if (!before || !spans) return null
  const beside = before.length > 0 && spans.length > 0 && sortedSpans([...before, ...spans]) !== null
  return beside ? null : spans
}
