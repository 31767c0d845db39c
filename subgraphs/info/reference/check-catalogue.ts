import { searchKey } from '../../_shared/korea/search-key.ts'
import { type Located, requireKnown, requireUnique } from '../../_shared/reference-data.ts'
import type { ItemEntry } from './entries.ts'
import type { Catalogue, Files } from './read.ts'

/** @throws Error for the first category, material, method, source or mark that breaks a rule across rows */
export function checkBaseTables(from: Files, { categories, materials, methods, sources, marks }: Catalogue): void {
  requireUnique(from.categories, categories, 'slug', (row) => row.slug)
  requireUnique(from.materials, materials, 'code', (row) => row.code)
  requireUnique(from.methods, methods, 'method', (row) => row.method)
  requireUnique(from.sources, sources, 'key', (row) => row.key)
  requireUnique(from.marks, marks, 'code', (row) => row.code)
  const earlier = new Set<string>()
  for (const row of categories) {
    if (row.parent) requireKnown(from.categories, row, 'parent', [row.parent], earlier)
    earlier.add(row.slug)
  }
  const codes = setOf(materials, (row) => row.code)
  const keys = setOf(sources, (row) => row.key)
  for (const mark of marks) {
    if (mark.material) requireKnown(from.marks, mark, 'material', [mark.material], codes)
    requireKnown(from.marks, mark, 'source', [mark.source], keys)
  }
}

/** @throws Error for the first item that breaks a rule across rows */
export function checkItems(from: Files, { items, categories, materials, methods, sources }: Catalogue): void {
  requireUnique(from.items, items, 'slug', (row) => row.slug)
  requireUnique(from.items, items.flatMap(namesIn), 'name', (row) => row.name)
  const slugs = setOf(categories, (row) => row.slug)
  const codes = setOf(materials, (row) => row.code)
  const known = setOf(methods, (row) => row.method)
  const keys = setOf(sources, (row) => row.key)
  for (const item of items) {
    requireKnown(from.items, item, 'category', [item.category], slugs)
    requireKnown(from.items, item, 'method', [item.method], known)
    requireKnown(from.items, item, 'material', item.drop_off_materials, codes)
    requireKnown(from.items, item, 'source', item.sources, keys)
  }
}

export const setOf = <T>(rows: readonly T[], keyOf: (row: T) => string) => new Set(rows.map(keyOf))

/** The rows of each item, in the order of the file. */
export function byItem<T extends { item: string | null }>(rows: readonly Located<T>[]): Map<string, Located<T>[]> {
  const groups = new Map<string, Located<T>[]>()
  for (const row of rows) if (row.item) groups.set(row.item, [...(groups.get(row.item) ?? []), row])
  return groups
}

// Two items of one name would make a search answer at random. One item may have synonyms that differ only in spaces.
function namesIn({ line, ...item }: Located<ItemEntry>) {
  const names = new Set([item.name_ko, ...item.synonyms_ko, ...item.synonyms_en].map(searchKey))
  return [...names].map((name) => ({ line, name }))
}
