import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../_shared/db.ts'
import { badInput } from '../../_shared/errors.ts'
import type { Locale } from '../../_shared/locale.ts'
import { type ItemRow, itemNames, items } from '../db/schema.ts'
import type { SearchMatchKind } from '../types.generated.ts'
import { type ItemFilter, matches } from './items.ts'
import { bigrams, searchKey } from './search-key.ts'

/** Longest query, in characters. */
const queryMax = 100

export interface SearchHit {
  item: ItemRow
  kind: SearchMatchKind
  text: string
  position: SearchPosition
}

/** Where a page of hits ended: rank, length of the text that matched, the text, and the item's id. */
export type SearchPosition = readonly [rank: number, length: number, text: string, id: string]

/**
 * Items that have a name like what was typed, the best match first, starting behind `after`; one more than `first`, if
 * there are as many. Names in `locale` count before names in another language. @throws BAD_USER_INPUT
 */
export async function searchItems(
  db: Db,
  query: string,
  options: { locale: Locale; filter?: ItemFilter | null; first: number; after?: SearchPosition },
): Promise<SearchHit[]> {
  const key = keyOf(query)
  if (!key) return []
  const best = bestNames(db, key, options)
  const position = sql`(${best.rank}, ${best.length}, ${best.text}, ${best.itemId})`
  const { after } = options
  const rows = await db
    .select({ item: items, rank: best.rank, length: best.length, text: best.text, isSynonym: best.isSynonym })
    .from(best)
    .innerJoin(items, eq(items.id, best.itemId))
    .where(after && sql`${position} > (${after[0]}::int, ${after[1]}::int, ${after[2]}::text, ${after[3]}::text)`)
    .orderBy(asc(best.rank), asc(best.length), asc(best.text), asc(best.itemId))
    .limit(options.first + 1)
  return rows.map(({ item, rank, length, text, isSynonym }) => ({
    item,
    kind: isSynonym ? 'SYNONYM' : kindOfRank(rank),
    text,
    position: [rank, length, text, item.id],
  }))
}

/** How many items a search finds. @throws BAD_USER_INPUT */
export async function countHits(
  db: Db,
  query: string,
  options: { locale: Locale; filter?: ItemFilter | null },
): Promise<number> {
  const key = keyOf(query)
  if (!key) return 0
  const best = bestNames(db, key, options)
  const [row] = await db.select({ total: sql<number>`count(*)::int` }).from(best)
  return row?.total ?? 0
}

// For each item its best name. A rank has the sort of match times two, and one more for another language than asked for.
function bestNames(db: Db, key: string, { locale, filter }: { locale: Locale; filter?: ItemFilter | null }) {
  const sort = sql`case
    when ${itemNames.searchKey} = ${key} then 0
    when starts_with(${itemNames.searchKey}, ${key}) then 1
    else 2 end`
  const rank = sql<number>`${sort} * 2 + case when ${itemNames.locale} = ${locale} then 0 else 1 end`
  return db
    .selectDistinctOn([itemNames.itemId], {
      itemId: itemNames.itemId,
      rank: rank.as('rank'),
      length: sql<number>`length(${itemNames.searchKey})`.as('length'),
      text: itemNames.text,
      isSynonym: itemNames.isSynonym,
    })
    .from(itemNames)
    .innerJoin(items, eq(items.id, itemNames.itemId))
    .where(and(hasName(key), matches(filter)))
    .orderBy(itemNames.itemId, sql`rank`, itemNames.isSynonym, sql`length(${itemNames.searchKey})`, itemNames.text)
    .as('best')
}

// A single letter has no pair to look up, so it finds what begins with it: by the B-tree on search_key. Longer ones go
// through the GIN index on bigrams, and the text is looked at again, since pairs may be in another order.
function hasName(key: string): SQL | undefined {
  if ([...key].length < 2) return sql`${itemNames.searchKey} like ${`${escapeLike(key)}%`}`
  return and(
    sql`${itemNames.bigrams} @> ${sql.param(bigrams(key), itemNames.bigrams)}`,
    sql`strpos(${itemNames.searchKey}, ${key}) > 0`,
  )
}

function keyOf(query: string): string {
  const length = [...query.normalize('NFC')].length
  if (length > queryMax) throw badInput(`\`query\` has at most ${queryMax} characters; this one has ${length}.`)
  // PostgreSQL's texts can't hold the character NUL.
  return searchKey(query.replaceAll('\0', ''))
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')

const kindOfRank = (rank: number): SearchMatchKind =>
  (['EXACT', 'PREFIX', 'CONTAINS'] as const)[Math.floor(rank / 2)] ?? 'CONTAINS'
