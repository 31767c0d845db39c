import { isNoneOf } from '../../_shared/array-conditions.ts'
import { buildConflictUpdateColumns, type Db } from '../../_shared/db.ts'
import { categories, disposalMethods, materials, sources } from '../db/schema.ts'
import { materialId } from './ids.ts'
import type { Catalogue } from './read.ts'

/** Writes the tables that items refer to: categories, materials, sources and methods. */
export async function loadBaseTables(tx: Db, catalogue: Catalogue) {
  const categoryRows = catalogue.categories.map((row, position) => ({
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
    .values(categoryRows)
    .onConflictDoUpdate({ target: categories.id, set: buildConflictUpdateColumns(categories, categoryRows[0] ?? {}) })

  const materialRows = catalogue.materials.map((row, position) => ({
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
    .values(materialRows)
    .onConflictDoUpdate({ target: materials.id, set: buildConflictUpdateColumns(materials, materialRows[0] ?? {}) })

  const sourceRows = catalogue.sources.map((row) => ({
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
    .values(sourceRows)
    .onConflictDoUpdate({ target: sources.id, set: buildConflictUpdateColumns(sources, sourceRows[0] ?? {}) })

  await tx.delete(disposalMethods)
  await tx
    .insert(disposalMethods)
    .values(catalogue.methods.map(({ method, fee_status }) => ({ method, feeStatus: fee_status })))
}

/** Deletes the rows that are no longer in the files. Runs last, when no item refers to them any more. */
export async function deleteUnlistedBaseRows(tx: Db, catalogue: Catalogue) {
  const slugs = catalogue.categories.map(({ slug }) => slug)
  await tx.delete(categories).where(isNoneOf(categories.slug, slugs))
  const codes = catalogue.materials.map(({ code }) => code)
  await tx.delete(materials).where(isNoneOf(materials.code, codes))
  const keys = catalogue.sources.map(({ key }) => key)
  await tx.delete(sources).where(isNoneOf(sources.id, keys))
}
