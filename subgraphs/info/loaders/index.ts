import DataLoader from 'dataloader'
import { asc, eq, getTableColumns } from 'drizzle-orm'
import { isOneOf } from '../../_shared/array-conditions.ts'
import { manyForEach, oneForEach } from '../../_shared/batch.ts'
import type { Db } from '../../_shared/db.ts'
import { hasPrefix } from '../../_shared/ids.ts'
import { type ByIds, type Placeholders, prepared } from '../../_shared/prepared-queries.ts'
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
import { itemsBySlug } from '../domain/catalogue/items.ts'
import { type Household, nearestSchedules } from '../domain/collection/nearest-schedules.ts'
import type { Schedule } from '../domain/collection/schedules.ts'
import { bagPrices, bulkyFees, type FeeLine, type ItemInRegion } from '../domain/guides/fees-and-bag-prices.ts'
import { localRulesOf } from '../domain/guides/local-rules.ts'
import { enclosingRegions } from '../domain/regions/enclosing-regions.ts'
import type { DisposalMethod, FeeStatus } from '../types.generated.ts'
import { detailLoaders } from './details.ts'
import { keptListLoader, keptLoader } from './kept.ts'

export type Loaders = ReturnType<typeof createLoaders>

export const createLoaders = (db: Db) => ({
  ...detailLoaders(db),

  /** An item by id; null if it does not exist. */
  item: keptLoader<string, ItemRow>(db, 'item', async (ids) => {
    const rows = await itemsById(db, { ids: withPrefix('itm', ids) })
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** An item by its slug; null if it does not exist. */
  itemBySlug: keptLoader<string, ItemRow>(db, 'itemBySlug', async (slugs) => {
    const rows = await itemsBySlug(db, slugs)
    return oneForEach(slugs, rows, (row) => row.slug)
  }),

  /** A category by id; null if it does not exist. */
  category: keptLoader<string, CategoryRow>(db, 'category', async (ids) => {
    const rows = await categoriesById(db, { ids: withPrefix('cat', ids) })
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** The child categories of a category, in the order of the national guideline. */
  childrenOfCategory: keptListLoader<string, CategoryRow>(db, 'childrenOfCategory', async (ids) => {
    const rows = await childrenByCategory(db, { ids })
    return manyForEach(ids, rows, (row) => String(row.parentId))
  }),

  /** A material by id; null if it does not exist. */
  material: keptLoader<string, MaterialRow>(db, 'material', async (ids) => {
    const rows = await materialsById(db, { ids: withPrefix('mat', ids) })
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** The materials under which drop-off places accept an item, the most specific first. */
  dropOffMaterials: keptListLoader<string, MaterialRow>(db, 'dropOffMaterials', async (itemIds) => {
    const rows = await dropOffMaterialsByItem(db, { ids: itemIds })
    return manyForEach(itemIds, rows, (row) => row.itemId)
  }),

  /**
   * The collection schedule of the smallest enclosing region with rules, for a type of dwelling and an area; null if there is none.
   */
  schedule: new DataLoader<Household, Schedule | null, string>((households) => nearestSchedules(db, households), {
    cacheKeyFn: (household) => JSON.stringify(household),
  }),

  /**
   * A region and the larger regions that contain it, smallest first, without the country; null for an unknown region.
   */
  enclosingRegions: new DataLoader<string, string[] | null>(async (ids) => {
    // National rules have no region id, so the loader drops the country, the last entry.
    return (await enclosingRegions(db, ids)).map((regionIds) => regionIds?.slice(0, -1) ?? null)
  }),

  /** The editors' rules for an item, in the enclosing regions and in the whole country. */
  localRules: new DataLoader<ItemInRegion, LocalRuleRow[], string>(
    (requested) => localRulesOf(db, requested),
    byItemInRegion,
  ),

  /** The bulky-waste fees for an item in the smallest enclosing region that publishes one; empty if none does. */
  bulkyFees: new DataLoader<ItemInRegion, FeeLine[], string>((requested) => bulkyFees(db, requested), byItemInRegion),

  /** The prices of a region's own waste bags. */
  bagPrices: new DataLoader<string, FeeLine[]>((regionIds) => bagPrices(db, regionIds)),

  /** Whether a disposal method costs anything under national rules; null if they do not say. */
  feeStatus: keptLoader<DisposalMethod, FeeStatus>(db, 'feeStatus', async (methods) => {
    const rows = await disposalMethodsOf(db, { methods })
    return oneForEach(methods, rows, ({ method }) => method).map((row) => row?.feeStatus ?? null)
  }),

  /** A source by key; null if it does not exist. */
  source: keptLoader<string, SourceRow>(db, 'source', async (keys) => {
    const rows = await sourcesById(db, { ids: keys })
    return oneForEach(keys, rows, (row) => row.id)
  }),
})

/** The materials with these ids, in the same order. Ids without a material are skipped. */
export async function loadMaterials({ material }: Loaders, ids: readonly string[]): Promise<MaterialRow[]> {
  const found = await Promise.all(ids.map((id) => material.load(id)))
  return found.filter((row) => row !== null)
}

const itemsById = prepared((db, { ids }: ByIds) => db.select().from(items).where(isOneOf(items.id, ids)))

const categoriesById = prepared((db, { ids }: ByIds) => db.select().from(categories).where(isOneOf(categories.id, ids)))

const childrenByCategory = prepared((db, { ids }: ByIds) =>
  db.select().from(categories).where(isOneOf(categories.parentId, ids)).orderBy(asc(categories.position)),
)

const materialsById = prepared((db, { ids }: ByIds) => db.select().from(materials).where(isOneOf(materials.id, ids)))

const dropOffMaterialsByItem = prepared((db, { ids }: ByIds) =>
  db
    .select({ itemId: itemDropOffMaterials.itemId, ...getTableColumns(materials) })
    .from(itemDropOffMaterials)
    .innerJoin(materials, eq(materials.id, itemDropOffMaterials.materialId))
    .where(isOneOf(itemDropOffMaterials.itemId, ids))
    .orderBy(asc(itemDropOffMaterials.position)),
)

const sourcesById = prepared((db, { ids }: ByIds) => db.select().from(sources).where(isOneOf(sources.id, ids)))

const disposalMethodsOf = prepared((db, { methods }: Placeholders<{ methods: readonly DisposalMethod[] }>) =>
  db.select().from(disposalMethods).where(isOneOf(disposalMethods.method, methods)),
)

// One impossible id, such as one with NUL, would fail the whole batch.
const withPrefix = (prefix: string, ids: readonly string[]) => ids.filter((id) => hasPrefix(prefix, id))

const byItemInRegion = { cacheKeyFn: ({ itemId, regionIds }: ItemInRegion) => `${itemId} ${regionIds[0]}` }
