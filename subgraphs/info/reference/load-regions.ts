import { buildConflictUpdateColumns, type Db } from '../../_shared/db.ts'
import { regionsFile } from '../../_shared/korea/regions.ts'
import { loadReferenceOnce } from '../../_shared/reference-data.ts'
import { regions } from '../db/schema.ts'
import { readRegions } from './regions.ts'

/**
 * Updates the tree of regions in the database to match the file. Regions are never deleted, since rules refer to them.
 */
export const loadRegions = (db: Db) =>
  loadReferenceOnce(db, { name: 'regions', version: 4, files: [regionsFile] }, async (tx) => {
    const rows = readRegions().map(({ names: _names, hasChildren: _hasChildren, ...row }) => row)
    await tx
      .insert(regions)
      .values(rows)
      .onConflictDoUpdate({ target: regions.id, set: buildConflictUpdateColumns(regions, rows[0] ?? {}) })
  })
