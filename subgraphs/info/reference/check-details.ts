import { type Located, requireKnown, requireUnique, ruleBroken } from '../../_shared/reference-data.ts'
import { byItem, setOf } from './check-catalogue.ts'
import type { ItemEntry, VariantEntry } from './entries.ts'
import type { Catalogue, Files } from './read.ts'

/** @throws Error for the first variant, step, component, mistake, pair or conflict that breaks a rule across rows */
export function checkDetails(from: Files, catalogue: Catalogue): void {
  const { items, materials, sources, mistakes, related, conflicts, components, steps, variants } = catalogue
  const slugs = setOf(items, ({ slug }) => slug)
  const codes = setOf(materials, ({ code }) => code)
  const keys = setOf(sources, ({ key }) => key)
  for (const row of variants) requireKnown(from.variants, row, 'item', [row.item], slugs)
  for (const row of steps) requireKnown(from.steps, row, 'item', [row.item], slugs)
  for (const row of components) {
    requireKnown(from.components, row, 'item', [row.item], slugs)
    requireKnown(from.components, row, 'material', [row.material], codes)
  }
  for (const row of mistakes) {
    if (row.item) requireKnown(from.mistakes, row, 'item', [row.item], slugs)
    if (row.material) requireKnown(from.mistakes, row, 'material', [row.material], codes)
  }
  for (const row of related) requireKnown(from.related, row, 'item', [row.item, row.related], slugs)
  requireUnique(from.related, related, 'pair', (row) => [row.item, row.related].sort().join(' and '))
  for (const row of conflicts) {
    requireKnown(from.conflicts, row, 'item', [row.item], slugs)
    requireKnown(from.conflicts, row, 'source', [row.source], keys)
  }
  requireAdjacent(from.variants, variants)
  requireAdjacent(from.steps, steps)
  checkVariants(from, catalogue)
  checkSteps(from, catalogue)
}

function checkVariants(from: Files, { items, variants, methods, conflicts }: Catalogue): void {
  requireUnique(from.variants, variants, 'variant', (row) => `${row.item} ${row.slug}`)
  requireUnique(from.variants, variants, 'name', (row) => `${row.item} ${row.name_ko}`)
  requireUnique(from.variants, variants, 'name', (row) => `${row.item} ${row.name_en}`)
  // "a-b" of "c" and "b" of "c-a" would be one id.
  requireUnique(from.variants, variants, 'id', (row) => `${row.item}-${row.slug}`)
  const known = setOf(methods, ({ method }) => method)
  const own = byItem(variants)
  for (const item of items) {
    const [first, second] = own.get(item.slug) ?? []
    if (!first) continue
    if (!second) throw ruleBroken(from.variants, first.line, `item "${item.slug}" has a single variant`)
    if (first.method !== item.method) {
      throw ruleBroken(from.variants, first.line, `the first variant must have the method of its item, ${item.method}`)
    }
    for (const variant of own.get(item.slug) ?? []) {
      requireKnown(from.variants, variant, 'method', [variant.method], known)
      requireSummary(from, variant, item)
    }
  }
  const slugsOf = variantsOf(variants)
  for (const row of conflicts) {
    if (row.variant) requireKnown(from.conflicts, row, 'variant', [row.variant], slugsOf(row.item))
  }
}

// The method's sentence for recyclables names the category of the item, which is wrong for an item with another method.
function requireSummary(from: Files, variant: Located<VariantEntry>, item: ItemEntry): void {
  if (variant.method !== 'RECYCLABLES' || item.method === 'RECYCLABLES' || variant.summary_ko) return
  throw ruleBroken(
    from.variants,
    variant.line,
    'a variant for the recyclables needs a summary if its item has another method',
  )
}

function checkSteps(from: Files, { items, variants, steps }: Catalogue): void {
  const known = variantsOf(variants)
  const own = byItem(steps)
  for (const item of items) {
    const slugs = known(item.slug)
    const rows = own.get(item.slug) ?? []
    for (const row of rows) {
      if (row.variant) requireKnown(from.steps, row, 'variant', [row.variant], slugs)
      else if (slugs.size > 0) throw ruleBroken(from.steps, row.line, `item "${item.slug}" has variants: name one`)
    }
    if (rows.length === 0) throw ruleBroken(from.items, item.line, `item "${item.slug}" has no steps`)
  }
  for (const variant of variants) {
    const rows = own.get(variant.item) ?? []
    if (rows.some((row) => row.variant === variant.slug)) continue
    throw ruleBroken(from.variants, variant.line, `variant "${variant.slug}" of "${variant.item}" has no steps`)
  }
}

function variantsOf(variants: readonly Located<VariantEntry>[]): (item: string) => Set<string> {
  const own = byItem(variants)
  return (item) => setOf(own.get(item) ?? [], ({ slug }) => slug)
}

function requireAdjacent(from: URL, rows: readonly Located<{ item: string }>[]): void {
  const starts = rows.filter(({ item }, index) => item !== rows[index - 1]?.item)
  const seen = new Set<string>()
  for (const { item, line } of starts) {
    if (seen.has(item)) throw ruleBroken(from, line, `rows of "${item}" must be adjacent`)
    seen.add(item)
  }
}
