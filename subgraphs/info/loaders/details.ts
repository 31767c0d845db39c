import { and, asc, eq, getTableColumns, isNotNull, or, sql } from 'drizzle-orm'
import { isOneOf } from '../../_shared/array-conditions.ts'
import { manyForEach, oneForEach } from '../../_shared/batch.ts'
import type { Db } from '../../_shared/db.ts'
import { hasPrefix } from '../../_shared/ids.ts'
import { type ByIds, prepared } from '../../_shared/prepared-queries.ts'
import {
  type CommonMistakeRow,
  categories,
  commonMistakes,
  type GuideConflictRow,
  guideConflicts,
  type ItemComponentRow,
  type ItemRow,
  type ItemVariantRow,
  itemComponents,
  itemDropOffMaterials,
  items,
  itemVariants,
  type MaterialRow,
  materials,
  relatedItems,
  type SortingMarkRow,
  sortingMarks,
} from '../db/schema.ts'
import { keptListLoader, keptLoader } from './kept.ts'

/**
 * Details of items, materials and categories from tables other than their own. Each list has the order of its reference
 * file.
 */
export const detailLoaders = (db: Db) => ({
  /** The variants of an item, most frequent first. */
  variants: keptListLoader<string, ItemVariantRow>(db, 'variants', async (itemIds) => {
    const rows = await variantsByItem(db, { ids: itemIds })
    return manyForEach(itemIds, rows, (row) => row.itemId)
  }),

  /** The parts of an item. */
  components: keptListLoader<string, ItemComponentRow>(db, 'components', async (itemIds) => {
    const rows = await componentsByItem(db, { ids: itemIds })
    return manyForEach(itemIds, rows, (row) => row.itemId)
  }),

  /** The common mistakes with an item or a material, by the id of either. */
  mistakes: keptListLoader<string, CommonMistakeRow>(db, 'mistakes', async (ids) => {
    const rows = await mistakesById(db, { ids })
    return manyForEach(ids, rows, (row) => String(row.itemId ?? row.materialId))
  }),

  /** A sorting mark by id; null if it does not exist. */
  sortingMark: keptLoader<string, SortingMarkRow>(db, 'sortingMark', async (ids) => {
    const markIds = ids.filter((id) => hasPrefix('mrk', id))
    const rows = await sortingMarksById(db, { ids: markIds })
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** The sorting marks for a material. */
  marksOfMaterial: keptListLoader<string, SortingMarkRow>(db, 'marksOfMaterial', async (materialIds) => {
    const rows = await marksByMaterial(db, { ids: materialIds })
    return manyForEach(materialIds, rows, (row) => String(row.materialId))
  }),

  /** The sorting marks for the materials of an item's parts. A plastic bottle therefore has the marks of all resins. */
  marksOfItem: keptListLoader<string, SortingMarkRow>(db, 'marksOfItem', async (itemIds) => {
    const rows = await marksByItem(db, { ids: itemIds })
    return manyForEach(itemIds, rows, (row) => row.itemId)
  }),

  /** The items related to an item. */
  relatedItems: keptListLoader<string, ItemRow>(db, 'relatedItems', async (itemIds) => {
    const rows = await relatedByItem(db, { ids: itemIds })
    return manyForEach(itemIds, rows, (row) => row.relatedTo)
  }),

  /** Statements from other sources that contradict the guides to an item. */
  conflicts: keptListLoader<string, GuideConflictRow>(db, 'conflicts', async (itemIds) => {
    const rows = await conflictsByItem(db, { ids: itemIds })
    return manyForEach(itemIds, rows, (row) => row.itemId)
  }),

  /**
   * The materials of the items in a category and its subcategories: those of the items' parts, and those under which
   * drop-off places accept the items. Some items, such as mattresses, have no part of a known material.
   */
  materialsOfCategory: keptListLoader<string, MaterialRow>(db, 'materialsOfCategory', async (ids) => {
    const rows = await materialsByCategory(db, { ids })
    return manyForEach(ids, rows, (row) => row.categoryId)
  }),
})

const variantsByItem = prepared((db, { ids }: ByIds) =>
  db.select().from(itemVariants).where(isOneOf(itemVariants.itemId, ids)).orderBy(asc(itemVariants.position)),
)

const componentsByItem = prepared((db, { ids }: ByIds) =>
  db.select().from(itemComponents).where(isOneOf(itemComponents.itemId, ids)).orderBy(asc(itemComponents.position)),
)

const mistakesById = prepared((db, { ids }: ByIds) => {
  const { itemId, materialId, position } = commonMistakes
  return db
    .select()
    .from(commonMistakes)
    .where(or(isOneOf(itemId, ids), isOneOf(materialId, ids)))
    .orderBy(asc(position))
})

const sortingMarksById = prepared((db, { ids }: ByIds) =>
  db.select().from(sortingMarks).where(isOneOf(sortingMarks.id, ids)),
)

const marksByMaterial = prepared((db, { ids }: ByIds) =>
  db.select().from(sortingMarks).where(isOneOf(sortingMarks.materialId, ids)).orderBy(asc(sortingMarks.position)),
)

const marksByItem = prepared((db, { ids }: ByIds) =>
  db
    .selectDistinct({ itemId: itemComponents.itemId, ...getTableColumns(sortingMarks) })
    .from(itemComponents)
    .innerJoin(sortingMarks, eq(sortingMarks.materialId, itemComponents.materialId))
    .where(isOneOf(itemComponents.itemId, ids))
    .orderBy(asc(sortingMarks.position)),
)

const relatedByItem = prepared((db, { ids }: ByIds) =>
  db
    .select({ relatedTo: relatedItems.itemId, ...getTableColumns(items) })
    .from(relatedItems)
    .innerJoin(items, eq(items.id, relatedItems.relatedId))
    .where(isOneOf(relatedItems.itemId, ids))
    .orderBy(asc(relatedItems.position)),
)

const conflictsByItem = prepared((db, { ids }: ByIds) =>
  db.select().from(guideConflicts).where(isOneOf(guideConflicts.itemId, ids)).orderBy(asc(guideConflicts.position)),
)

const materialsByCategory = prepared((db, { ids }: ByIds) => {
  const used = db
    .select({ itemId: itemComponents.itemId, materialId: itemComponents.materialId })
    .from(itemComponents)
    .union(
      db
        .select({ itemId: itemDropOffMaterials.itemId, materialId: itemDropOffMaterials.materialId })
        .from(itemDropOffMaterials),
    )
    .as('used')
  const categoryId = sql<string>`requested.id`
  return db
    .selectDistinct({ categoryId, ...getTableColumns(materials) })
    .from(used)
    .innerJoin(items, eq(items.id, used.itemId))
    .innerJoin(categories, eq(categories.id, items.categoryId))
    .innerJoin(
      sql`unnest(${ids}::text[]) as requested(id)`,
      or(eq(categories.id, categoryId), and(isNotNull(categories.parentId), eq(categories.parentId, categoryId))),
    )
    .innerJoin(materials, eq(materials.id, used.materialId))
    .orderBy(asc(materials.position))
})
