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
import { type HoursReading, nothingRead } from './reading.ts'
import { parseTime, spanBetween } from './times.ts'

// Of OpenStreetMap's opening_hours (https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification) what can be known of
// a day by its weekday alone:
//
//   hours = "24/7" | rule { ";" rule }
//   rule  = [ season [ ":" ] ] part { "," part } | season
//   part  = [ days ] ( span { "," span } | "off" | "closed" )
//   days  = day { "," day };  day = "Mo" [ "-" "Fr" ] | "Mo[1]" | "PH"
//   span  = "08:00-12:00" | "9:00-12.00" | "22:00-02:00" | "20:00-26:00"
//
// - A text with anything else isn't read at all: `Mo-Do`, comments, sunrise, school holidays, weeks of the year, `nur …`.
// - In a text with seasons no day that is named is known, and neither is a weekday of which only some are meant (`Mo[1]`).
// - Without days a rule is about all of them. Public holidays aren't known without `PH`.
// - A later rule takes the place of earlier ones, as specified, unless its spans lie beside theirs: who writes
//   `Mo-Fr 09:00-12:00; Tu 14:00-17:00` may well mean both, so such a day isn't known.

const names = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const everyDay = names.map((_, weekday) => weekday)
/** Public holidays, behind the seven days of the week. */
const publicHolidays = 7

const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: \\d{1,2})?'
const season = new RegExp(`^${month}(?: ?- ?(?:${month}|\\d{1,2}))?(?: ?: ?| |$)`)

/** Understands a value of OpenStreetMap's `opening_hours`. */
export function readOsmHours(text: string): HoursReading {
  const value = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (!value) return nothingRead
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

// What a rule says of each of its days; null when it isn't understood.
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

// What a later rule makes of a day that an earlier one told of.
function overrideDay(before: DayHours, spans: DayHours): DayHours {
  if (!before || !spans) return null
  const beside = before.length > 0 && spans.length > 0 && sortedSpans([...before, ...spans]) !== null
  return beside ? null : spans
}
