import type { Importer } from '../../_shared/import.ts'
import { placeImporters } from './place-importers.ts'
import { boundaries } from './regions/boundaries.ts'
import { legalDongs } from './regions/legal-dongs.ts'
import { rereadRecords } from './reread-records.ts'

/** The importers of `npm run import -- location`. */
export const importers: readonly Importer[] = [...placeImporters.map(afterOldRows), legalDongs, boundaries]

// Rows of before there were editions take part in the first import after it like those that came since.
function afterOldRows(importer: Importer): Importer {
  return {
    ...importer,
    async *run(job) {
      yield* rereadRecords(job.tx, placeImporters, { day: job.day, onlyOld: true })
      return yield* importer.run(job)
    },
  }
}
