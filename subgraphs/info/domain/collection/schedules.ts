import { createHash } from 'node:crypto'
import { lastKnownDay } from '../../../_shared/korea/holidays.ts'
import { searchKey } from '../../../_shared/korea/search-key.ts'
import { addDays } from '../../../_shared/local-time.ts'
import type { Translated } from '../../../_shared/locale.ts'
import type { CollectionRuleRow, MaterialRow, RegionRow, RuleCoverage } from '../../db/schema.ts'
import type { DisposalMethod, DwellingType } from '../../types.generated.ts'
import { addMinutes, dayAt, daysFrom, memoiseMomentAt, momentAt, weekdayOf, weekOfMonth } from './days.ts'
import { offReason } from './holidays.ts'
import { type OffDays, parseOffDays } from './off-days.ts'

/** A collection rule with its days without collection parsed. */
export interface Rule extends CollectionRuleRow {
  parsedOffDays: OffDays
  /** Whether the schedule has other rules for the same waste stream, for other areas. */
  isOneOfSeveral: boolean
  /** How the rule covers the region of the schedule. */
  coverage: RuleCoverage
  /** The names of its areas that are in the region of the schedule or contain it. */
  areasHere: string[]
}

export type ScheduleRegion = Pick<RegionRow, 'id' | 'fullNameKo' | 'fullNameEn' | 'timeZone'>

/** The collection rules of a region, ordered by waste stream. */
export interface Schedule {
  region: ScheduleRegion
  /** The type of dwelling that all rules apply to; null for the rules for every type. */
  dwelling: DwellingType | null
  /** The part of a name that all areas have; null for all areas. */
  area: string | null
  rules: Rule[]
}

/** One rule on one day. `date` is the day on which the put-out window starts. */
export interface Pickup {
  /** Unique within a schedule. It stays the same across imports unless the areas or dwellings of the rule change. */
  uid: string
  date: string
  /** Null if unknown. */
  putOutFrom: Date | null
  /** Null if unknown. */
  putOutUntil: Date | null
  method: DisposalMethod
  rule: Rule
}

/** A day on which at least one rule does not apply. */
export interface Exception {
  date: string
  /** Whether no rule applies. */
  isCancelled: boolean
  reason: Translated
}

/** The waste streams in the order of a schedule. */
const methods: readonly DisposalMethod[] = [
  'GENERAL_WASTE',
  'NON_COMBUSTIBLE',
  'FOOD_WASTE',
  'RECYCLABLES',
  'BULKY_WASTE',
]

/** A stored rule, with how it covers some parts of its region by their ids. Parts outside of its areas are missing. */
export type PlacedRule = CollectionRuleRow & { coverages?: Readonly<Record<string, Coverage>> | null }

/** How a rule covers a region, and the names of its areas there. */
export interface Coverage {
  coverage: RuleCoverage
  areas: string[]
}

/** The schedule of a region from its rows, ordered by waste stream, then area. */
export function scheduleOf(
  region: ScheduleRegion,
  rows: readonly PlacedRule[],
  coverageOf: (rule: PlacedRule) => Coverage = coverageOfRegion,
): Schedule {
  const keyed = rows.map((row) => ({ row, method: methods.indexOf(row.method), names: areaNames(row).join() }))
  keyed.sort((a, b) => a.method - b.method || compare(a.names, b.names) || compare(a.row.id, b.row.id))
  // Hundreds of rules of a county share a few texts.
  const parsed = new Map<string, OffDays>()
  const parseOnce = ({ offDays, method }: PlacedRule): OffDays => {
    const key = `${method} ${offDays}`
    const found = parsed.get(key) ?? parseOffDays(offDays ?? '', method)
    parsed.set(key, found)
    return found
  }
  const rules = keyed.map(({ row }) => {
    const { coverage, areas } = coverageOf(row)
    const isOneOfSeveral = rows.some((other) => other.id !== row.id && coversSameWaste(row, other))
    return { ...row, parsedOffDays: parseOnce(row), isOneOfSeveral, coverage, areasHere: areas }
  })
  return { region, dwelling: null, area: null, rules }
}

/** How a rule covers its whole region. */
const coverageOfRegion = (rule: PlacedRule): Coverage => ({
  coverage: rule.areas.length === 0 ? 'ALL' : 'PART',
  areas: areaNames(rule),
})

/** The part of a schedule that applies to one type of dwelling; null if no rule does. */
export function scheduleForDwelling(schedule: Schedule, dwelling: DwellingType): Schedule | null {
  const rules = schedule.rules.filter(({ dwellings }) => dwellings.length === 0 || dwellings.includes(dwelling))
  return rules.length > 0 ? { ...rescheduled(schedule, rules), dwelling } : null
}

/**
 * The part of a schedule for the areas with a name that contains `area`, in plain letters and without spaces; null if no area
 * has such a name. Rules for the whole region belong to it.
 */
export function scheduleForArea(schedule: Schedule, area: string): Schedule | null {
  const key = searchKey(area)
  const isNamed = (rule: Rule) => key !== '' && areaNames(rule).some((name) => searchKey(name).includes(key))
  if (!schedule.rules.some(isNamed)) return null
  const rules = schedule.rules.filter((rule) => rule.areas.length === 0 || isNamed(rule))
  return { ...rescheduled(schedule, rules), dwelling: schedule.dwelling, area }
}

const rescheduled = ({ region }: Schedule, rules: readonly Rule[]): Schedule => {
  const coverages = new Map(rules.map(({ id, coverage, areasHere }) => [id, { coverage, areas: areasHere }]))
  return scheduleOf(region, rules, (rule) => coverages.get(rule.id) ?? coverageOfRegion(rule))
}

/** The names of a rule's areas, each once. */
export const areaNames = ({ areas }: Pick<CollectionRuleRow, 'areas'>): string[] => [
  ...new Set(areas.map(({ name }) => name)),
]

// A rule without materials covers those of every other rule. The same goes for dwellings.
function coversSameWaste(a: CollectionRuleRow, b: CollectionRuleRow): boolean {
  const overlap = <T>(one: readonly T[], other: readonly T[]) =>
    one.length === 0 || other.length === 0 || one.some((value) => other.includes(value))
  return a.method === b.method && overlap(a.materialIds, b.materialIds) && overlap(a.dwellings, b.dwellings)
}

/**
 * The pick-ups of `days` days from `from` on, in chronological order. Ends with the last year whose holidays are known.
 */
export function pickups({ region, rules }: Schedule, from: string, days: number): Pickup[] {
  const momentOf = memoiseMomentAt(region.timeZone)
  const areaKeyOf = memoise(areaKey)
  return daysWithKnownHolidays(from, days).flatMap((date) => {
    const uids = new Set<string>()
    const cancellationOf = cancellationsOn(date)
    return rules
      .filter((rule) => isDue(rule, date) && cancellationOf(rule) === null)
      .map((rule) => {
        const uid = unusedUid(uids, [region.id, rule.method, date, ...rule.dwellings, ...areaKeyOf(rule)].join('-'))
        return { uid, date, ...putOutHours(rule, date, momentOf), method: rule.method, rule }
      })
      .sort((a, b) => (a.putOutFrom?.getTime() ?? 0) - (b.putOutFrom?.getTime() ?? 0))
  })
}

/**
 * Whether a pick-up collects a material: one that the rule lists or, if it lists none, one whose own disposal method is
 * the rule's waste stream.
 */
export const collectsMaterial = (
  { rule }: Pickup,
  { id, disposalMethod }: Pick<MaterialRow, 'id' | 'disposalMethod'>,
): boolean => (rule.materialIds.length > 0 ? rule.materialIds.includes(id) : disposalMethod === rule.method)

/**
 * The first pick-up whose put-out window is still open or yet to open at `now`, including last evening's window; null
 * if there is none within a month.
 * @param material that the pick-up must collect; any pick-up if undefined
 */
export function nextPickup(schedule: Schedule, now: Date, material?: MaterialRow): Pickup | null {
  const { timeZone } = schedule.region
  const yesterday = addDays(dayAt(now, timeZone), -1)
  const endOf = ({ putOutUntil, date }: Pickup) => putOutUntil ?? momentAt(addDays(date, 1), '00:00', timeZone)
  return (
    pickups(schedule, yesterday, 32).find(
      (pickup) => endOf(pickup) > now && (!material || collectsMaterial(pickup, material)),
    ) ?? null
  )
}

/** The days on which a rule that is due does not apply, in chronological order. Ends like `pickups`. */
export function exceptions({ rules }: Schedule, from: string, days: number): Exception[] {
  return daysWithKnownHolidays(from, days).flatMap((date) => {
    const due = rules.filter((rule) => isDue(rule, date))
    const cancellations = due.map(cancellationsOn(date))
    const reason = cancellations.find((cancellation) => cancellation !== null)
    return reason ? [{ date, isCancelled: !cancellations.includes(null), reason }] : []
  })
}

const daysWithKnownHolidays = (from: string, days: number) => daysFrom(from, days).filter((day) => day <= lastKnownDay)

const isDue = ({ weekdays, weeksOfMonth }: Rule, date: string): boolean =>
  weekdays.includes(weekdayOf(date)) && (weeksOfMonth.length === 0 || weeksOfMonth.includes(weekOfMonth(date)))

// Holidays cancel a pick-up; weekdays without collection do not. If a rule names a weekday both as a put-out day and as
// one without collection, it is unclear whether the source means an evening and the following morning, or whether one
// of them is wrong.
function cancellationsOn(date: string): (rule: Rule) => Translated | null {
  const reasonOf = memoise(({ days }: OffDays) => offReason(date, days))
  return ({ parsedOffDays }) => reasonOf(parsedOffDays)
}

function memoise<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const value = known.has(key) ? (known.get(key) as Value) : compute(key)
    known.set(key, value)
    return value
  }
}

// A window ends when clocks show its end, even in a night with a clock change.
function putOutHours({ putOutFrom, putOutMinutes }: Rule, date: string, momentOf: ReturnType<typeof memoiseMomentAt>) {
  if (putOutFrom === null) return { putOutFrom: null, putOutUntil: null }
  const from = momentOf(date, putOutFrom)
  if (putOutMinutes === null) return { putOutFrom: from, putOutUntil: null }
  const until = addMinutes(date, putOutFrom, putOutMinutes)
  return { putOutFrom: from, putOutUntil: momentOf(until.date, until.time) }
}

// Derived from the areas, not from the rule's id, so that a change of hours moves a calendar event instead of adding
// another.
const areaKey = (rule: Rule): string[] =>
  rule.areas.length === 0 ? [] : [createHash('sha256').update(areaNames(rule).join('\n')).digest('hex').slice(0, 12)]

function unusedUid(taken: Set<string>, base: string): string {
  let uid = base
  for (let number = 2; taken.has(uid); number += 1) uid = `${base}-${number}`
  taken.add(uid)
  return uid
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The day of the import that last contained one of its rules. */
export const lastReadOn = ({ rules }: Schedule): string =>
  rules
    .map((rule) => rule.readOn)
    .sort()
    .at(-1) ?? ''
