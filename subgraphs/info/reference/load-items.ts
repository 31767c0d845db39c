import { sql } from 'drizzle-orm'
import { isNoneOf } from '../../_shared/array-conditions.ts'
import { contentHash } from '../../_shared/content-hash.ts'
import { buildConflictUpdateColumns, type Db } from '../../_shared/db.ts'
import type { Located } from '../../_shared/reference-data.ts'
import type { Step } from '../db/schema.ts'
import { itemDropOffMaterials, items } from '../db/schema.ts'
import { byItem } from './check-catalogue.ts'
import type { ItemEntry, StepEntry } from './entries.ts'
import { itemId, materialId } from './ids.ts'
import { summaryOf, translated } from './method-sentences.ts'
import type { Catalogue } from './read.ts'

/**
 * Writes the items. An item's `updatedAt` changes only if a row about the item changed in any file.
 */
export async function loadItems(tx: Db, catalogue: Catalogue) {
  const detailsOf = detailsByItem(catalogue)
  const steps = byItem(catalogue.steps)
  const rows = catalogue.items.map((entry) => {
    const shared = (steps.get(entry.slug) ?? []).filter(({ variant }) => variant === null)
    return itemRow(entry, shared.map(stepOf), detailsOf(entry), catalogue)
  })
  await tx
    .insert(items)
    .values(rows)
    .onConflictDoUpdate({
      target: items.id,
      set: { ...buildConflictUpdateColumns(items, rows[0] ?? {}), updatedAt: sql`now()` },
      setWhere: sql`${items.contentHash} <> excluded.content_hash`,
    })
  const ids = rows.map(({ id }) => id)
  await tx.delete(items).where(isNoneOf(items.id, ids))
  await tx.delete(itemDropOffMaterials)
  await tx
    .insert(itemDropOffMaterials)
    .values(
      catalogue.items.flatMap(({ slug, drop_off_materials }) =>
        drop_off_materials.map((code, position) => ({ itemId: itemId(slug), materialId: materialId(code), position })),
      ),
    )
}

/** A row of `steps.csv` as it is stored. */
export const stepOf = ({ action, text_ko, text_en, detail_ko, detail_en }: StepEntry): Step => ({
  action,
  text: { ko: text_ko, en: text_en },
  detail: translated(detail_ko, detail_en),
})

/**
 * The rows about each item in the other files, without their line numbers: a moved row is not a change. And the
 * summaries of its variants, which may be sentences of methods.
 */
function detailsByItem(catalogue: Catalogue) {
  const { variants, steps, components, mistakes, related, conflicts } = catalogue
  const both = related.flatMap((row) => [row, { ...row, item: row.related, related: row.item }])
  const files = [variants, steps, components, mistakes, both, conflicts].map((rows) =>
    byItem<{ item: string | null }>(rows),
  )
  const variantsOf = byItem(variants)
  return ({ slug, category }: ItemEntry) => [
    ...files.map((rows) => (rows.get(slug) ?? []).map(({ line: _, ...row }) => row)),
    (variantsOf.get(slug) ?? []).map((variant) => summaryOf(variant, category, catalogue)),
  ]
}

function itemRow({ line: _, ...entry }: Located<ItemEntry>, steps: Step[], details: unknown, catalogue: Catalogue) {
  const summary = summaryOf(entry, entry.category, catalogue)
  return {
    id: itemId(entry.slug),
    slug: entry.slug,
    categoryId: `cat_${entry.category}`,
    nameKo: entry.name_ko,
    nameEn: entry.name_en,
    synonyms: { ko: entry.synonyms_ko, en: entry.synonyms_en },
    disposalMethod: entry.method,
    summary,
    steps,
    isRegionDependent: entry.region_dependent,
    sourceIds: entry.sources,
    reviewedOn: entry.reviewed_on,
    contentHash: contentHash([entry, summary, details]),
  }
}
