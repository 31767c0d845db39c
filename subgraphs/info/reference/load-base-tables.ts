import { notInArray } from 'drizzle-orm'
import { type Db, excluded } from '../../_shared/db.ts'
import { categories, disposalMethods, materials, sources } from '../db/schema.ts'
import { materialId } from './ids.ts'
import type { Catalogue } from './read.ts'

/** Writes what items stand on: shelves, materials, sources and methods. */
export async function loadShelves(tx: Db, catalogue: Catalogue) {
  const shelves = catalogue.categories.map((row, position) => ({
    id: `cat_${row.slug}`,
    slug: row.slug,
    parentId: row.parent && `cat_${row.parent}`,
    position,
    nameKo: row.name_ko,
    nameEn: row.name_en,
    description: { ko: row.description_ko, en: row.description_en },
  }))
  await tx
    .insert(categories)
    .values(shelves)
    .onConflictDoUpdate({ target: categories.id, set: excluded(categories, shelves[0] ?? {}) })

  const kinds = catalogue.materials.map((row, position) => ({
    id: materialId(row.code),
    code: row.code,
    position,
    nameKo: row.name_ko,
    nameEn: row.name_en,
    disposalMethod: row.method,
    isRecyclable: row.recyclable,
    colorHex: row.color_hex,
    description: { ko: row.description_ko, en: row.description_en },
    preparation: { ko: row.preparation_ko, en: row.preparation_en },
  }))
  await tx
    .insert(materials)
    .values(kinds)
    .onConflictDoUpdate({ target: materials.id, set: excluded(materials, kinds[0] ?? {}) })

  const documents = catalogue.sources.map((row) => ({
    id: row.key,
    title: row.title,
    publisher: row.publisher,
    url: row.url,
    license: row.license,
    retrievedOn: row.retrieved_on,
    inForceFrom: row.in_force_from,
  }))
  await tx
    .insert(sources)
    .values(documents)
    .onConflictDoUpdate({ target: sources.id, set: excluded(sources, documents[0] ?? {}) })

  await tx.delete(disposalMethods)
  await tx
    .insert(disposalMethods)
    .values(catalogue.methods.map(({ method, fee_status }) => ({ method, feeStatus: fee_status })))
}

/** Deletes what is gone from the files, once nothing stands on it any more. */
export async function clearShelves(tx: Db, { categories: shelves, materials: kinds, sources: documents }: Catalogue) {
  await tx.delete(categories).where(
    notInArray(
      categories.slug,
      shelves.map(({ slug }) => slug),
    ),
  )
  await tx.delete(materials).where(
    notInArray(
      materials.code,
      kinds.map(({ code }) => code),
    ),
  )
  await tx.delete(sources).where(
    notInArray(
      sources.id,
      documents.map(({ key }) => key),
    ),
  )
}
