import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { sql } from 'drizzle-orm'
import { contentHash } from '../../../_shared/content-hash.ts'
import { type EditionRows, importEdition, undoEdition } from '../../../_shared/editions/edition-import.ts'
import type { Importer } from '../../../_shared/import.ts'
import type { FileRow } from '../../../_shared/import-ledger.ts'
import { cell } from '../../../_shared/korea/cells.ts'
import { snakeCased } from '../../../_shared/snake-cased.ts'
import { detectEncoding, readText } from '../../../_shared/text-encoding.ts'
import { datedCollections } from '../../db/schema.ts'
import { areaKey } from '../../domain/dated-collections/dated-collections.ts'
import { plainValue, unfolded } from './calendar-text.ts'
import { collectionsIn } from './collections.ts'
import { methodOfWaste } from './waste-words.ts'

const dataSet = 'collection-calendar'

/** A collection of a calendar. */
interface Collection {
  area: string
  day: string
  waste: string
}

/** The longest calendar, and the most collections: a town has some hundred a year. */
const bytesMax = 20_000_000
const collectionsMax = 100_000

/**
 * Collection days as municipalities in Europe publish them: a calendar (iCalendar, RFC 5545) with an event for each collection. Its name is that of
 * the area. A calendar of a later day replaces the area's earlier ones.
 */
export const collectionCalendar: Importer = {
  name: dataSet,
  title: 'Waste collection days, as iCalendar (.ics)',
  async *run(job) {
    const { rows, observedOn } = await readCalendar(job.path)
    job.expect(rows.length)
    async function* all(): AsyncGenerator<FileRow<Collection>> {
      yield* rows
    }
    return yield* importEdition(job, all(), calendarEditions, observedOn)
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

interface Calendar {
  rows: FileRow<Collection>[]
  observedOn: string | null
}

async function readCalendar(path: string): Promise<Calendar> {
  const file = basename(path)
  const { size } = await stat(path)
  if (size > bytesMax) throw new Error(`${file} has more than ${bytesMax / 1_000_000} MB.`)
  let written = ''
  // Older programs in Europe save Windows-1252.
  for await (const piece of readText(path, await detectEncoding(path, 'windows-1252'))) written += piece
  const text = unfolded(written)
  if (!/^BEGIN:VCALENDAR$/m.test(text)) throw new Error(`${file} is not a calendar (iCalendar).`)
  if (!/^END:VCALENDAR\s*$/m.test(text)) throw new Error(`${file} ends in the middle: END:VCALENDAR is missing.`)
  const named = /^X-WR-CALNAME[^:\n]*:(.*)$/m.exec(text)?.[1]
  const area = cell(plainValue(named ?? '').replace(calendarWords, ' ')) ?? cell(file.replace(/\.[^.]*$/, '')) ?? ''
  const stamps = [...text.matchAll(/^(?:DTSTAMP|LAST-MODIFIED)[^:\n]*:(\d{4})(\d{2})(\d{2})/gm)].map(
    ([, year, month, date]) => `${year}-${month}-${date}`,
  )
  const found = collectionsIn(text)
  if (found.length > collectionsMax) throw new Error(`${file} has more than ${collectionsMax} collections.`)
  const rows = found.map(({ day, waste, reason }, index) => ({
    line: index + 1,
    parsed: reason ?? { area, day: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}`, waste },
  }))
  return { rows, observedOn: stamps.sort().at(-1) ?? null }
}

// What a calendar is, beside the name of its area.
const calendarWords =
  /(müll|abfall|abfuhr|entsorgungs?)?(abfuhr|abfall|entsorgungs?)?(termine|kalender|plan)|(müll|abfall)(abfuhr|entsorgung)|(waste )?collection (calendar|days|schedule)|waste collection|bin days|calendar|collecte des déchets/gi
