import { createHash } from 'node:crypto'
import { inArray } from 'drizzle-orm'
import type { Db } from '../../_shared/db.ts'
import { lastKnownDay } from '../../_shared/holidays.ts'
import { hasPrefix } from '../../_shared/ids.ts'
import type { Translated } from '../../_shared/locale.ts'
import { type CollectionRuleRow, collectionRules, regions } from '../db/schema.ts'
import type { DisposalMethod } from '../types.generated.ts'
import { addDays, dayInKorea, daysFrom, momentInKorea, weekdayOf } from './days.ts'
import { offReason } from './holidays.ts'
import { type OffDays, parseOffDays } from './off-days.ts'

/** A rule with what its words about days without collection mean; null where they aren't understood. */
export interface Rule extends CollectionRuleRow {
  off: OffDays | null
  /** Whether others of the region hold for the same sort of waste elsewhere. */
  isOneOfSeveral: boolean
}

/** The rules of a region, by sort of waste. */
export interface Schedule {
  regionId: string
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

const methods: readonly DisposalMethod[] = ['GENERAL_WASTE', 'FOOD_WASTE', 'RECYCLABLES', 'BULKY_WASTE']

/** For each region the schedule of the smallest one around it that has rules; null where none has, or it isn't known. */
export async function schedulesAround(db: Db, regionIds: readonly string[]): Promise<(Schedule | null)[]> {
  const possible = regionIds.filter((id) => hasPrefix('reg', id))
  const found = await db.select().from(regions).where(inArray(regions.id, possible))
  const around = new Map(found.map(({ id, ancestorIds }) => [id, [...ancestorIds, id].reverse()]))
  const wanted = [...new Set([...around.values()].flat())]
  const rows = await db.select().from(collectionRules).where(inArray(collectionRules.regionId, wanted))
  const byRegion = new Map<string, CollectionRuleRow[]>()
  for (const row of rows) byRegion.set(row.regionId, [...(byRegion.get(row.regionId) ?? []), row])
  const schedules = new Map([...byRegion].map(([regionId, own]) => [regionId, scheduleOf(regionId, own)]))
  return regionIds.map((id) => {
    const nearest = around.get(id)?.find((candidate) => schedules.has(candidate))
    return schedules.get(nearest ?? '') ?? null
  })
}

export function scheduleOf(regionId: string, rows: readonly CollectionRuleRow[]): Schedule {
  const ordered = [...rows].sort((a, b) => {
    const byMethod = methods.indexOf(a.method) - methods.indexOf(b.method)
    return byMethod || compare(a.areas.join(), b.areas.join()) || compare(a.id, b.id)
  })
  const rules = ordered.map((row) => ({
    ...row,
    off: parseOffDays(row.offDays ?? ''),
    isOneOfSeveral: ordered.some(({ id, method }) => method === row.method && id !== row.id),
  }))
  return { regionId, rules }
}

/** What is put out on so many days, in order of time. */
export function pickups({ regionId, rules }: Schedule, from: string, days: number): Pickup[] {
  return knownDays(from, days).flatMap((date) => {
    const uids = new Set<string>()
    return rules
      .filter((rule) => holds(rule, date) && cancelled(rule, date) === null)
      .map((rule) => pickup(rule, date, unusedUid(uids, `${regionId}-${rule.method}-${date}${areaKey(rule)}`)))
      .sort((a, b) => (a.putOutFrom?.getTime() ?? 0) - (b.putOutFrom?.getTime() ?? 0))
  })
}

/** The first pick-up whose hours aren't over at a moment, those of last evening included; null without one in a month. */
export function nextPickup(schedule: Schedule, now: Date): Pickup | null {
  const yesterday = addDays(dayInKorea(now), -1)
  const endOf = ({ putOutUntil, date }: Pickup) => putOutUntil ?? momentInKorea(addDays(date, 1), '00:00')
  return pickups(schedule, yesterday, 32).find((found) => endOf(found) > now) ?? null
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

const holds = ({ weekdays }: Rule, date: string): boolean => weekdays.includes(weekdayOf(date))

// Weekdays aren't taken out: where a rule names one both for putting out and as one without collection, nobody can tell
// whether the first is an evening and the second the morning after, or either is wrong.
const cancelled = ({ off }: Rule, date: string): Translated | null => off && offReason(date, off.days)

function pickup(rule: Rule, date: string, uid: string): Pickup {
  const { method, putOutFrom: time, putOutMinutes: minutes } = rule
  const putOutFrom = time === null ? null : momentInKorea(date, time)
  const putOutUntil = putOutFrom && minutes !== null ? new Date(putOutFrom.getTime() + minutes * 60_000) : null
  return { uid, date, putOutFrom, putOutUntil, method, rule }
}

// By areas and not by the rule's id, so that a change of hours moves an event in a calendar instead of adding another.
const areaKey = ({ areas }: Rule): string =>
  areas.length === 0 ? '' : `-${createHash('sha256').update(areas.join('\n')).digest('hex').slice(0, 12)}`

function unusedUid(taken: Set<string>, wanted: string): string {
  let uid = wanted
  for (let number = 2; taken.has(uid); number += 1) uid = `${wanted}-${number}`
  taken.add(uid)
  return uid
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The day on which a rule was last seen in a file. */
export const readOn = ({ rules }: Schedule): string | null =>
  rules
    .map((rule) => rule.readOn)
    .sort()
    .at(-1) ?? null
