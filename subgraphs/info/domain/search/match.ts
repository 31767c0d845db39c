import { and, asc, eq, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { bigrams } from '../../../_shared/korea/search-key.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { type ItemRow, itemNames, items } from '../../db/schema.ts'
import type { SearchMatchKind } from '../../types.generated.ts'
import { type ItemFilter, matches } from '../catalogue/items.ts'
import type { SearchQuery } from './query.ts'
import type { SearchOptions, SearchPosition } from './search.ts'

export interface Match {
  item: ItemRow
  kind: SearchMatchKind
  text: string
  position: SearchPosition
}

/** Items with a name that matches as it was typed, the best first; one more than `first`, if there are as many. */
export async function itemsByMatch(db: Db, query: SearchQuery, options: SearchOptions): Promise<Match[]> {
  const found = bestNames(db, query, options)
  if (!found) return []
  const { best, kinds } = found
  const position = sql`(${best.rank}, ${best.length}, ${best.text}, ${best.itemId})`
  const { after } = options
  const rows = await db
    .select({ item: items, rank: best.rank, length: best.length, text: best.text, isSynonym: best.isSynonym })
    .from(best)
    .innerJoin(items, eq(items.id, best.itemId))
    .where(after && sql`${position} > (${after[0]}::int, ${after[1]}::int, ${after[2]}::text, ${after[3]}::text)`)
    .orderBy(asc(best.rank), asc(best.length), asc(best.text), asc(best.itemId))
    .limit(options.first + 1)
  return rows.map(({ item, rank, length, text, isSynonym }) => {
    const kind = kinds[Math.floor(rank / 4)] ?? 'CONTAINS'
    return {
      item,
      kind: isSynonym && kind !== 'INITIAL_CONSONANTS' ? 'SYNONYM' : kind,
      text,
      position: [rank, length, text, item.id],
    }
  })
}

/** How many items have a name that matches as it was typed. */
export async function countMatches(
  db: Db,
  query: SearchQuery,
  options: { locale: Locale; filter?: ItemFilter | null },
): Promise<number> {
  const found = bestNames(db, query, options)
  if (!found) return 0
  const [row] = await db.select({ total: sql<number>`count(*)::int` }).from(found.best)
  return row?.total ?? 0
}

/**
 * For each item its best name. A rank is the place of the sort of match in `sorts` times four, two more for another language
 * than asked for, and one more for a synonym. Null when there is nothing to look up.
 */
function bestNames(db: Db, query: SearchQuery, { locale, filter }: { locale: Locale; filter?: ItemFilter | null }) {
  const found = or(hasWhole(query), hasWords(query), hasInitials(query))
  if (!found) return null
  const sorts = sortsOf(query)
  const cases = sorts.map(({ when }, place) => sql`when ${when} then ${sql.raw(String(place))}`)
  const other = sql`case when ${itemNames.locale} = ${locale} then 0 else 2 end`
  const rank = sql<number>`(case ${sql.join(cases, sql` `)} end) * 4 + ${other} + ${itemNames.isSynonym}::int`
  const best = db
    .selectDistinctOn([itemNames.itemId], {
      itemId: itemNames.itemId,
      rank: rank.as('rank'),
      length: sql<number>`length(${itemNames.searchKey})`.as('length'),
      text: itemNames.text,
      isSynonym: itemNames.isSynonym,
    })
    .from(itemNames)
    .innerJoin(items, eq(items.id, itemNames.itemId))
    .where(and(found, matches(filter)))
    .orderBy(itemNames.itemId, sql`rank`, sql`length(${itemNames.searchKey})`, itemNames.text)
    .as('best')
  return { best, kinds: sorts.map(({ kind }) => kind) }
}

// The sorts of match that a query can have, the best first. The last takes what the conditions below let through besides.
function sortsOf({ key, jamo, words, initials }: SearchQuery): { when: SQL; kind: SearchMatchKind }[] {
  const { searchKey, romanised } = itemNames
  const whole = jamo && [
    { when: sql`${searchKey} = ${key}`, kind: 'EXACT' as const },
    { when: sql`starts_with(${searchKey}, ${key})`, kind: 'PREFIX' as const },
    { when: sql`starts_with(${itemNames.jamo}, ${jamo})`, kind: 'PREFIX' as const },
    { when: sql`strpos(${searchKey}, ${key}) > 0`, kind: 'CONTAINS' as const },
    { when: sql`strpos(${itemNames.jamo}, ${jamo}) > 0`, kind: 'CONTAINS' as const },
  ]
  return [
    ...(whole || []),
    ...words.map((way) => ({ when: containsEach(way), kind: 'CONTAINS' as const })),
    ...(initials
      ? [
          { when: sql`${searchKey} ~ ${`^${initials.pattern}`}`, kind: 'INITIAL_CONSONANTS' as const },
          { when: sql`${searchKey} ~ ${initials.pattern}`, kind: 'INITIAL_CONSONANTS' as const },
        ]
      : []),
    // Another way to write the name.
    { when: sql`starts_with(${romanised}, ${key})`, kind: 'SYNONYM' },
    { when: sql`true`, kind: 'SYNONYM' },
  ]
}

// A letter or two have too few pairs to look up, so they find what begins with them: by the B-tree on jamo. More go through
// the GIN index on pairs of jamo, and the text is looked at again, since pairs may be in another order.
function hasWhole({ key, jamo }: SearchQuery): SQL | undefined {
  if (!jamo) return undefined
  if ([...key].length < 2 && [...jamo].length < 3) return sql`${itemNames.jamo} like ${`${escapeLike(jamo)}%`}`
  const inName = sql`strpos(${itemNames.jamo}, ${jamo}) > 0`
  // Two or three Latin letters are in the romanisation of almost everything.
  const isRomanised = /^[a-z]{4,}$/.test(key) ? sql`strpos(${itemNames.romanised}, ${key}) > 0` : undefined
  return and(hasPairs(bigrams(jamo)), or(inName, isRomanised))
}

function hasWords({ words }: SearchQuery): SQL | undefined {
  const ways = words.map((way) => {
    const pairs = way.filter((word) => [...word].length > 1).flatMap(bigrams)
    return pairs.length > 0 ? and(hasPairs(pairs), containsEach(way)) : undefined
  })
  return or(...ways)
}

// The GIN index on pairs of first consonants, or for a single one the B-tree; then which syllables they are is looked at.
function hasInitials({ initials }: SearchQuery): SQL | undefined {
  if (!initials) return undefined
  const { choseong, pattern } = initials
  if ([...choseong].length < 2) return sql`${itemNames.choseong} like ${`${escapeLike(choseong)}%`}`
  return and(
    sql`${itemNames.choseongBigrams} @> ${sql.param(bigrams(choseong), itemNames.choseongBigrams)}`,
    sql`${itemNames.searchKey} ~ ${pattern}`,
  )
}

const hasPairs = (pairs: string[]) => sql`${itemNames.jamoBigrams} @> ${sql.param(pairs, itemNames.jamoBigrams)}`

const containsEach = (words: readonly string[]) =>
  sql.join(
    words.map((word) => sql`strpos(${itemNames.jamo}, ${word}) > 0`),
    sql` and `,
  )

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')
