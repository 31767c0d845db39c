import type { PutOutPlacement } from '../../types.generated.ts'
import { addMinutes } from '../collection/days.ts'
import type { Pickup } from '../collection/pickups.ts'
import type { Rule } from '../collection/schedules.ts'

/** Pick-ups of the same day, waste stream, hours, materials and dwellings in all areas: one event of a calendar. */
export interface PickupEvent {
  /** The uid of the first pick-up. */
  uid: string
  date: string
  /** `HH:MM`; null if the hours are unknown or all day. */
  from: string | null
  /** Null if unknown or all day. */
  until: { date: string; time: string } | null
  /** The rule of the first pick-up. */
  rule: Rule
  /** The areas of the region that the event covers; empty for the whole region. */
  areas: string[]
  conditions: string[]
  placements: PutOutPlacement[]
}

/**
 * Groups pick-ups into events, because some counties have hundreds of rules, one for each area.
 */
export function groupPickups(pickups: readonly Pickup[]): PickupEvent[] {
  const groups = new Map<string, [Pickup, ...Pickup[]]>()
  for (const pickup of pickups) {
    const { method, putOutFrom, putOutMinutes, materialIds, dwellings } = pickup.rule
    const key = JSON.stringify([pickup.date, method, putOutFrom, putOutMinutes, materialIds, dwellings])
    const group = groups.get(key)
    if (group) group.push(pickup)
    else groups.set(key, [pickup])
  }
  return [...groups.values()].map(eventOf)
}

function eventOf(pickups: [Pickup, ...Pickup[]]): PickupEvent {
  const [{ uid, date, rule }] = pickups
  const rules = pickups.map((pickup) => pickup.rule)
  const isEverywhere = rules.some(({ areas, isOneOfSeveral }) => areas.length === 0 || !isOneOfSeveral)
  const isAllDay = rule.putOutMinutes === 1_440
  return {
    uid,
    date,
    from: isAllDay ? null : rule.putOutFrom,
    until: isAllDay ? null : endOf(rule, date),
    rule,
    areas: isEverywhere ? [] : distinct(rules.flatMap(({ areasHere }) => areasHere)).sort(),
    conditions: distinct(rules.map(({ conditions }) => conditions).filter((text) => text !== null)),
    placements: distinct(rules.map(({ placement }) => placement)),
  }
}

function endOf({ putOutFrom, putOutMinutes }: Rule, date: string): PickupEvent['until'] {
  return putOutFrom === null || putOutMinutes === null ? null : addMinutes(date, putOutFrom, putOutMinutes)
}

const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)]
