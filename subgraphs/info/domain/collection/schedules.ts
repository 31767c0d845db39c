import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { lastKnownDay } from '../../../_shared/korea/holidays.ts'
import { addDays } from '../../../_shared/local-time.ts'
import type { Translated } from '../../../_shared/locale.ts'
import { type CollectionRuleRow, collectionRules, type MaterialRow, type RegionRow, regions } from '../../db/schema.ts'
import type { DisposalMethod, DwellingType } from '../../types.generated.ts'
import { enclosingRegions } from '../regions/enclosing-regions.ts'
import { addMinutes, dayAt, daysFrom, memoiseMomentAt, momentAt, weekdayOf, weekOfMonth } from './days.ts'
import { offReason } from './holidays.ts'
import { type OffDays, parseOffDays } from './off-days.ts'

/** A collection rule with its days without collection parsed. */
export interface Rule extends CollectionRuleRow {
  parsedOffDays: OffDays
  /** Whether the region has other rules for the same waste stream, for other areas. */
  isOneOfSeveral: boolean
}

export type ScheduleRegion = Pick<RegionRow, 'id' | 'fullNameKo' | 'fullNameEn' | 'timeZone'>

/** The collection rules of a region, ordered by waste stream. */
export interface Schedule {
  region: ScheduleRegion
  /** The type of dwelling that all rules apply to; null for the rules for every type. */
  dwelling: DwellingType | null
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

/** The key of a schedule: a region and a type of dwelling; null for every type. */
export interface Household {
  regionId: string
  dwelling: DwellingType | null
}

/**
 * For each household the schedule of the smallest enclosing region with rules; null if no region has any, if that
 * region has none for the type of dwelling, or if the region is unknown.
 */
export async function nearestSchedules(db: Db, households: readonly Household[]): Promise<(Schedule | null)[]> {
  const regionIds = households.map(({ regionId }) => regionId)
  const enclosing = await enclosingRegions(db, regionIds)
  const candidates = [...new Set(enclosing.flatMap((ids) => ids ?? []))]
  const { id, fullNameKo, fullNameEn, timeZone } = regions
  const rows = await db
    .select({ region: { id, fullNameKo, fullNameEn, timeZone }, rule: collectionRules })
    .from(collectionRules)
    .innerJoin(regions, eq(id, collectionRules.regionId))
    .where(isOneOf(collectionRules.regionId, candidates))
  const byRegion = new Map<string, { region: ScheduleRegion; rules: CollectionRuleRow[] }>()
  for (const { region } of rows) byRegion.set(region.id, byRegion.get(region.id) ?? { region, rules: [] })
  for (const { region, rule } of rows) byRegion.get(region.id)?.rules.push(rule)
  const schedules = new Map([...byRegion].map(([regionId, { region, rules }]) => [regionId, scheduleOf(region, rules)]))
  return households.map(({ dwelling }, index) => {
    const nearest = enclosing[index]?.find((candidate) => schedules.has(candidate))
    const schedule = schedules.get(nearest ?? '') ?? null
    return schedule && dwelling ? scheduleForDwelling(schedule, dwelling) : schedule
  })
}

/** The schedule of a region from its rows, ordered by waste stream, then area. */
export function scheduleOf(region: ScheduleRegion, rows: readonly CollectionRuleRow[]): Schedule {
  const ordered = [...rows].sort((a, b) => {
    const byMethod = methods.indexOf(a.method) - methods.indexOf(b.method)
    return byMethod || compare(a.areas.join(), b.areas.join()) || compare(a.id, b.id)
  })
  const rules = ordered.map((row) => ({
    ...row,
    parsedOffDays: parseOffDays(row.offDays ?? '', row.method),
    isOneOfSeveral: ordered.some((other) => other.id !== row.id && coversSameWaste(row, other)),
  }))
  return { region, dwelling: null, rules }
}

/** The part of a schedule that applies to one type of dwelling; null if no rule does. */
export function scheduleForDwelling(schedule: Schedule, dwelling: DwellingType): Schedule | null {
  const rules = schedule.rules.filter(({ dwellings }) => dwellings.length === 0 || dwellings.includes(dwelling))
  return rules.length > 0 ? { ...scheduleOf(schedule.region, rules), dwelling } : null
}

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
  return daysWithKnownHolidays(from, days).flatMap((date) => {
    const uids = new Set<string>()
    return rules
      .filter((rule) => isDue(rule, date) && cancellationOf(rule, date) === null)
      .map((rule) => {
        const uid = unusedUid(uids, [region.id, rule.method, date, ...rule.dwellings, ...areaKey(rule)].join('-'))
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
    const cancellations = due.map((rule) => cancellationOf(rule, date))
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
const cancellationOf = ({ parsedOffDays }: Rule, date: string): Translated | null => offReason(date, parsedOffDays.days)

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
const areaKey = ({ areas }: Rule): string[] =>
  areas.length === 0 ? [] : [createHash('sha256').update(areas.join('\n')).digest('hex').slice(0, 12)]

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
