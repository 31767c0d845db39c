import type { Db } from '../../_shared/db.ts'
import { excluded } from '../../_shared/db.ts'
import { lockImports } from '../../_shared/import.ts'
import { loadReferenceOnce } from '../../_shared/reference.ts'
import { dataSets, materials, regionNames, regions } from '../db/schema.ts'
import { materialId } from '../domain/materials.ts'
import { loadPlaces } from './load-places.ts'
import { files, type ReferenceData, type RegionEntry, readReferenceData } from './read.ts'
import { fullNameEn, fullNameKo, namesOf } from './region-names.ts'

/** Brings regions, materials and well-known places in the database up to the files. Ids are the same everywhere. */
export const loadReferenceData = (db: Db) =>
  loadReferenceOnce(db, { name: 'location', version: 3, files: Object.values(files) }, async (tx) => {
    await lockImports(tx)
    const found = readReferenceData()
    await loadRegions(tx, found.regions)
    await loadCatalogues(tx, found)
    await loadPlaces(tx, found.places)
  })

async function loadRegions(tx: Db, entries: readonly RegionEntry[]): Promise<void> {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]))
  const ancestorsOf = (entry: RegionEntry): RegionEntry[] => {
    const parent = byCode.get(entry.parent_code ?? '')
    return parent ? [...ancestorsOf(parent), parent] : []
  }
  const named = entries.map((entry) => {
    const ancestors = ancestorsOf(entry)
    return { entry, ancestors, around: ancestors.filter(({ level }) => level !== 'country') }
  })
  const rows = named.map(({ entry, ancestors, around }) => ({
    id: `reg_${entry.code}`,
    officialCode: entry.code,
    level: levels[entry.level],
    parentId: entry.parent_code && `reg_${entry.parent_code}`,
    ancestorIds: ancestors.map(({ code }) => `reg_${code}`),
    nameKo: entry.name_ko,
    nameEn: entry.name_en,
    fullNameKo: fullNameKo({ entry, around }),
    fullNameEn: fullNameEn({ entry, around }),
    countryCode: ancestors[0]?.code ?? entry.code,
    timeZone: 'Asia/Seoul',
    latitude: entry.latitude,
    longitude: entry.longitude,
  }))
  await tx
    .insert(regions)
    .values(rows)
    .onConflictDoUpdate({ target: regions.id, set: excluded(regions, rows[0] ?? {}) })
  await tx.delete(regionNames)
  await tx
    .insert(regionNames)
    .values(
      named.flatMap((region) => namesOf(region).map((name) => ({ regionId: `reg_${region.entry.code}`, ...name }))),
    )
}

const levels = {
  country: 'COUNTRY',
  province: 'PROVINCE',
  district: 'DISTRICT',
  city_district: 'DISTRICT',
} as const

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
