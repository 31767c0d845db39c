import { and, asc, count, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { hasPrefix } from '../../../_shared/ids.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { slugPattern } from '../../../_shared/slugs.ts'
import { categories, feeLines, type ItemRow, itemComponents, itemNames, items, localRules } from '../../db/schema.ts'
import type { DisposalMethod } from '../../types.generated.ts'

export interface ItemFilter {
  categoryIds?: readonly string[] | null
  materialIds?: readonly string[] | null
  disposalMethods?: readonly DisposalMethod[] | null
  /** The id of a region: only items of which it says something that is its own. */
  ownRulesOf?: string
}

/** Where a page of items ended: the name it was sorted by, and the id. */
export type ItemPosition = readonly [name: string, id: string]

// Without case, so that "PVC tablecloth" doesn't come before "Paper cup".
const sortedBy = { ko: sql`lower(${items.nameKo})`, en: sql`lower(${items.nameEn})` }

/** An item by its slug; null when there is none. */
export async function itemBySlug(db: Db, slug: string): Promise<ItemRow | null> {
  if (!slugPattern.test(slug)) return null
  const [row] = await db.select().from(items).where(eq(items.slug, slug))
  return row ?? null
}

/** Items in alphabetical order of a language, starting behind `after`; one more than `first`, if there are as many. */
export async function itemsByName(
  db: Db,
  { locale, filter, first, after }: { locale: Locale; filter?: ItemFilter | null; first: number; after?: ItemPosition },
): Promise<ItemRow[]> {
  const name = sortedBy[locale]
  return db
    .select()
    .from(items)
    .where(and(matches(filter), after && sql`(${name}, ${items.id}) > (lower(${after[0]}), ${after[1]})`))
    .orderBy(asc(name), asc(items.id))
    .limit(first + 1)
}

/** How many items there are. */
export async function countItems(db: Db, filter?: ItemFilter | null): Promise<number> {
  const [row] = await db.select({ total: count() }).from(items).where(matches(filter))
  return row?.total ?? 0
}

/** The condition that a filter stands for; undefined for none. A category stands for those below it as well. */
export function matches(filter?: ItemFilter | null): SQL | undefined {
  const { categoryIds, materialIds, disposalMethods, ownRulesOf } = filter ?? {}
  const shelves = categoryIds?.filter((id) => hasPrefix('cat', id))
  const kinds = materialIds?.filter((id) => hasPrefix('mat', id))
  return and(
    shelves
      ? or(
          inArray(items.categoryId, shelves),
          inArray(
            items.categoryId,
            sql`(select ${categories.id} from ${categories} where ${inArray(categories.parentId, shelves)})`,
          ),
        )
      : undefined,
    kinds
      ? inArray(
          items.id,
          sql`(select ${itemComponents.itemId} from ${itemComponents} where ${inArray(itemComponents.materialId, kinds)})`,
        )
      : undefined,
    disposalMethods ? inArray(items.disposalMethod, [...disposalMethods]) : undefined,
    ownRulesOf === undefined ? undefined : hasOwnRules(ownRulesOf),
  )
}

// A rule that an editor wrote, or a fee for bulky waste that the item is: those of bags are for whatever goes into them.
const hasOwnRules = (regionId: string): SQL => sql`${items.id} in (
  select ${localRules.itemId} from ${localRules}
  where ${eq(localRules.regionId, regionId)}
    and (now() at time zone 'Asia/Seoul')::date between
      coalesce(${localRules.validFrom}, '-infinity') and coalesce(${localRules.validUntil}, 'infinity')
  union
  select ${itemNames.itemId} from ${feeLines}
  cross join unnest(${feeLines.nameKeys}) as name_key
  join ${itemNames} on ${itemNames.searchKey} = name_key
  join ${items} as bulky on bulky.id = ${itemNames.itemId} and bulky.disposal_method = ${feeLines.method}
  where ${eq(feeLines.regionId, regionId)}
)`
