import DataLoader from 'dataloader'
import { asc, eq, getTableColumns, inArray } from 'drizzle-orm'
import { manyForEach, oneForEach } from '../../_shared/batch.ts'
import type { Db } from '../../_shared/db.ts'
import { hasPrefix } from '../../_shared/ids.ts'
import {
  type CategoryRow,
  categories,
  disposalMethods,
  type ItemRow,
  itemDropOffMaterials,
  items,
  type LocalRuleRow,
  type MaterialRow,
  materials,
  type SourceRow,
  sources,
} from '../db/schema.ts'
import { type Household, type Schedule, schedulesAround } from '../domain/collection/schedules.ts'
import { bagPrices, bulkyFees, type FeeLine, type PlacedItem } from '../domain/guides/fees.ts'
import { localRulesOf } from '../domain/guides/local-rules.ts'
import { regionsAround } from '../domain/regions/regions-around.ts'
import type { DisposalMethod, FeeStatus } from '../types.generated.ts'
import { detailLoaders } from './details.ts'

export type Loaders = ReturnType<typeof createLoaders>

export const createLoaders = (db: Db) => ({
  ...detailLoaders(db),

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

  /** The collection schedule of the smallest region around one that has rules, for a dwelling; null when none has. */
  schedule: new DataLoader<Household, Schedule | null, string>((households) => schedulesAround(db, households), {
    cacheKeyFn: ({ regionId, dwelling }) => `${regionId} ${dwelling}`,
  }),

  /** A region and those around it, the smallest first and without the country; null for one that isn't known. */
  regionsAround: new DataLoader<string, string[] | null>(async (ids) => {
    // What the country says is said without a region.
    return (await regionsAround(db, ids)).map((around) => around?.slice(0, -1) ?? null)
  }),

  /** What editors wrote of an item, for the regions around and for the whole country. */
  localRules: new DataLoader<PlacedItem, LocalRuleRow[], string>((placed) => localRulesOf(db, placed), byPlace),

  /** What the smallest region around asks for an item as bulky waste; empty where none tells. */
  bulkyFees: new DataLoader<PlacedItem, FeeLine[], string>((placed) => bulkyFees(db, placed), byPlace),

  /** What the bags of a region cost. */
  bagPrices: new DataLoader<string, FeeLine[]>((regionIds) => bagPrices(db, regionIds)),

  /** Whether a way to dispose of things costs anything, by the rules of the country; null where that isn't told. */
  feeStatus: new DataLoader<DisposalMethod, FeeStatus | null>(async (methods) => {
    const rows = await db
      .select()
      .from(disposalMethods)
      .where(inArray(disposalMethods.method, [...methods]))
    return oneForEach(methods, rows, ({ method }) => method).map((row) => row?.feeStatus ?? null)
  }),

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

const byPlace = { cacheKeyFn: ({ itemId, around }: PlacedItem) => `${itemId} ${around[0]}` }
