import { cell } from '../../../_shared/korea/cells.ts'
import { type CalendarEvent, dayOf, daysOf, eventsIn, plainValue, textOf, zoneOf } from './calendar-text.ts'
import { recurrencesOf } from './recurrences.ts'

/** A collection, or an event that is none for a reason. */
export interface FoundCollection {
  /** `YYYYMMDD`. */
  day: string
  waste: string
  reason?: string
}

/** The longest name of what is collected. */
const wasteMax = 200

/** How long all rules of recurrence of a calendar may take. */
const recurrencesMaxMs = 20_000

/**
 * The collections of a calendar, by day. An event that recurs has each of its days (`RRULE`, `RDATE`) but those that are left out (`EXDATE`),
 * moved or cancelled (`RECURRENCE-ID`).
 * @param text unfolded
 * @throws Error if the rules of recurrence take too long
 */
export function collectionsIn(text: string): FoundCollection[] {
  const zone = zoneOf(text)
  const isCalledOff = /^METHOD:CANCEL$/m.test(text)
  const events = eventsIn(text)
  const overridden = overridesIn(events, zone)
  const until = performance.now() + recurrencesMaxMs
  const found = events.flatMap((event): FoundCollection[] => {
    if (performance.now() > until) throw new Error('The rules of recurrence of this calendar take too long to follow.')
    const waste = cell(plainValue(textOf(event, 'SUMMARY'))) ?? ''
    const [first] = daysOf(event, 'DTSTART', zone)
    const none = (reason: string) => [{ day: first ?? '', waste, reason }]
    if (isCalledOff || isCancelled(event)) return none('cancelled')
    if (!waste) return none('no-waste')
    if (waste.length > wasteMax) return none('too-long')
    if (!first) return none('no-day')
    const days = allDaysOf(event, first, zone)
    if (!days) return none('unreadable-recurrence')
    const moved = overridden.get(textOf(event, 'UID'))
    // The event that moves one is a collection of its own.
    return days.filter((day) => textOf(event, 'RECURRENCE-ID') || !moved?.has(day)).map((day) => ({ day, waste }))
  })
  return found.sort((a, b) => (`${a.day} ${a.waste}` < `${b.day} ${b.waste}` ? -1 : 1))
}

const isCancelled = (event: CalendarEvent): boolean => /^cancelled$/i.test(textOf(event, 'STATUS'))

/** The days of recurring events that other events replace, by the id that they share. */
function overridesIn(events: readonly CalendarEvent[], zone: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const event of events) {
    const replaced = dayOf(textOf(event, 'RECURRENCE-ID'), zone)
    const id = textOf(event, 'UID')
    if (replaced && id) found.set(id, (found.get(id) ?? new Set()).add(replaced))
  }
  return found
}

function allDaysOf(event: CalendarEvent, first: string, zone: string): string[] | null {
  const rule = textOf(event, 'RRULE')
  const recurring = rule ? recurrencesOf(first, rule) : [first]
  if (!recurring) return null
  const leftOut = new Set(daysOf(event, 'EXDATE', zone))
  return [...new Set([...recurring, ...daysOf(event, 'RDATE', zone)])].filter((day) => !leftOut.has(day))
}
