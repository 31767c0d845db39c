import { asc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { badInput } from '../../_shared/errors.ts'
import { pickLocale } from '../../_shared/locale.ts'
import { connection, decodeCursor, encodeCursor, pageSize } from '../../_shared/pagination.ts'
import { type Placeholders, prepared } from '../../_shared/prepared-queries.ts'
import { codePattern, slugPattern } from '../../_shared/slugs.ts'
import { categories, materials, sortingMarks } from '../db/schema.ts'
import { nextCollections } from '../domain/dated-collections/dated-collections.ts'
import { currentVersion } from '../domain/dictionary/version.ts'
import { fallbackMaterials } from '../domain/search/fallback-materials.ts'
import { completeItems, searchItems } from '../domain/search/search.ts'
import type { QueryResolvers } from '../types.generated.ts'
import { cursorText, itemPage } from './item-page.ts'

const searchPosition = z.tuple([z.int32(), z.int32(), cursorText, cursorText]).readonly()

export const Query: QueryResolvers = {
  datedCollections: (_parent, { area, from, first }, { db }) => nextCollections(db, area, from, pageSize(first ?? 20)),

  item: (_parent, { id, slug }, { loaders }) => {
    if (id != null) return loaders.item.load(id)
    if (slug == null) throw missingKey('An item', 'slug')
    return loaders.itemBySlug.load(slug)
  },

  items: (_parent, args, context) => itemPage(context, args, { ...args.filter, updatedSince: args.updatedSince }),

  searchItems: async (
    _parent,
    { query, filter, locale: queryLocale, first: firstArgument, after: cursor },
    { db, locale: requestLocale },
  ) => {
    const first = pageSize(firstArgument ?? 20)
    const after = decodeCursor(cursor, searchPosition)
    const locale = pickLocale(queryLocale, requestLocale)
    const result = await searchItems(db, query, { locale, filter, first, after })
    const edgeOf = ({ item, position, kind, text, highlights }: (typeof result.hits)[number]) => ({
      cursor: encodeCursor(position),
      node: item,
      match: { kind, text, highlights },
    })
    const needsFallback = !result.isSure && !after
    return {
      ...connection(result.hits, first, edgeOf, result.total, cursor),
      didYouMean: result.didYouMean,
      fallbackMaterials: async () => (needsFallback ? fallbackMaterials(db, query) : []),
    }
  },

  autocompleteItems: async (_parent, { query, locale, first: firstArgument }, { db, locale: requestLocale }) => {
    const first = pageSize(firstArgument ?? 8, 20)
    const hits = await completeItems(db, query, { locale: pickLocale(locale, requestLocale), first })
    return hits.map(({ item, kind, text, highlights }) => ({ item, match: { kind, text, highlights } }))
  },

  materials: async (_parent, _args, { db }) => await allMaterials(db),

  material: async (_parent, { id, code }, { db, loaders }) => {
    if (id != null) return loaders.material.load(id)
    if (code == null) throw missingKey('A material', 'code')
    if (!codePattern.test(code)) return null
    const [row] = await materialsByCode(db, { code })
    return row ?? null
  },

  categories: async (_parent, _args, { db }) => await topCategories(db),

  category: async (_parent, { id, slug }, { db, loaders }) => {
    if (id != null) return loaders.category.load(id)
    if (slug == null) throw missingKey('A category', 'slug')
    if (!slugPattern.test(slug)) return null
    const [row] = await categoriesBySlug(db, { slug })
    return row ?? null
  },

  dictionary: async (_parent, args, { db, publicUrl, locale: requestLocale }) => {
    const locale = pickLocale(args.locale, requestLocale)
    const { version } = await currentVersion(db)
    return { locale, version, url: new URL(`${publicUrl}/dictionary/${locale}.json`) }
  },

  sortingMarks: async (_parent, _args, { db }) => await allSortingMarks(db),
}

const missingKey = (thing: string, key: string) =>
  badInput(`${thing} is found by its \`id\` or its \`${key}\`; this field has neither.`)

const allMaterials = prepared((db) => db.select().from(materials).orderBy(asc(materials.position)))

const materialsByCode = prepared((db, { code }: Placeholders<{ code: string }>) =>
  db.select().from(materials).where(eq(materials.code, code)),
)

const topCategories = prepared((db) =>
  db.select().from(categories).where(isNull(categories.parentId)).orderBy(asc(categories.position)),
)

const categoriesBySlug = prepared((db, { slug }: Placeholders<{ slug: string }>) =>
  db.select().from(categories).where(eq(categories.slug, slug)),
)

const allSortingMarks = prepared((db) => db.select().from(sortingMarks).orderBy(asc(sortingMarks.position)))
