import { lockTransaction } from '../../_shared/advisory-locks.ts'
import type { Db } from '../../_shared/db.ts'
import { buildConflictUpdateColumns } from '../../_shared/db.ts'
import { type RegionPath, regionIdOf } from '../../_shared/korea/regions.ts'
import { loadReferenceOnce } from '../../_shared/reference-data.ts'
import { dataSets, materials, regions } from '../db/schema.ts'
import { materialId } from '../domain/places/material-id.ts'
import { writeNames } from '../domain/regions/region-names.ts'
import { loadPlaces } from './load-places.ts'
import { files, type ReferenceData, readReferenceData } from './read.ts'
import { namesOf } from './region-names.ts'
import { formerRows, regionRow } from './region-rows.ts'

/**
 * Updates regions, materials and well-known places in the database to match the files. Ids are the same in every
 * database.
 */
export const loadReferenceData = (db: Db) =>
  loadReferenceOnce(db, { name: 'location', version: 3, files: Object.values(files) }, async (tx) => {
    await lockTransaction(tx, 'imports')
    const found = readReferenceData()
    await loadRegions(tx, found.regions)
    await loadMaterialsAndDataSets(tx, found)
    await loadPlaces(tx, found.places)
  })

async function loadRegions(tx: Db, paths: readonly RegionPath[]): Promise<void> {
  const entries = paths.map(({ entry }) => entry)
  const current = paths.map((path) => regionRow(withoutCountry(path), path.ancestors))
  const rows = [...current, ...formerRows(entries, current)]
  await tx
    .insert(regions)
    .values(rows)
    .onConflictDoUpdate({ target: regions.id, set: buildConflictUpdateColumns(regions, rows[0] ?? {}) })
  await writeNames(
    tx,
    paths
      .map(withoutCountry)
      .flatMap((region) => namesOf(region).map((name) => ({ regionId: regionIdOf(region.entry.code), ...name }))),
  )
}

const withoutCountry = ({ entry, ancestors }: RegionPath) => ({ entry, ancestors: ancestors.slice(1) })

async function loadMaterialsAndDataSets(tx: Db, found: ReferenceData): Promise<void> {
  const materialRows = found.materials.map(({ code }, position) => ({ id: materialId(code), code, position }))
  await tx
    .insert(materials)
    .values(materialRows)
    .onConflictDoUpdate({ target: materials.id, set: buildConflictUpdateColumns(materials, materialRows[0] ?? {}) })
  const dataSetRows = found.dataSets.map(({ line: _, inventory, ...row }) => ({
    ...row,
    isInventory: inventory === 'yes',
  }))
  await tx
    .insert(dataSets)
    .values(dataSetRows)
    .onConflictDoUpdate({ target: dataSets.id, set: buildConflictUpdateColumns(dataSets, dataSetRows[0] ?? {}) })
}
