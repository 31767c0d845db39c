import { plainText } from '../../../_shared/plain-text.ts'
import {
  alwaysOpen,
  type DayHours,
  type Hours,
  hasKnownHours,
  hasSameHours,
  isFullyKnown,
  latestClosing,
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
// - A later rule (`;`) replaces earlier ones on the days that it names, as specified, unless their spans don't overlap:
//   the author of `Mo-Fr 09:00-12:00; Tu 14:00-17:00` probably means both, so Tuesday is unknown. A later part (`,`) adds
//   to earlier ones, unless it is `off`.
// - A rule also replaces what the evening before adds after midnight. On Saturday at 00:30, `Fr 20:00-02:00; Sa off` is
//   closed, as specified. The author of `Fr 20:00-02:00; Sa 10:00-12:00` probably means the whole night, so Friday is
//   unknown. The same applies to the eve of a public holiday, but only the night is unknown then.
// - A public holiday is unknown when a later rule has other hours for its weekday: by the specification that rule applies.
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
  if (plainText(value) === '24/7') return { hours: alwaysOpen, words: null }
  const hours = parseHours(plainText(value))
  return hours && hasKnownHours(hours)
    ? { hours, words: isFullyKnown(hours) ? null : value }
    : { hours: null, words: value }
}

/** A part of a rule: the same hours on some days. */
interface Part {
  /** `isSome` when only some of these weekdays have the hours. */
  days: readonly { day: number; isSome: boolean }[]
  /** Empty for `off`. */
  spans: readonly Span[]
  /** Whether it replaces earlier parts, instead of adding to them. */
  replaces: boolean
  /** The position of its rule. */
  rule: number
}

/** What the parts that are read so far say about a day. */
interface Stated {
  hours: DayHours
  /** The position of the first part that these hours come from. */
  since: number
  /** The position of the last part that names the day. */
  last: number
  /** The position of the last part that replaced earlier ones on this day; -1 for none. */
  replacedAt: number
  rule: number
}

function parseHours(value: string): Hours | null {
  const parts: Part[] = []
  let hasSeasons = false
  for (const [index, written] of value.split(';').entries()) {
    const rule = written.trim().replace(season, '')
    hasSeasons ||= rule !== written.trim()
    const found = rule ? parseRule(rule, index) : []
    if (!found) return null
    parts.push(...found)
  }
  const stated = statedDays(parts)
  const ofDay = (day: number) => (hasSeasons ? null : eveningOf(day, stated))
  const hours: Hours = {
    week: everyDay.map((day) => (stated.has(day) ? ofDay(day) : [])),
    holidays: hasSeasons ? null : (stated.get(publicHolidays)?.hours ?? null),
  }
  const disputed = disputedHolidaysOf(stated)
  if (disputed.length > 0) hours.disputedHolidays = disputed
  const latest = Math.max(...parts.flatMap(({ spans }) => spans).map(([, closes]) => closes))
  if (latest > latestClosing(hours)) hours.latestClosing = latest
  if (holidaysCutNights(hours, stated)) hours.holidaysCutNights = true
  return hours
}

// The parts of a rule; null when it isn't understood.
function parseRule(rule: string, index: number): Part[] | null {
  const parts = rule.split(/(?<=\d|off|closed) ?, ?(?=[A-Z])/i).map((part, position): Part | null => {
    const [, written = '', times = ''] = /^(.*?):? ?(off|closed|\d{1,2}[:.]\d\d.*)$/i.exec(part) ?? []
    const days = written ? parseDays(written) : everyDay.map((day) => ({ day, isSome: false }))
    const isOff = /^(off|closed)$/i.test(times)
    const spans = isOff ? [] : parseSpans(times)
    return days && spans && { days, spans, replaces: isOff || position === 0, rule: index }
  })
  return parts.every((part) => part !== null) ? parts : null
}

function statedDays(parts: readonly Part[]): Map<number, Stated> {
  const stated = new Map<number, Stated>()
  for (const [at, { days, spans, replaces, rule }] of parts.entries()) {
    for (const { day, isSome } of days) {
      const before = stated.get(day)
      const hours = isSome ? null : combine(before, sortedSpans(spans), { replaces, rule })
      const continues = before?.rule === rule && spans.length > 0
      stated.set(day, {
        hours,
        since: before?.hours?.length !== 0 && continues ? before.since : at,
        last: at,
        replacedAt: replaces && !continues ? at : (before?.replacedAt ?? -1),
        rule,
      })
    }
  }
  return stated
}

// The hours of a day after one more part names it; null when one is unknown or the later may add to the earlier.
function combine(before: Stated | undefined, spans: DayHours, part: Pick<Part, 'replaces' | 'rule'>): DayHours {
  if (!before) return spans
  if (!before.hours || !spans) return null
  if (spans.length === 0 || before.hours.length === 0) return spans
  const both = sortedSpans([...before.hours, ...spans])
  if (before.rule === part.rule) return both
  if (hasSameHours(before.hours, spans)) return spans
  return part.replaces && !both ? spans : null
}

// The hours of a weekday, without the night if a later part closes the next day; null if that part has other hours, or
// limits the next day to some weeks.
function eveningOf(day: number, stated: ReadonlyMap<number, Stated>): DayHours {
  const { hours = null, since = 0 } = stated.get(day) ?? {}
  const next = stated.get((day + 1) % 7)
  const latest = Math.max(0, ...(hours ?? []).map(([, closes]) => closes)) - minutesOfDay
  if (!hours || latest <= 0 || !next || next.replacedAt <= since) return hours
  if (next.hours?.some(([opens, closes]) => opens === 0 && closes >= latest)) return hours
  if (next.hours?.length !== 0) return null
  return hours.map(([opens, closes]) => [opens, Math.min(closes, minutesOfDay)] as const)
}

// The weekdays on which a holiday is unknown, since a later part has other hours for that weekday or, after a night, for
// the day after it; or since the holidays' part only adds to the hours of the weekday.
function disputedHolidaysOf(stated: ReadonlyMap<number, Stated>): number[] {
  const own = stated.get(publicHolidays)
  if (!own) return []
  if (!own.hours) return everyDay
  const isDisputed = ({ hours, last }: Stated) =>
    !hasSameHours(hours, own.hours) && (last > own.since || (last > own.replacedAt && hours?.length !== 0))
  const isCut = (next: Stated) => hasNight(own.hours) && next.replacedAt > own.since
  return everyDay.filter((day) => isDisputed(stated.get(day) ?? own) || isCut(stated.get((day + 1) % 7) ?? own))
}

const hasNight = (day: DayHours): boolean => day?.some(([, closes]) => closes > minutesOfDay) ?? false

const holidaysCutNights = ({ week }: Hours, stated: ReadonlyMap<number, Stated>): boolean =>
  week.some(
    (day, weekday) =>
      hasNight(day) && (stated.get(publicHolidays)?.replacedAt ?? -1) > (stated.get(weekday)?.since ?? 0),
  )

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
    return start !== null && start < minutesOfDay && end <= start + minutesOfDay ? [start, end] : null
  })
  return spans.every((span) => span !== null) ? spans : null
}
