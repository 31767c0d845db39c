import { and, asc, eq, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { bigrams } from '../../../_shared/korea/search-key.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { type ItemRow, itemNames, items } from '../../db/schema.ts'
import type { SearchMatchKind } from '../../types.generated.ts'
import { type ItemFilter, itemFilterCondition } from '../catalogue/items.ts'
import type { SearchQuery } from './query.ts'
import type { SearchOptions, SearchPosition } from './search.ts'

export interface Match {
  item: ItemRow
  kind: SearchMatchKind
  text: string
  position: SearchPosition
}

/**
 * Items with a name that matches as typed, best match first. Up to `first` + 1, to tell whether there is a next page.
 */
export async function itemsByMatch(db: Db, query: SearchQuery, options: SearchOptions): Promise<Match[]> {
  const ranking = bestNames(db, query, options)
  if (!ranking) return []
  const { best, kinds } = ranking
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

/** The number of items with a name that matches as typed. */
export async function countMatches(
  db: Db,
  query: SearchQuery,
  options: { locale: Locale; filter?: ItemFilter | null },
): Promise<number> {
  const ranking = bestNames(db, query, options)
  if (!ranking) return 0
  const [row] = await db.select({ total: sql<number>`count(*)::int` }).from(ranking.best)
  return row?.total ?? 0
}

/**
 * The best-ranked name of each matching item; null if the query has nothing to look up. The rank is four times the
 * index of the match tier, plus two for a language other than the requested one, plus one for a synonym.
 */
function bestNames(db: Db, query: SearchQuery, { locale, filter }: { locale: Locale; filter?: ItemFilter | null }) {
  const condition = or(wholeCondition(query), wordsCondition(query), initialsCondition(query))
  if (!condition) return null
  const tiers = matchTiers(query)
  const cases = tiers.map(({ when }, index) => sql`when ${when} then ${sql.raw(String(index))}`)
  const languagePenalty = sql`case when ${itemNames.locale} = ${locale} then 0 else 2 end`
  const rank = sql<number>`(case ${sql.join(cases, sql` `)} end) * 4 + ${languagePenalty} + ${itemNames.isSynonym}::int`
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
    .where(and(condition, itemFilterCondition(filter)))
    .orderBy(itemNames.itemId, sql`rank`, sql`length(${itemNames.searchKey})`, itemNames.text)
    .as('best')
  return { best, kinds: tiers.map(({ kind }) => kind) }
}

// The match tiers of a query, best first. The last tier takes every other row that the conditions below select.
function matchTiers({ key, jamo, wordSplits, initials }: SearchQuery): { when: SQL; kind: SearchMatchKind }[] {
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
    ...wordSplits.map((words) => ({ when: containsEach(words), kind: 'CONTAINS' as const })),
    ...(initials
      ? [
          { when: sql`${searchKey} ~ ${`^${initials.pattern}`}`, kind: 'INITIAL_CONSONANTS' as const },
          { when: sql`${searchKey} ~ ${initials.pattern}`, kind: 'INITIAL_CONSONANTS' as const },
        ]
      : []),
    // The romanised name.
    { when: sql`starts_with(${romanised}, ${key})`, kind: 'SYNONYM' },
    { when: sql`true`, kind: 'SYNONYM' },
  ]
}

// One or two letters have too few pairs for the GIN index, so they match prefixes only, by the B-tree on jamo. Longer
// texts use the GIN index on jamo pairs; `strpos` then checks the order of the pairs.
function wholeCondition({ key, jamo }: SearchQuery): SQL | undefined {
  if (!jamo) return undefined
  if ([...key].length < 2 && [...jamo].length < 3) return sql`${itemNames.jamo} like ${`${escapeLike(jamo)}%`}`
  const inName = sql`strpos(${itemNames.jamo}, ${jamo}) > 0`
  // Two or three Latin letters occur in almost every romanised name.
  const isRomanised = /^[a-z]{4,}$/.test(key) ? sql`strpos(${itemNames.romanised}, ${key}) > 0` : undefined
  return and(containsPairs(bigrams(jamo)), or(inName, isRomanised))
}

function wordsCondition({ wordSplits }: SearchQuery): SQL | undefined {
  const conditions = wordSplits.map((words) => {
    const pairs = words.filter((word) => [...word].length > 1).flatMap(bigrams)
    return pairs.length > 0 ? and(containsPairs(pairs), containsEach(words)) : undefined
  })
  return or(...conditions)
}

// Uses the GIN index on pairs of initial consonants, or the B-tree for a single one. The pattern then checks the typed
// syllables.
function initialsCondition({ initials }: SearchQuery): SQL | undefined {
  if (!initials) return undefined
  const { choseong, pattern } = initials
  if ([...choseong].length < 2) return sql`${itemNames.choseong} like ${`${escapeLike(choseong)}%`}`
  return and(
    sql`${itemNames.choseongBigrams} @> ${sql.param(bigrams(choseong), itemNames.choseongBigrams)}`,
    sql`${itemNames.searchKey} ~ ${pattern}`,
  )
}

const containsPairs = (pairs: string[]) => sql`${itemNames.jamoBigrams} @> ${sql.param(pairs, itemNames.jamoBigrams)}`

const containsEach = (words: readonly string[]) =>
  sql.join(
    words.map((word) => sql`strpos(${itemNames.jamo}, ${word}) > 0`),
    sql` and `,
  )

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')
