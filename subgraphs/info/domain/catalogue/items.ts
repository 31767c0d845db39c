import { and, asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { hasPrefix } from '../../../_shared/ids.ts'
import { koreanTimeZone } from '../../../_shared/korea/regions.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { type Placeholders, prepared, preparedCount, preparedWithParts } from '../../../_shared/prepared-queries.ts'
import { slugPattern } from '../../../_shared/slugs.ts'
import { categories, feeLines, type ItemRow, itemComponents, itemNames, items, localRules } from '../../db/schema.ts'
import type { DisposalMethod } from '../../types.generated.ts'

export interface ItemFilter {
  categoryIds?: readonly string[] | null
  materialIds?: readonly string[] | null
  disposalMethods?: readonly DisposalMethod[] | null
  /** Only items that changed after it. */
  updatedSince?: Date | string | null
  /** The id of a region: only items for which it has its own rules. */
  ownRulesOf?: string
}

/** The sort key of an item, for cursors: its name and id. */
export type ItemPosition = readonly [name: string, id: string]

// Lower case, so that "PVC tablecloth" does not sort before "Paper cup".
const sortNames = { ko: sql`lower(${items.nameKo})`, en: sql`lower(${items.nameEn})` }

/** The items with these slugs. */
export const itemsBySlug = (db: Db, slugs: readonly string[]): Promise<ItemRow[]> =>
  itemsWithSlugs(db, { slugs: slugs.filter((slug) => slugPattern.test(slug)) })

/**
 * Items sorted by lower-case name in a language (Latin before Hangul, Hangul by syllable), then id, starting after
 * `after`. Up to `first` + 1, to tell whether there is a next page.
 */
export async function itemsByName(
  db: Db,
  { locale, filter, first, after }: { locale: Locale; filter?: ItemFilter | null; first: number; after?: ItemPosition },
): Promise<ItemRow[]> {
  const name = sortNames[locale]
  const condition = and(
    itemFilterCondition(filter),
    after && sql`(${name}, ${items.id}) > (lower(${after[0]}), ${after[1]})`,
  )
  return itemsThat(db, { condition, name }, { first: first + 1 })
}

/** The number of items that match a filter. */
export async function countItems(db: Db, filter?: ItemFilter | null): Promise<number> {
  return itemCount(db, itemFilterCondition(filter))
}

const itemsWithSlugs = prepared((db, { slugs }: Placeholders<{ slugs: readonly string[] }>) =>
  db.select().from(items).where(isOneOf(items.slug, slugs)),
)

const itemsThat = preparedWithParts(
  (db, { condition, name }: { condition: SQL | undefined; name: SQL }, { first }: Placeholders<{ first: number }>) =>
    db.select().from(items).where(condition).orderBy(asc(name), asc(items.id)).limit(first),
)

const itemCount = preparedCount(items)

/** The SQL condition of a filter; undefined for no filter. A category includes its subcategories. */
export function itemFilterCondition(filter?: ItemFilter | null): SQL | undefined {
  const { categoryIds, materialIds, disposalMethods, updatedSince, ownRulesOf } = filter ?? {}
  const possibleCategoryIds = categoryIds?.filter((id) => hasPrefix('cat', id))
  const possibleMaterialIds = materialIds?.filter((id) => hasPrefix('mat', id))
  return and(
    possibleCategoryIds && isInCategory(possibleCategoryIds),
    possibleMaterialIds && hasPartOf(possibleMaterialIds),
    disposalMethods ? isOneOf(items.disposalMethod, disposalMethods) : undefined,
    updatedSince == null ? undefined : changedAfter(new Date(updatedSince)),
    ownRulesOf === undefined ? undefined : hasOwnRules(ownRulesOf),
  )
}

// Clients know the moment of a change in milliseconds; PostgreSQL has microseconds.
const changedAfter = (moment: Date): SQL =>
  sql`date_trunc('milliseconds', ${items.updatedAt}) > ${moment.toISOString()}::timestamptz`

function isInCategory(ids: readonly string[]): SQL | undefined {
  const { id, parentId } = categories
  const subcategories = sql`(select ${id} from ${categories} where ${isOneOf(parentId, ids)})`
  return or(isOneOf(items.categoryId, ids), inArray(items.categoryId, subcategories))
}

function hasPartOf(ids: readonly string[]): SQL {
  const { itemId, materialId } = itemComponents
  return inArray(items.id, sql`(select ${itemId} from ${itemComponents} where ${isOneOf(materialId, ids)})`)
}

// A rule by an editor that is in force, or a bulky-waste fee for the item itself. Bag prices do not count: they are not
// about one item.
const hasOwnRules = (regionId: string): SQL => sql`${items.id} in (
  select ${localRules.itemId} from ${localRules}
  where ${eq(localRules.regionId, regionId)}
    and (now() at time zone ${koreanTimeZone})::date between
      coalesce(${localRules.validFrom}, '-infinity') and coalesce(${localRules.validUntil}, 'infinity')
  union
  select ${itemNames.itemId} from ${feeLines}
  cross join unnest(${feeLines.nameKeys}) as name_key
  join ${itemNames} on ${itemNames.searchKey} = name_key and ${itemNames.isCatalogueName}
  join ${items} as bulky on bulky.id = ${itemNames.itemId} and bulky.disposal_method = ${feeLines.method}
  where ${eq(feeLines.regionId, regionId)}
)`
