import type { Db } from '../../_shared/db.ts'
import { regionsFile } from '../../_shared/korea/regions.ts'
import { loadReferenceOnce } from '../../_shared/reference.ts'
import { clearShelves, loadShelves } from './load-categories.ts'
import { loadDetails } from './load-details.ts'
import { loadItems } from './load-items.ts'
import { loadLocalRules } from './local-rules.ts'
import { type Files, files, readCatalogue } from './read.ts'

/** Brings the catalogue in the database up to the files. Ids follow from slugs, so they are the same everywhere. */
export const loadCatalogue = (db: Db, from: Files = files) =>
  loadReferenceOnce(db, { name: 'catalogue', version: 5, files: [...Object.values(from), regionsFile] }, async (tx) => {
    const catalogue = readCatalogue(from)
    await loadShelves(tx, catalogue)
    await loadItems(tx, catalogue)
    await loadDetails(tx, catalogue)
    await loadLocalRules(tx, catalogue.localRules)
    await clearShelves(tx, catalogue)
  })
