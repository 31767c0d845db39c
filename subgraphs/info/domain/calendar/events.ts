import type { PutOutPlacement } from '../../types.generated.ts'
import { minutesLater } from '../collection/days.ts'
import type { Pickup, Rule } from '../collection/schedules.ts'

/** What is put out in one way at one time, wherever: what a calendar shows as one event. */
export interface PickupEvent {
  uid: string
  date: string
  /** `HH:MM`; null where the hours aren't known or are all of the day. */
  from: string | null
  /** Null where it isn't known. */
  until: { date: string; time: string } | null
  /** The first of the rules behind it. */
  rule: Rule
  /** The parts of the region it is about; none where it is about all of it. */
  areas: string[]
  conditions: string[]
  placements: PutOutPlacement[]
}

/** Some counties have hundreds of rules, one for each area: those of the same hours are one event, with the first one's UID. */
export function eventsOf(found: readonly Pickup[]): PickupEvent[] {
  const alike = new Map<string, [Pickup, ...Pickup[]]>()
  for (const pickup of found) {
    const { method, putOutFrom, putOutMinutes, materialIds, dwellings } = pickup.rule
    const key = JSON.stringify([pickup.date, method, putOutFrom, putOutMinutes, materialIds, dwellings])
    const before = alike.get(key)
    if (before) before.push(pickup)
    else alike.set(key, [pickup])
  }
  return [...alike.values()].map(eventOf)
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
    areas: isEverywhere ? [] : distinct(rules.flatMap(({ areas }) => areas)).sort(),
    conditions: distinct(rules.map(({ conditions }) => conditions).filter((words) => words !== null)),
    placements: distinct(rules.map(({ placement }) => placement)),
  }
}

function endOf({ putOutFrom, putOutMinutes }: Rule, date: string): PickupEvent['until'] {
  return putOutFrom === null || putOutMinutes === null ? null : minutesLater(date, putOutFrom, putOutMinutes)
}

const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)]
