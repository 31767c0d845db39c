import { z } from 'zod'
import { type Located, listCell, readReference, requireUnique } from '../../_shared/reference.ts'
import { searchKey } from '../domain/search-key.ts'
import { codePattern } from '../domain/slugs.ts'
import { feeStatus, method, optional, requireKnown, slug } from './cells.ts'
import { checkLocalRules, localRuleEntry } from './local-rules.ts'

const file = (name: string) => new URL(name, import.meta.url)

export const files = {
  categories: file('categories.csv'),
  materials: file('materials.csv'),
  methods: file('methods.csv'),
  sources: file('sources.csv'),
  items: file('items.csv'),
  localRules: file('local-rules.csv'),
}

const words = z.string().trim().min(1)
const list = z.string().transform(listCell)
const yesNo = z.enum(['yes', 'no']).transform((word) => word === 'yes')
const categoryEntry = z.object({ slug, parent: optional, name_ko: words, name_en: words })
const materialEntry = z.object({
  code: z.string().regex(codePattern, 'a code has capital letters and single underscores'),
  name_ko: words,
  name_en: words,
  method,
  recyclable: yesNo,
})
const methodEntry = z.object({ method, summary_ko: words, summary_en: words, fee_status: feeStatus })
const sourceEntry = z.object({
  key: slug,
  title: words,
  publisher: words,
  url: optional.pipe(z.url().nullable()),
  license: optional,
  retrieved_on: z.iso.date(),
  in_force_from: optional.pipe(z.iso.date().nullable()),
})
const itemEntry = z.object({
  slug,
  name_ko: words,
  name_en: words,
  synonyms_ko: list,
  synonyms_en: list,
  category: slug,
  method,
  drop_off_materials: list,
  summary_ko: optional,
  summary_en: optional,
  steps_ko: list.pipe(z.array(words).min(1)),
  steps_en: list.pipe(z.array(words).min(1)),
  mistakes_ko: list,
  mistakes_en: list,
  region_dependent: yesNo,
  sources: list.pipe(z.array(slug).min(1, 'an item has a source')),
  reviewed_on: z.iso.date(),
})
export type ItemEntry = z.infer<typeof itemEntry>

/** The reference data in `folder`, checked row by row and across the files. @throws Error naming file, line and rule */
export function readCatalogue(from: typeof files = files) {
  const catalogue = {
    categories: readReference(from.categories, categoryEntry),
    materials: readReference(from.materials, materialEntry),
    methods: readReference(from.methods, methodEntry),
    sources: readReference(from.sources, sourceEntry),
    items: readReference(from.items, itemEntry),
    localRules: readReference(from.localRules, localRuleEntry),
  }
  requireUnique(from.categories, catalogue.categories, 'slug', (row) => row.slug)
  requireUnique(from.materials, catalogue.materials, 'code', (row) => row.code)
  requireUnique(from.methods, catalogue.methods, 'method', (row) => row.method)
  requireUnique(from.sources, catalogue.sources, 'key', (row) => row.key)
  requireUnique(from.items, catalogue.items, 'slug', (row) => row.slug)
  requireUnique(from.items, catalogue.items.flatMap(namesIn), 'name', (row) => row.name)

  const shelves = new Set<string>()
  for (const row of catalogue.categories) {
    if (row.parent) requireKnown(from.categories, row, 'parent', [row.parent], shelves)
    shelves.add(row.slug)
  }
  const codes = new Set(catalogue.materials.map(({ code }) => code))
  const methods = new Set<string>(catalogue.methods.map((row) => row.method))
  const sources = new Set(catalogue.sources.map(({ key }) => key))
  for (const item of catalogue.items) {
    requireKnown(from.items, item, 'category', [item.category], shelves)
    requireKnown(from.items, item, 'method', [item.method], methods)
    requireKnown(from.items, item, 'material', item.drop_off_materials, codes)
    requireKnown(from.items, item, 'source', item.sources, sources)
  }
  checkLocalRules(from.localRules, catalogue.localRules, { items: catalogue.items, sources })
  return catalogue
}
export type Catalogue = ReturnType<typeof readCatalogue>

// Two items by one name would make a search answer at random. One item may well have a synonym that only differs in spaces.
function namesIn({ line, ...item }: Located<ItemEntry>) {
  const names = new Set([item.name_ko, ...item.synonyms_ko, ...item.synonyms_en].map(searchKey))
  return [...names].map((name) => ({ line, name }))
}
