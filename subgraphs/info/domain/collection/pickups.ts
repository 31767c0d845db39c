import { createHash } from 'node:crypto'
import { lastKnownDay } from '../../../_shared/korea/holidays.ts'
import { addDays } from '../../../_shared/local-time.ts'
import type { Translated } from '../../../_shared/locale.ts'
import type { MaterialRow } from '../../db/schema.ts'
import type { DisposalMethod } from '../../types.generated.ts'
import { addMinutes, dayAt, daysFrom, memoiseMomentAt, momentAt, weekdayOf, weekOfMonth } from './days.ts'
import { offReason } from './holidays.ts'
import type { OffDays } from './off-days.ts'
import { areaNames, type Rule, type Schedule } from './schedules.ts'

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
  /** Whether the source moves it here from a holiday. */
  isMoved: boolean
}

/** A day on which at least one rule does not apply. */
export interface Exception {
  date: string
  /** Whether no rule applies. */
  isCancelled: boolean
  /** The day to which the source moves what is due. Null if it moves nothing, or not everything to the same day. */
  movedTo: string | null
  reason: Translated
}

/**
 * The pick-ups of `days` days from `from` on, in chronological order. Ends with the last year whose holidays are known.
 */
export function pickups({ region, rules }: Schedule, from: string, days: number): Pickup[] {
  const momentOf = memoiseMomentAt(region.timeZone)
  const areaKeyOf = memoise(areaKey)
  return daysWithKnownHolidays(from, days).flatMap((date) => {
    const uids = new Set<string>()
    const [isDue, cancellationOf] = [dueOn(date), cancellationsOn(date)]
    const isCollected = (rule: Rule) => isDue(rule) && cancellationOf(rule) === null
    const hoursOf = hoursOn(date, momentOf)
    return rules
      .filter((rule) => isCollected(rule) || isMovedTo(date, rule))
      .map((rule) => {
        const uid = unusedUid(uids, [region.id, rule.method, date, ...rule.dwellings, ...areaKeyOf(rule)].join('-'))
        return { uid, date, ...hoursOf(rule), method: rule.method, rule, isMoved: !isCollected(rule) }
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
  // Most schedules have one within a few days.
  for (const date of daysFrom(yesterday, 32)) {
    const found = pickups(schedule, date, 1).find(
      (pickup) => endOf(pickup) > now && (!material || collectsMaterial(pickup, material)),
    )
    if (found) return found
  }
  return null
}

/** The days on which a rule that is due does not apply, in chronological order. Ends like `pickups`. */
export function exceptions({ rules }: Schedule, from: string, days: number): Exception[] {
  return daysWithKnownHolidays(from, days).flatMap((date) => {
    const due = rules.filter(dueOn(date))
    const cancellations = due.map(cancellationsOn(date))
    const reason = cancellations.find((cancellation) => cancellation !== null)
    if (!reason) return []
    const targets = new Set(due.filter((_, index) => cancellations[index] !== null).map((rule) => moveFrom(date, rule)))
    const [movedTo = null] = targets.size === 1 ? targets : []
    return [{ date, isCancelled: !cancellations.includes(null), movedTo, reason }]
  })
}

const daysWithKnownHolidays = (from: string, days: number) => daysFrom(from, days).filter((day) => day <= lastKnownDay)

function dueOn(date: string): (rule: Rule) => boolean {
  const [weekday, week] = [weekdayOf(date), weekOfMonth(date)]
  return ({ weekdays, weeksOfMonth }) =>
    weekdays.includes(weekday) && (weeksOfMonth.length === 0 || weeksOfMonth.includes(week))
}

// Holidays cancel a pick-up; weekdays without collection do not. If a rule names a weekday both as a put-out day and as
// one without collection, it is unclear whether the source means an evening and the following morning, or whether one
// of them is wrong.
function cancellationsOn(date: string): (rule: Rule) => Translated | null {
  const reasonOf = memoise(({ days }: OffDays) => offReason(date, days))
  return ({ parsedOffDays }) => reasonOf(parsedOffDays)
}

/** How far a run of holidays can move a collection, in days. */
const moveMax = 10

/** The day to which a rule moves its collection from a holiday: the nearest one that is no holiday. Null if it doesn't. */
function moveFrom(date: string, { parsedOffDays: { days, moves } }: Rule): string | null {
  const isOff = (day: string) => offReason(day, days) !== null
  const stated = days.filter((day) => offReason(date, [day]) !== null)
  const by = moves.find(({ day }) => stated.includes(day))?.by
  if (!by || !stated.every((day) => moves.some((move) => move.day === day && move.by === by))) return null
  const candidates = Array.from({ length: moveMax }, (_, index) => addDays(date, by * (index + 1)))
  return candidates.find((day) => !isOff(day)) ?? null
}

function isMovedTo(date: string, rule: Rule): boolean {
  if (rule.parsedOffDays.moves.length === 0) return false
  return daysFrom(addDays(date, -moveMax), 2 * moveMax + 1).some(
    (day) => dueOn(day)(rule) && moveFrom(day, rule) === date,
  )
}

function memoise<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const value = known.has(key) ? (known.get(key) as Value) : compute(key)
    known.set(key, value)
    return value
  }
}

// A window ends when clocks show its end, even in a night with a clock change. Most rules of a county share their hours.
function hoursOn(date: string, momentOf: ReturnType<typeof memoiseMomentAt>) {
  const untilOf = memoise((window: string) => {
    const [from = '', minutes] = window.split(' ')
    const until = addMinutes(date, from, Number(minutes))
    return momentOf(until.date, until.time)
  })
  return ({ putOutFrom, putOutMinutes }: Rule) => ({
    putOutFrom: putOutFrom === null ? null : momentOf(date, putOutFrom),
    putOutUntil: putOutFrom === null || putOutMinutes === null ? null : untilOf(`${putOutFrom} ${putOutMinutes}`),
  })
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
