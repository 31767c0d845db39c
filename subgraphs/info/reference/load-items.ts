import { createHash } from 'node:crypto'
import { notInArray, sql } from 'drizzle-orm'
import { buildConflictUpdateColumns, type Db } from '../../_shared/db.ts'
import type { Translated } from '../../_shared/locale.ts'
import type { Located } from '../../_shared/reference.ts'
import type { Step } from '../db/schema.ts'
import { itemDropOffMaterials, itemNames, items } from '../db/schema.ts'
import { searchKeysOf } from '../domain/search/key.ts'
import type { DisposalMethod } from '../types.generated.ts'
import type { ItemEntry, StepEntry } from './entries.ts'
import { itemId, materialId } from './ids.ts'
import type { Catalogue } from './read.ts'
import { byItem } from './rules.ts'

/** Writes the items, each touched only when something that is said of it changed. */
export async function loadItems(tx: Db, catalogue: Catalogue) {
  const said = whatIsSaid(catalogue)
  const steps = byItem(catalogue.steps)
  const rows = catalogue.items.map((entry) => {
    const shared = (steps.get(entry.slug) ?? []).filter(({ variant }) => variant === null)
    return itemRow(entry, shared.map(stepOf), said(entry), catalogue)
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

/** A row of `steps.csv` as it is kept. */
export const stepOf = ({ action, text_ko, text_en, detail_ko, detail_en }: StepEntry): Step => ({
  action,
  text: { ko: text_ko, en: text_en },
  detail: inBoth(detail_ko, detail_en),
})

/** A text that may be missing, in both languages. */
export const inBoth = (ko: string | null, en: string | null): Translated | null => (ko && en ? { ko, en } : null)

/** The sentence of a method about something on a shelf. */
export function sentenceOf(catalogue: Catalogue, method: DisposalMethod, shelf: string): Translated {
  const sentence = catalogue.methods.find((row) => row.method === method)
  const category = catalogue.categories.find((row) => row.slug === shelf)
  return {
    ko: String(sentence?.summary_ko).replace('{category}', String(category?.name_ko)),
    en: String(sentence?.summary_en).replace('{category}', String(category?.name_en)),
  }
}

/** What the other files say of an item, without the lines on which they do. */
function whatIsSaid({ variants, steps, components, mistakes, related, conflicts }: Catalogue) {
  const both = related.flatMap((row) => [row, { ...row, item: row.related, related: row.item }])
  const files = [variants, steps, components, mistakes, both, conflicts].map((rows) =>
    byItem<{ item: string | null }>(rows),
  )
  return ({ slug }: ItemEntry) => files.map((rows) => (rows.get(slug) ?? []).map(({ line: _, ...row }) => row))
}

function itemRow({ line: _, ...entry }: Located<ItemEntry>, steps: Step[], said: unknown, catalogue: Catalogue) {
  const sentence = sentenceOf(catalogue, entry.method, entry.category)
  return {
    id: itemId(entry.slug),
    slug: entry.slug,
    categoryId: `cat_${entry.category}`,
    nameKo: entry.name_ko,
    nameEn: entry.name_en,
    synonyms: { ko: entry.synonyms_ko, en: entry.synonyms_en },
    disposalMethod: entry.method,
    summary: inBoth(entry.summary_ko, entry.summary_en) ?? sentence,
    steps,
    isRegionDependent: entry.region_dependent,
    sourceIds: entry.sources,
    reviewedOn: entry.reviewed_on,
    contentHash: createHash('sha256')
      .update(JSON.stringify([entry, sentence, said]))
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
