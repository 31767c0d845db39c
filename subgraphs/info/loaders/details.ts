import DataLoader from 'dataloader'
import { and, asc, eq, getTableColumns, inArray, isNotNull, or, sql } from 'drizzle-orm'
import { manyForEach, oneForEach } from '../../_shared/batch.ts'
import type { Db } from '../../_shared/db.ts'
import { hasPrefix } from '../../_shared/ids.ts'
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

/** What is known of items, materials and categories beyond their own rows; each list in the order of its file. */
export const detailLoaders = (db: Db) => ({
  /** The variants of an item, the most frequent first. */
  variants: new DataLoader<string, ItemVariantRow[]>(async (itemIds) => {
    const rows = await db
      .select()
      .from(itemVariants)
      .where(inArray(itemVariants.itemId, [...itemIds]))
      .orderBy(asc(itemVariants.position))
    return manyForEach(itemIds, rows, (row) => row.itemId)
  }),

  /** The parts of an item. */
  components: new DataLoader<string, ItemComponentRow[]>(async (itemIds) => {
    const rows = await db
      .select()
      .from(itemComponents)
      .where(inArray(itemComponents.itemId, [...itemIds]))
      .orderBy(asc(itemComponents.position))
    return manyForEach(itemIds, rows, (row) => row.itemId)
  }),

  /** What people get wrong about an item or a material, by the id of either. */
  mistakes: new DataLoader<string, CommonMistakeRow[]>(async (ids) => {
    const { itemId, materialId, position } = commonMistakes
    const rows = await db
      .select()
      .from(commonMistakes)
      .where(or(inArray(itemId, [...ids]), inArray(materialId, [...ids])))
      .orderBy(asc(position))
    return manyForEach(ids, rows, (row) => String(row.itemId ?? row.materialId))
  }),

  /** A sorting mark by id; null when there is none. */
  sortingMark: new DataLoader<string, SortingMarkRow | null>(async (ids) => {
    const possible = ids.filter((id) => hasPrefix('mrk', id))
    const rows = await db.select().from(sortingMarks).where(inArray(sortingMarks.id, possible))
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** The marks that stand for a material. */
  marksOfMaterial: new DataLoader<string, SortingMarkRow[]>(async (materialIds) => {
    const rows = await db
      .select()
      .from(sortingMarks)
      .where(inArray(sortingMarks.materialId, [...materialIds]))
      .orderBy(asc(sortingMarks.position))
    return manyForEach(materialIds, rows, (row) => String(row.materialId))
  }),

  /** The marks that stand for the materials of an item's parts. */
  marksOfItem: new DataLoader<string, SortingMarkRow[]>(async (itemIds) => {
    const rows = await db
      .selectDistinct({ itemId: itemComponents.itemId, ...getTableColumns(sortingMarks) })
      .from(itemComponents)
      .innerJoin(sortingMarks, eq(sortingMarks.materialId, itemComponents.materialId))
      .where(inArray(itemComponents.itemId, [...itemIds]))
      .orderBy(asc(sortingMarks.position))
    return manyForEach(itemIds, rows, (row) => row.itemId)
  }),

  /** The items that are related to one. */
  relatedItems: new DataLoader<string, ItemRow[]>(async (itemIds) => {
    const rows = await db
      .select({ relatedTo: relatedItems.itemId, ...getTableColumns(items) })
      .from(relatedItems)
      .innerJoin(items, eq(items.id, relatedItems.relatedId))
      .where(inArray(relatedItems.itemId, [...itemIds]))
      .orderBy(asc(relatedItems.position))
    return manyForEach(itemIds, rows, (row) => row.relatedTo)
  }),

  /** What other sources say against guides to an item. */
  conflicts: new DataLoader<string, GuideConflictRow[]>(async (itemIds) => {
    const rows = await db
      .select()
      .from(guideConflicts)
      .where(inArray(guideConflicts.itemId, [...itemIds]))
      .orderBy(asc(guideConflicts.position))
    return manyForEach(itemIds, rows, (row) => row.itemId)
  }),

  /** The materials of the items on a shelf and those below: of their parts, and under which places take them. */
  materialsOfCategory: new DataLoader<string, MaterialRow[]>(async (ids) => {
    const used = db
      .select({ itemId: itemComponents.itemId, materialId: itemComponents.materialId })
      .from(itemComponents)
      .union(
        db
          .select({ itemId: itemDropOffMaterials.itemId, materialId: itemDropOffMaterials.materialId })
          .from(itemDropOffMaterials),
      )
      .as('used')
    const shelf = sql<string>`shelf.id`
    const rows = await db
      .selectDistinct({ shelfId: shelf, ...getTableColumns(materials) })
      .from(used)
      .innerJoin(items, eq(items.id, used.itemId))
      .innerJoin(categories, eq(categories.id, items.categoryId))
      .innerJoin(
        sql`(values ${sql.join(
          ids.map((id) => sql`(${id}::text)`),
          sql`, `,
        )}) as shelf(id)`,
        or(eq(categories.id, shelf), and(isNotNull(categories.parentId), eq(categories.parentId, shelf))),
      )
      .innerJoin(materials, eq(materials.id, used.materialId))
      .orderBy(asc(materials.position))
    return manyForEach(ids, rows, (row) => row.shelfId)
  }),
})
