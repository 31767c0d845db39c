import { asc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { connection, decodeCursor, encodeCursor, pageSize } from '../../_shared/connection.ts'
import { pickLocale } from '../../_shared/locale.ts'
import { categories, materials } from '../db/schema.ts'
import { itemBySlug } from '../domain/items.ts'
import { countHits, searchItems } from '../domain/search.ts'
import { codePattern, slugPattern } from '../domain/slugs.ts'
import type { QueryResolvers } from '../types.generated.ts'
import { cursorText, itemPage } from './item-page.ts'

const searchPosition = z.tuple([z.int32(), z.int32(), cursorText, cursorText]).readonly()

export const Query: QueryResolvers = {
  item: (_parent, { id, slug }, { db, loaders }) => {
    if (id != null) return loaders.item.load(id)
    return slug != null ? itemBySlug(db, slug) : null
  },

  items: (_parent, args, context) => itemPage(context, args, args.filter),

  searchItems: async (_parent, { query, filter, locale: asked, first: given, after }, { db, locale: spoken }) => {
    const locale = pickLocale(asked, spoken)
    const first = pageSize(given ?? 20)
    const hits = await searchItems(db, query, { locale, filter, first, after: decodeCursor(after, searchPosition) })
    return connection(
      hits,
      first,
      ({ item, position, kind, text }) => ({ cursor: encodeCursor(position), node: item, match: { kind, text } }),
      () => countHits(db, query, { locale, filter }),
    )
  },

  materials: async (_parent, _args, { db }) => await db.select().from(materials).orderBy(asc(materials.position)),

  material: async (_parent, { id, code }, { db, loaders }) => {
    if (id != null) return loaders.material.load(id)
    if (code == null || !codePattern.test(code)) return null
    const [row] = await db.select().from(materials).where(eq(materials.code, code))
    return row ?? null
  },

  categories: async (_parent, _args, { db }) =>
    await db.select().from(categories).where(isNull(categories.parentId)).orderBy(asc(categories.position)),

  category: async (_parent, { id, slug }, { db, loaders }) => {
    if (id != null) return loaders.category.load(id)
    if (slug == null || !slugPattern.test(slug)) return null
    const [row] = await db.select().from(categories).where(eq(categories.slug, slug))
    return row ?? null
  },
}
