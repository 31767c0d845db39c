import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { Locale, Translated } from '../../_shared/locale.ts'
import type { DisposalAction, DisposalMethod } from '../types.generated.ts'

/** One step of a guide. */
export interface Step {
  action: DisposalAction
  text: Translated
  /** The reason, or a hint; null if there is none. */
  detail: Translated | null
}

/** Categories of the catalogue, as in the official guideline; a tree of two levels. */
export const categories = pgTable('categories', {
  id: text().primaryKey(),
  slug: text().notNull().unique('categories_slug_unique'),
  /** Null for a top-level category. */
  parentId: text(),
  position: integer().notNull(),
  nameKo: text().notNull(),
  nameEn: text().notNull(),
  description: jsonb().$type<Translated>().notNull(),
})

/** The materials that drop-off places and collections distinguish. */
export const materials = pgTable('materials', {
  id: text().primaryKey(),
  code: text().notNull().unique('materials_code_unique'),
  position: integer().notNull(),
  nameKo: text().notNull(),
  nameEn: text().notNull(),
  disposalMethod: text().$type<DisposalMethod>().notNull(),
  isRecyclable: boolean().notNull(),
  /** `#RRGGBB`. */
  colorHex: text().notNull(),
  description: jsonb().$type<Translated>().notNull(),
  preparation: jsonb().$type<Translated<string[]>>().notNull(),
})

/** Documents and data sets from which guides are derived. */
export const sources = pgTable('sources', {
  id: text().primaryKey(),
  title: text().notNull(),
  publisher: text().notNull(),
  url: text(),
  license: text(),
  retrievedOn: date(),
  /** The day on which a document came into force; null if unknown, and for data sets. */
  inForceFrom: date(),
})

/** Things to dispose of, each with its guide in both languages. */
export const items = pgTable(
  'items',
  {
    id: text().primaryKey(),
    slug: text().notNull().unique('items_slug_unique'),
    categoryId: text()
      .notNull()
      .references(() => categories.id),
    nameKo: text().notNull(),
    nameEn: text().notNull(),
    synonyms: jsonb().$type<Translated<string[]>>().notNull(),
    disposalMethod: text().$type<DisposalMethod>().notNull(),
    summary: jsonb().$type<Translated>().notNull(),
    /** Empty for an item with variants: each variant has its own. */
    steps: jsonb().$type<Step[]>().notNull(),
    isRegionDependent: boolean().notNull(),
    sourceIds: text().array().notNull(),
    reviewedOn: date().notNull(),
    /** Covers the item and its details, so that `updatedAt` changes only with them. */
    contentHash: text().notNull(),
    /** Last change to the item, its steps, variants, parts, mistakes, related items or conflicts. */
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('items_name_ko').on(sql`lower(${table.nameKo})`, table.id),
    index('items_name_en').on(sql`lower(${table.nameEn})`, table.id),
    index('items_category').on(table.categoryId),
  ],
)

/** The materials under which drop-off places accept an item. */
export const itemDropOffMaterials = pgTable(
  'item_drop_off_materials',
  {
    itemId: text()
      .notNull()
      .references(() => items.id, { onDelete: 'cascade' }),
    materialId: text()
      .notNull()
      .references(() => materials.id),
    position: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.itemId, table.materialId] })],
)

/**
 * The names of items, and the words that people say for them, each once per item and language, with the search keys
 * that `searchKeysOf` in `domain/search/key.ts` derives.
 */
export const itemNames = pgTable(
  'item_names',
  {
    itemId: text()
      .notNull()
      .references(() => items.id, { onDelete: 'cascade' }),
    locale: text().$type<Locale>().notNull(),
    text: text().notNull(),
    searchKey: text().notNull(),
    jamo: text().notNull(),
    jamoBigrams: text().array().notNull(),
    choseong: text().notNull(),
    choseongBigrams: text().array().notNull(),
    romanised: text().notNull(),
    /** The parts of the name that a search may equal: see `partMarks`. */
    parts: text().array().notNull(),
    isSynonym: boolean().notNull(),
    /** A brand, alone or in a compound (`코카콜라병`). */
    isBrand: boolean().notNull(),
    /** The item's place among those of the word, likeliest first; 0 for a word of one item. */
    position: integer().notNull(),
    /** A name or synonym of the catalogue. False for the vocabulary and its compounds, which fee lines do not match. */
    isCatalogueName: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.itemId, table.locale, table.text] }),
    // One or two letters: prefixes.
    index('item_names_jamo').using('btree', table.jamo.op('text_pattern_ops')),
    index('item_names_choseong').using('btree', table.choseong.op('text_pattern_ops')),
    // Longer texts: names with all letter pairs (equal, prefix, substring), or with those of one piece (typing errors).
    index('item_names_jamo_bigrams').using('gin', table.jamoBigrams),
    index('item_names_choseong_bigrams').using('gin', table.choseongBigrams),
    // Equal parts of names.
    index('item_names_parts').using('gin', table.parts),
    // Equal names: the items of a fee line.
    index('item_names_search_key').on(table.searchKey),
  ],
)

export type CategoryRow = typeof categories.$inferSelect
export type MaterialRow = typeof materials.$inferSelect
export type ItemRow = typeof items.$inferSelect
export type SourceRow = typeof sources.$inferSelect
