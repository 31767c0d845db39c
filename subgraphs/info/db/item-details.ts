import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Translated } from '../../_shared/locale.ts'
import type { DisposalMethod } from '../types.generated.ts'
import { items, materials, type Step, sources } from './catalogue.ts'

const itemId = () =>
  text()
    .notNull()
    .references(() => items.id, { onDelete: 'cascade' })

/** Cases of an item with different disposal, each with its own guide. An item has none, or two or more. */
export const itemVariants = pgTable(
  'item_variants',
  {
    id: text().primaryKey(),
    slug: text().notNull(),
    itemId: itemId(),
    /** The most frequent variant first. */
    position: integer().notNull(),
    name: jsonb().$type<Translated>().notNull(),
    disposalMethod: text().$type<DisposalMethod>().notNull(),
    summary: jsonb().$type<Translated>().notNull(),
    steps: jsonb().$type<Step[]>().notNull(),
  },
  (table) => [index('item_variants_item').on(table.itemId)],
)

/** Parts of items that are sorted separately. */
export const itemComponents = pgTable(
  'item_components',
  {
    itemId: itemId(),
    position: integer().notNull(),
    name: jsonb().$type<Translated>().notNull(),
    materialId: text()
      .notNull()
      .references(() => materials.id),
    disposalMethod: text().$type<DisposalMethod>().notNull(),
    mustBeSeparated: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.itemId, table.position] }),
    index('item_components_material').on(table.materialId, table.itemId),
  ],
)

/** Common mistakes with an item or a material, never both (`common_mistakes_of_one`), in the order of the file. */
export const commonMistakes = pgTable(
  'common_mistakes',
  {
    position: integer().primaryKey(),
    itemId: text().references(() => items.id, { onDelete: 'cascade' }),
    materialId: text().references(() => materials.id, { onDelete: 'cascade' }),
    mistake: jsonb().$type<Translated>().notNull(),
    instead: jsonb().$type<Translated>().notNull(),
    reason: jsonb().$type<Translated>(),
  },
  (table) => [
    index('common_mistakes_item').on(table.itemId),
    index('common_mistakes_material').on(table.materialId),
    check('common_mistakes_of_one', sql`num_nonnulls(${table.itemId}, ${table.materialId}) = 1`),
  ],
)

/** Sorting marks printed on products. */
export const sortingMarks = pgTable(
  'sorting_marks',
  {
    id: text().primaryKey(),
    code: text().notNull().unique('sorting_marks_code_unique'),
    position: integer().notNull(),
    label: text().notNull(),
    name: jsonb().$type<Translated>().notNull(),
    meaning: jsonb().$type<Translated>().notNull(),
    /** Null for a mark that identifies no material. */
    materialId: text().references(() => materials.id),
    sourceId: text()
      .notNull()
      .references(() => sources.id),
  },
  (table) => [index('sorting_marks_material').on(table.materialId)],
)

/** Items that are easily confused or disposed of together; each pair is stored in both directions. */
export const relatedItems = pgTable(
  'related_items',
  {
    itemId: itemId(),
    relatedId: itemId(),
    position: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.itemId, table.relatedId] }),
    index('related_items_related').on(table.relatedId),
  ],
)

/** Statements from another source that contradict a guide. */
export const guideConflicts = pgTable(
  'guide_conflicts',
  {
    position: integer().primaryKey(),
    itemId: itemId(),
    /** Null if the statement is about every variant. */
    variantId: text().references(() => itemVariants.id, { onDelete: 'cascade' }),
    statement: jsonb().$type<Translated>().notNull(),
    sourceId: text()
      .notNull()
      .references(() => sources.id),
  },
  (table) => [index('guide_conflicts_item').on(table.itemId)],
)

export type ItemVariantRow = typeof itemVariants.$inferSelect
export type ItemComponentRow = typeof itemComponents.$inferSelect
export type CommonMistakeRow = typeof commonMistakes.$inferSelect
export type SortingMarkRow = typeof sortingMarks.$inferSelect
export type GuideConflictRow = typeof guideConflicts.$inferSelect
