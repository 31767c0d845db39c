import { createHash } from 'node:crypto'
import { eq, inArray } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { lastKnownDay } from '../../../_shared/korea/holidays.ts'
import { addDays } from '../../../_shared/local-time.ts'
import type { Translated } from '../../../_shared/locale.ts'
import { type CollectionRuleRow, collectionRules, type MaterialRow, type RegionRow, regions } from '../../db/schema.ts'
import type { DisposalMethod, DwellingType } from '../../types.generated.ts'
import { regionsAround } from '../regions/regions-around.ts'
import { createClock, dayAt, daysFrom, minutesLater, momentAt, weekdayOf, weekOfMonth } from './days.ts'
import { offReason } from './holidays.ts'
import { type OffDays, parseOffDays } from './off-days.ts'

/** A rule with what its words about days without collection mean; null where they aren't understood. */
export interface Rule extends CollectionRuleRow {
  off: OffDays | null
  /** Whether others of the region hold for the same sort of waste elsewhere. */
  isOneOfSeveral: boolean
}

export type ScheduleRegion = Pick<RegionRow, 'id' | 'fullNameKo' | 'fullNameEn' | 'timeZone'>

/** The rules of a region, by sort of waste. */
export interface Schedule {
  region: ScheduleRegion
  /** The kind of dwelling that all rules hold for; null for the rules of every kind. */
  dwelling: DwellingType | null
  rules: Rule[]
}

export interface Pickup {
  uid: string
  date: string
  putOutFrom: Date | null
  putOutUntil: Date | null
  method: DisposalMethod
  rule: Rule
}

export interface Exception {
  date: string
  isCancelled: boolean
  why: Translated
}

const methods: readonly DisposalMethod[] = [
  'GENERAL_WASTE',
  'NON_COMBUSTIBLE',
  'FOOD_WASTE',
  'RECYCLABLES',
  'BULKY_WASTE',
]

/** Whose schedule is asked for: that of a region, for one kind of dwelling or, with null, for every kind. */
export interface Household {
  regionId: string
  dwelling: DwellingType | null
}

/**
 * For each the schedule of the smallest region around that has rules; null where none has, where nothing is known for the
 * dwelling, or the region isn't known.
 */
export async function schedulesAround(db: Db, households: readonly Household[]): Promise<(Schedule | null)[]> {
  const regionIds = households.map(({ regionId }) => regionId)
  const around = await regionsAround(db, regionIds)
  const wanted = [...new Set(around.flatMap((ids) => ids ?? []))]
  const { id, fullNameKo, fullNameEn, timeZone } = regions
  const rows = await db
    .select({ region: { id, fullNameKo, fullNameEn, timeZone }, rule: collectionRules })
    .from(collectionRules)
    .innerJoin(regions, eq(id, collectionRules.regionId))
    .where(inArray(collectionRules.regionId, wanted))
  const told = new Map<string, { region: ScheduleRegion; rules: CollectionRuleRow[] }>()
  for (const { region } of rows) told.set(region.id, told.get(region.id) ?? { region, rules: [] })
  for (const { region, rule } of rows) told.get(region.id)?.rules.push(rule)
  const schedules = new Map([...told].map(([regionId, { region, rules }]) => [regionId, scheduleOf(region, rules)]))
  return households.map(({ dwelling }, index) => {
    const nearest = around[index]?.find((candidate) => schedules.has(candidate))
    const schedule = schedules.get(nearest ?? '') ?? null
    return schedule && dwelling ? scheduleFor(schedule, dwelling) : schedule
  })
}

export function scheduleOf(region: ScheduleRegion, rows: readonly CollectionRuleRow[]): Schedule {
  const ordered = [...rows].sort((a, b) => {
    const byMethod = methods.indexOf(a.method) - methods.indexOf(b.method)
    return byMethod || compare(a.areas.join(), b.areas.join()) || compare(a.id, b.id)
  })
  const rules = ordered.map((row) => ({
    ...row,
    off: parseOffDays(row.offDays ?? ''),
    isOneOfSeveral: ordered.some((other) => other.id !== row.id && isAboutTheSame(row, other)),
  }))
  return { region, dwelling: null, rules }
}

/** What holds for one kind of dwelling; null where nothing is known for it. */
export function scheduleFor(schedule: Schedule, dwelling: DwellingType): Schedule | null {
  const rules = schedule.rules.filter(({ dwellings }) => dwellings.length === 0 || dwellings.includes(dwelling))
  return rules.length > 0 ? { ...scheduleOf(schedule.region, rules), dwelling } : null
}

// Where one tells neither material nor dwelling, it is about those of the other as well.
function isAboutTheSame(a: CollectionRuleRow, b: CollectionRuleRow): boolean {
  const meet = <T>(one: readonly T[], other: readonly T[]) =>
    one.length === 0 || other.length === 0 || one.some((value) => other.includes(value))
  return a.method === b.method && meet(a.materialIds, b.materialIds) && meet(a.dwellings, b.dwellings)
}

/** What is put out on so many days, in order of time. */
export function pickups({ region, rules }: Schedule, from: string, days: number): Pickup[] {
  const clock = createClock(region.timeZone)
  return knownDays(from, days).flatMap((date) => {
    const uids = new Set<string>()
    return rules
      .filter((rule) => holds(rule, date) && cancelled(rule, date) === null)
      .map((rule) => {
        const uid = unusedUid(uids, [region.id, rule.method, date, ...rule.dwellings, ...areaKey(rule)].join('-'))
        return { uid, date, ...putOutHours(rule, date, clock), method: rule.method, rule }
      })
      .sort((a, b) => (a.putOutFrom?.getTime() ?? 0) - (b.putOutFrom?.getTime() ?? 0))
  })
}

/** Whether a material is taken along: one that the rule names or, where it names none, one that goes that way in any region. */
export const takes = ({ rule }: Pickup, { id, disposalMethod }: Pick<MaterialRow, 'id' | 'disposalMethod'>): boolean =>
  rule.materialIds.length > 0 ? rule.materialIds.includes(id) : disposalMethod === rule.method

/**
 * The first pick-up whose hours aren't over at a moment, those of last evening included; null without one in a month.
 * @param material that it is to take along; any pick-up without
 */
export function nextPickup(schedule: Schedule, now: Date, material?: MaterialRow): Pickup | null {
  const { timeZone } = schedule.region
  const yesterday = addDays(dayAt(now, timeZone), -1)
  const endOf = ({ putOutUntil, date }: Pickup) => putOutUntil ?? momentAt(addDays(date, 1), '00:00', timeZone)
  return (
    pickups(schedule, yesterday, 32).find((found) => endOf(found) > now && (!material || takes(found, material))) ??
    null
  )
}

/** Days on which rules don't hold that would otherwise, in order of time. */
export function exceptions({ rules }: Schedule, from: string, days: number): Exception[] {
  return knownDays(from, days).flatMap((date) => {
    const holding = rules.filter((rule) => holds(rule, date))
    const reasons = holding.map((rule) => cancelled(rule, date))
    const why = reasons.find((reason) => reason !== null)
    return why ? [{ date, isCancelled: !reasons.includes(null), why }] : []
  })
}

const knownDays = (from: string, days: number) => daysFrom(from, days).filter((day) => day <= lastKnownDay)

const holds = ({ weekdays, weeksOfMonth }: Rule, date: string): boolean =>
  weekdays.includes(weekdayOf(date)) && (weeksOfMonth.length === 0 || weeksOfMonth.includes(weekOfMonth(date)))

// Weekdays aren't taken out: where a rule names one both for putting out and as one without collection, nobody can tell
// whether the first is an evening and the second the morning after, or either is wrong.
const cancelled = ({ off }: Rule, date: string): Translated | null => off && offReason(date, off.days)

// A window ends when clocks show its end, also in a night in which they are changed.
function putOutHours({ putOutFrom, putOutMinutes }: Rule, date: string, clock: ReturnType<typeof createClock>) {
  if (putOutFrom === null) return { putOutFrom: null, putOutUntil: null }
  const from = clock(date, putOutFrom)
  if (putOutMinutes === null) return { putOutFrom: from, putOutUntil: null }
  const until = minutesLater(date, putOutFrom, putOutMinutes)
  return { putOutFrom: from, putOutUntil: clock(until.date, until.time) }
}

// By areas and not by the rule's id, so that a change of hours moves an event in a calendar instead of adding another.
const areaKey = ({ areas }: Rule): string[] =>
  areas.length === 0 ? [] : [createHash('sha256').update(areas.join('\n')).digest('hex').slice(0, 12)]

function unusedUid(taken: Set<string>, wanted: string): string {
  let uid = wanted
  for (let number = 2; taken.has(uid); number += 1) uid = `${wanted}-${number}`
  taken.add(uid)
  return uid
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The day on which its rules were last seen in a file. */
export const readOn = ({ rules }: Schedule): string =>
  rules
    .map((rule) => rule.readOn)
    .sort()
    .at(-1) ?? ''
