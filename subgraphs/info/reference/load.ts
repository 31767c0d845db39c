import { createHash } from 'node:crypto'
import { notInArray, sql } from 'drizzle-orm'
import { type Db, excluded } from '../../_shared/db.ts'
import { type Located, loadReferenceOnce } from '../../_shared/reference.ts'
import { categories, itemDropOffMaterials, itemNames, items, materials, sources } from '../db/schema.ts'
import { materialId } from '../domain/materials.ts'
import { searchKeysOf } from '../domain/search-key.ts'
import { type Catalogue, files, type ItemEntry, readCatalogue } from './read.ts'

/** Brings the catalogue in the database up to the files. Ids follow from slugs, so they are the same everywhere. */
export const loadCatalogue = (db: Db, from: typeof files = files) =>
  loadReferenceOnce(db, { name: 'catalogue', version: 2, files: Object.values(from) }, async (tx) => {
    const catalogue = readCatalogue(from)
    await loadShelves(tx, catalogue)
    await loadItems(tx, catalogue)
    await clearShelves(tx, catalogue)
  })

async function loadShelves(tx: Db, catalogue: Catalogue) {
  const shelves = catalogue.categories.map((row, position) => ({
    id: `cat_${row.slug}`,
    slug: row.slug,
    parentId: row.parent && `cat_${row.parent}`,
    position,
    nameKo: row.name_ko,
    nameEn: row.name_en,
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
  }))
  await tx
    .insert(sources)
    .values(documents)
    .onConflictDoUpdate({ target: sources.id, set: excluded(sources, documents[0] ?? {}) })
}

async function loadItems(tx: Db, catalogue: Catalogue) {
  const rows = catalogue.items.map((entry) => itemRow(entry, catalogue))
  await tx
    .insert(items)
    .values(rows)
    .onConflictDoUpdate({
      target: items.id,
      set: { ...excluded(items, rows[0] ?? {}), updatedAt: sql`now()` },
      setWhere: sql`${items.contentHash} <> excluded.content_hash`,
    })
  const ids = rows.map(({ id }) => id)
  await tx.delete(items).where(notInArray(items.id, ids))
  await tx.delete(itemDropOffMaterials)
  await tx.delete(itemNames)
  await tx
    .insert(itemDropOffMaterials)
    .values(
      catalogue.items.flatMap(({ slug, drop_off_materials }) =>
        drop_off_materials.map((code, position) => ({ itemId: itemId(slug), materialId: materialId(code), position })),
      ),
    )
  await tx.insert(itemNames).values(catalogue.items.flatMap(namesOf))
}

// Only now does no item stand on a shelf that is gone from the files.
async function clearShelves(tx: Db, { categories: shelves, materials: kinds, sources: documents }: Catalogue) {
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

function itemRow({ line: _, ...entry }: Located<ItemEntry>, { methods, categories }: Catalogue) {
  const method = methods.find((row) => row.method === entry.method)
  const category = categories.find((row) => row.slug === entry.category)
  return {
    id: itemId(entry.slug),
    slug: entry.slug,
    categoryId: `cat_${entry.category}`,
    nameKo: entry.name_ko,
    nameEn: entry.name_en,
    synonyms: { ko: entry.synonyms_ko, en: entry.synonyms_en },
    disposalMethod: entry.method,
    summary: {
      ko: entry.summary_ko ?? String(method?.summary_ko).replace('{category}', String(category?.name_ko)),
      en: entry.summary_en ?? String(method?.summary_en).replace('{category}', String(category?.name_en)),
    },
    steps: { ko: entry.steps_ko, en: entry.steps_en },
    mistakes: { ko: entry.mistakes_ko, en: entry.mistakes_en },
    isRegionDependent: entry.region_dependent,
    sourceIds: entry.sources,
    reviewedOn: entry.reviewed_on,
    contentHash: createHash('sha256')
      .update(JSON.stringify([entry, method, category]))
      .digest('hex'),
  }
}

function namesOf(entry: ItemEntry) {
  const names = [
    { locale: 'ko' as const, text: entry.name_ko, isSynonym: false },
    { locale: 'en' as const, text: entry.name_en, isSynonym: false },
    ...entry.synonyms_ko.map((text) => ({ locale: 'ko' as const, text, isSynonym: true })),
    ...entry.synonyms_en.map((text) => ({ locale: 'en' as const, text, isSynonym: true })),
  ]
  return names.map((name) => ({ itemId: itemId(entry.slug), ...name, ...searchKeysOf(name.text, name.locale) }))
}

const itemId = (slug: string) => `itm_${slug}`
