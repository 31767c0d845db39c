import { basename } from 'node:path'
import { sql } from 'drizzle-orm'
import ical, { type CalendarComponent, type VEvent } from 'node-ical'
import { contentHash } from '../../../_shared/content-hash.ts'
import { type EditionRows, importEdition, undoEdition } from '../../../_shared/editions/edition-import.ts'
import type { Importer } from '../../../_shared/import.ts'
import type { FileRow } from '../../../_shared/import-ledger.ts'
import { cell } from '../../../_shared/korea/cells.ts'
import { snakeCased } from '../../../_shared/snake-cased.ts'
import { detectEncoding, readText } from '../../../_shared/text-encoding.ts'
import { datedCollections } from '../../db/schema.ts'
import { areaKey } from '../../domain/dated-collections/dated-collections.ts'
import { methodOfWaste } from './waste-words.ts'

const dataSet = 'collection-calendar'

/** A collection of a calendar. */
interface Collection {
  area: string
  day: string
  waste: string
}

/** The longest calendar: a town has some hundred collections a year. */
const bytesMax = 20_000_000

/**
 * Collection days as municipalities in Europe publish them: a calendar (iCalendar, RFC 5545) with an event for each collection. Its name is that of
 * the area. A calendar of a later day replaces the area's earlier ones.
 */
export const collectionCalendar: Importer = {
  name: dataSet,
  title: 'Waste collection days, as iCalendar (.ics)',
  async *run(job) {
    const { collections, observedOn } = await readCalendar(job.path)
    job.expect(collections.length)
    async function* rows(): AsyncGenerator<FileRow<Collection>> {
      for (const [index, parsed] of collections.entries()) yield { line: index + 1, parsed }
    }
    return yield* importEdition(job, rows(), calendarEditions, observedOn)
  },
  undo: (tx, found, day) => undoEdition(tx, found, calendarEditions, day),
}

const calendarEditions: EditionRows<Collection> = {
  storage: {
    table: datedCollections,
    dataSet,
    regionColumn: 'area',
    isDatedByRow: false,
    example: sql`concat_ws(' ', stored.day, stored.waste)`,
  },
  stage({ area, day, waste }, line) {
    const unit = areaKey(area)
    const method = methodOfWaste(waste)
    const key = [unit, day, waste].join('|')
    const hash = contentHash([area, day, waste, method])
    const reason = method ? null : 'unknown-waste'
    const record = snakeCased({
      ...{
        dataSet,
        key,
        unit,
        line,
        raw: {},
        contentHash: hash,
        area,
        areaKey: unit,
        day,
        waste,
        method,
        observedOn: null,
      },
      ...{ outcome: reason ? 'flagged' : 'imported', reason, detail: reason && waste },
    })
    return { key, unit, observedOn: null, contentHash: hash, record }
  },
  derive: async () => {},
  repeatReason: 'same-collection',
}

async function readCalendar(path: string): Promise<{ collections: Collection[]; observedOn: string | null }> {
  let text = ''
  for await (const piece of readText(path, await detectEncoding(path))) {
    text += piece
    if (text.length > bytesMax) throw new Error(`${basename(path)} has more than ${bytesMax / 1_000_000} MB.`)
  }
  if (!/^BEGIN:VCALENDAR/m.test(text)) throw new Error(`${basename(path)} is not a calendar (iCalendar).`)
  if (!/^END:VCALENDAR\s*$/m.test(text))
    throw new Error(`${basename(path)} ends in the middle: END:VCALENDAR is missing.`)
  const named = /^X-WR-CALNAME[^:\r\n]*:(.*)$/m.exec(text)?.[1]?.replaceAll('\\,', ',')
  const area = cell(named?.replace(calendarWords, ' ')) ?? cell(basename(path).replace(/\.[^.]*$/, '')) ?? ''
  const events = Object.values(ical.sync.parseICS(withOwnIds(text))).filter(isEvent)
  const collections = events.flatMap((event) => {
    const waste = cell(textIn(event.summary))
    return waste ? daysOf(event).map((day) => ({ area, day, waste })) : []
  })
  collections.sort((a, b) => (a.day + a.waste < b.day + b.waste ? -1 : 1))
  const stamps = [...text.matchAll(/^(?:DTSTAMP|LAST-MODIFIED)[^:\r\n]*:(\d{4})(\d{2})(\d{2})/gm)].map(
    ([, year, month, date]) => `${year}-${month}-${date}`,
  )
  return { collections, observedOn: stamps.sort().at(-1) ?? null }
}

// What a calendar is, beside the name of its area.
const calendarWords =
  /(müll|abfall|abfuhr|entsorgungs?)?(abfuhr|abfall|entsorgungs?)?(termine|kalender|plan)|(waste )?collection (calendar|days|schedule)|waste collection|bin days|calendar|collecte des déchets/gi

// An id may be that of several events by mistake: each is a collection of its own.
function withOwnIds(text: string): string {
  let count = 0
  return text.replace(/^UID[^:\r\n]*:.*$/gm, () => `UID:${++count}`)
}

const isEvent = (found: CalendarComponent | undefined | unknown): found is VEvent =>
  typeof found === 'object' && found !== null && 'type' in found && found.type === 'VEVENT'

const textIn = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'val' in value ? String(value.val) : String(value ?? '')

/** Two years: the longest that a recurring event is followed. */
const recurringDaysMax = 731

function daysOf({ start, rrule, exdate }: VEvent): string[] {
  if (!rrule) return [dayOf(start)]
  const until = new Date(start.getTime() + recurringDaysMax * 86_400_000)
  const left = new Set(Object.values(exdate ?? {}).map((date) => dayOf(date as Date)))
  return rrule
    .between(start, until, true)
    .map(dayOf)
    .filter((day) => !left.has(day))
}

// node-ical gives a day without a time as midnight of this machine.
const dayOf = (date: Date): string => date.toLocaleDateString('sv-SE')
