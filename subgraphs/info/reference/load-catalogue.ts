import type { Db } from '../../_shared/db.ts'
import { regionsFile } from '../../_shared/korea/regions.ts'
import { loadReferenceOnce } from '../../_shared/reference-data.ts'
import { deleteUnlistedBaseRows, loadBaseTables } from './load-base-tables.ts'
import { loadDetails } from './load-details.ts'
import { loadItems } from './load-items.ts'
import { loadNames } from './load-names.ts'
import { loadLocalRules } from './local-rules.ts'
import { type Files, files, readCatalogue } from './read.ts'

/**
 * Updates the catalogue in the database to match the files. Ids follow from slugs, so they are the same in every
 * database.
 */
export const loadCatalogue = (db: Db, from: Files = files) =>
  loadReferenceOnce(db, { name: 'catalogue', version: 6, files: [...Object.values(from), regionsFile] }, async (tx) => {
    const catalogue = readCatalogue(from)
    await loadBaseTables(tx, catalogue)
    await loadItems(tx, catalogue)
    await loadNames(tx, catalogue, from)
    await loadDetails(tx, catalogue)
    await loadLocalRules(tx, catalogue.localRules)
    await deleteUnlistedBaseRows(tx, catalogue)
  })
