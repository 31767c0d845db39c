import type { Db } from '../../../_shared/db.ts'
import { openTable } from '../../../_shared/delimited-table.ts'
import { readRows } from '../../../_shared/import-ledger.ts'
import { createBoundaryIndex } from '../../domain/regions/boundary-index.ts'
import { createRegionIndex } from '../../domain/regions/region-index.ts'
import { mappedTable } from './mappings.ts'
import { readRow } from './read-row.ts'
import { columnsOf } from './table-importer.ts'

/** How many rows are shown. */
const examplesMax = 10

export interface ExampleRow {
  line: number
  outcome: string
  /** What the place would have. */
  facts: Record<string, string>
}

/** The first rows of a file as a mapping would load them. @throws Error naming what is wrong with either */
export async function exampleRows(db: Db, mapping: string, file: string, day: string): Promise<ExampleRow[]> {
  const table = mappedTable(mapping)
  const { rows } = await openTable(file, columnsOf(table), { header: table.header, dataSet: table.name })
  const context = { index: await createRegionIndex(db), boundaries: await createBoundaryIndex(db), day }
  const examples: ExampleRow[] = []
  for await (const { line, parsed } of readRows(rows(), (cells) => readRow(table, cells, context))) {
    if (typeof parsed === 'string') examples.push({ line, outcome: `rejected: ${parsed}`, facts: {} })
    else {
      const { reason, detail, place, materialCodes, observedOn } = parsed
      const why = [reason, detail].filter(Boolean).join(', ')
      const outcome = place ? (why ? `on the map, flagged: ${why}` : 'on the map') : `kept off the map: ${why}`
      const { nameKo, nameEn, kind, address, latitude, longitude, regionId, accuracy, confidence, notesKo } =
        place ?? {}
      const shown = {
        nameKo,
        nameEn,
        kind,
        address,
        latitude,
        longitude,
        regionId,
        accuracy,
        confidence,
        notesKo,
        observedOn,
      }
      const facts = Object.entries({ ...shown, materials: materialCodes.join(', ') }).flatMap(([name, value]) =>
        value === null || value === undefined || value === '' ? [] : [[name, String(value)] as const],
      )
      examples.push({ line, outcome, facts: Object.fromEntries(facts) })
    }
    if (examples.length === examplesMax) break
  }
  return examples
}
