import type { Db } from '../../_shared/db.ts'
import { excluded } from '../../_shared/db.ts'
import { lockImports } from '../../_shared/import.ts'
import { type Located, loadReferenceOnce } from '../../_shared/reference.ts'
import { dataSets, materials, regions } from '../db/schema.ts'
import { materialId } from '../domain/materials.ts'
import { writeNames } from '../domain/region-names.ts'
import { loadPlaces } from './load-places.ts'
import { files, type ReferenceData, type RegionEntry, readReferenceData } from './read.ts'
import { namesOf } from './region-names.ts'
import { formerRows, regionRow } from './region-rows.ts'

/** Brings regions, materials and well-known places in the database up to the files. Ids are the same everywhere. */
export const loadReferenceData = (db: Db) =>
  loadReferenceOnce(db, { name: 'location', version: 3, files: Object.values(files) }, async (tx) => {
    await lockImports(tx)
    const found = readReferenceData()
    await loadRegions(tx, found.regions)
    await loadCatalogues(tx, found)
    await loadPlaces(tx, found.places)
  })

async function loadRegions(tx: Db, entries: readonly Located<RegionEntry>[]): Promise<void> {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]))
  const ancestorsOf = (entry: RegionEntry): RegionEntry[] => {
    const parent = byCode.get(entry.parent_code ?? '')
    return parent ? [...ancestorsOf(parent), parent] : []
  }
  const named = entries.map((entry) => {
    const ancestors = ancestorsOf(entry)
    return { entry, ancestors, around: ancestors.filter(({ level }) => level !== 'country') }
  })
  const today = named.map(({ ancestors, ...region }) => regionRow(region, ancestors))
  const rows = [...today, ...formerRows(entries, today)]
  await tx
    .insert(regions)
    .values(rows)
    .onConflictDoUpdate({ target: regions.id, set: excluded(regions, rows[0] ?? {}) })
  await writeNames(
    tx,
    named.flatMap((region) => namesOf(region).map((name) => ({ regionId: `reg_${region.entry.code}`, ...name }))),
  )
}

async function loadCatalogues(tx: Db, found: ReferenceData): Promise<void> {
  const kinds = found.materials.map(({ code }, position) => ({ id: materialId(code), code, position }))
  await tx
    .insert(materials)
    .values(kinds)
    .onConflictDoUpdate({ target: materials.id, set: excluded(materials, kinds[0] ?? {}) })
  const published = found.dataSets.map(({ line: _, inventory, ...row }) => ({
    ...row,
    isInventory: inventory === 'yes',
  }))
  await tx
    .insert(dataSets)
    .values(published)
    .onConflictDoUpdate({ target: dataSets.id, set: excluded(dataSets, published[0] ?? {}) })
}
