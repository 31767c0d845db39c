import DataLoader from 'dataloader'
import { asc, eq, getTableColumns, inArray } from 'drizzle-orm'
import { manyForEach, oneForEach } from '../_shared/batch.ts'
import type { Db } from '../_shared/db.ts'
import { hasPrefix } from '../_shared/ids.ts'
import {
  type CategoryRow,
  categories,
  type ItemRow,
  itemDropOffMaterials,
  items,
  type MaterialRow,
  materials,
  type SourceRow,
  sources,
} from './db/schema.ts'
import { type Schedule, schedulesAround } from './domain/schedules.ts'

export type Loaders = ReturnType<typeof createLoaders>

export const createLoaders = (db: Db) => ({
  /** An item by id; null when there is none. */
  item: new DataLoader<string, ItemRow | null>(async (ids) => {
    const rows = await db
      .select()
      .from(items)
      .where(inArray(items.id, possible('itm', ids)))
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** A category by id; null when there is none. */
  category: new DataLoader<string, CategoryRow | null>(async (ids) => {
    const rows = await db
      .select()
      .from(categories)
      .where(inArray(categories.id, possible('cat', ids)))
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** The categories right below one, in the order of the guideline. */
  childrenOfCategory: new DataLoader<string, CategoryRow[]>(async (ids) => {
    const rows = await db
      .select()
      .from(categories)
      .where(inArray(categories.parentId, [...ids]))
      .orderBy(asc(categories.position))
    return manyForEach(ids, rows, (row) => String(row.parentId))
  }),

  /** A material by id; null when there is none. */
  material: new DataLoader<string, MaterialRow | null>(async (ids) => {
    const rows = await db
      .select()
      .from(materials)
      .where(inArray(materials.id, possible('mat', ids)))
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** The materials under which places take an item, the most telling first. */
  dropOffMaterials: new DataLoader<string, MaterialRow[]>(async (itemIds) => {
    const rows = await db
      .select({ itemId: itemDropOffMaterials.itemId, ...getTableColumns(materials) })
      .from(itemDropOffMaterials)
      .innerJoin(materials, eq(materials.id, itemDropOffMaterials.materialId))
      .where(inArray(itemDropOffMaterials.itemId, [...itemIds]))
      .orderBy(asc(itemDropOffMaterials.position))
    return manyForEach(itemIds, rows, (row) => row.itemId)
  }),

  /** The collection schedule of the smallest region around one that has rules; null when none has. */
  schedule: new DataLoader<string, Schedule | null>((regionIds) => schedulesAround(db, regionIds)),

  /** A source by key; null when there is none. */
  source: new DataLoader<string, SourceRow | null>(async (keys) => {
    const rows = await db
      .select()
      .from(sources)
      .where(inArray(sources.id, [...keys]))
    return oneForEach(keys, rows, (row) => row.id)
  }),
})

/** The materials of ids, in their order, without those that there aren't any more. */
export async function materialsNamed({ material }: Loaders, ids: readonly string[]): Promise<MaterialRow[]> {
  const found = await Promise.all(ids.map((id) => material.load(id)))
  return found.filter((row) => row !== null)
}

// One id that can't be any, such as one with NUL, would fail the whole batch.
const possible = (prefix: string, ids: readonly string[]) => ids.filter((id) => hasPrefix(prefix, id))
