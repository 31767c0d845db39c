import { and, asc, eq, not, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { bigrams } from '../../../_shared/korea/search-key.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { type Placeholders, preparedWithParts } from '../../../_shared/prepared-queries.ts'
import { type ItemRow, itemNames, items } from '../../db/schema.ts'
import type { SearchMatchKind } from '../../types.generated.ts'
import { type ItemFilter, itemFilterCondition } from '../catalogue/items.ts'
import { partEntries } from './key.ts'
import type { SearchQuery } from './query.ts'
import type { SearchOptions, SearchPosition } from './search.ts'
import {
  completionTiers,
  hasHead,
  hasPart,
  hasWords,
  isRomanised,
  searchTiers,
  sortedWords,
  startsPart,
  type Tier,
} from './tiers.ts'

export interface Match {
  item: ItemRow
  kind: SearchMatchKind
  text: string
  position: SearchPosition
}

/** Whether a text is complete or still being typed. */
export type MatchMode = 'search' | 'completion'

interface MatchOptions {
  locale: Locale
  filter?: ItemFilter | null
}

/**
 * Items with a name that matches as typed, best match first. Up to `first` + 1, to tell whether there is a next page.
 */
export async function itemsByMatch(
  db: Db,
  query: SearchQuery,
  options: SearchOptions,
  mode: MatchMode,
): Promise<Match[]> {
  const ranking = rankingOf(query, options, mode)
  if (!ranking) return []
  const { tiers, ...parts } = ranking
  const { after, first } = options
  const isAfterCursor = after && sql`(${after[0]}::int, ${after[1]}::int, ${after[2]}::text, ${after[3]}::text)`
  const general = tiers.findIndex(({ needsTwo }) => needsTwo)
  const rows = await matchesByRank(db, { ...parts, after: isAfterCursor }, { general, first: first + 1 })
  return rows.map(({ item, rank, distance, text, generalCount, ...name }) => {
    const tier = tiers[Math.floor(rank / 4)]
    const isGuess = !tier || (tier.needsTwo && generalCount < 2)
    return { item, kind: kindOf(isGuess ? null : tier.kind, name), text, position: [rank, distance, text, item.id] }
  })
}

function kindOf(kind: Tier['kind'], name: { isSynonym: boolean; isBrand: boolean }): SearchMatchKind {
  if (kind === null) return 'FUZZY'
  if (kind === 'INITIAL_CONSONANTS' || !name.isSynonym) return kind
  return name.isBrand ? 'BRAND' : 'SYNONYM'
}

/** The number of items with a name that matches as typed. */
export async function countMatches(db: Db, query: SearchQuery, options: MatchOptions): Promise<number> {
  const ranking = rankingOf(query, options, 'search')
  if (!ranking) return 0
  const { tiers: _, ...parts } = ranking
  const [row] = await matchCount(db, parts)
  return row?.total ?? 0
}

const matchesByRank = preparedWithParts(
  (db, { after, ...ranking }: Ranking & { after: SQL | undefined }, { general, first }: Limits) => {
    const best = bestNames(db, ranking)
    const position = sql`(${best.rank}, ${best.distance}, ${best.text}, ${best.itemId})`
    return db
      .with(best)
      .select({
        item: items,
        rank: best.rank,
        distance: best.distance,
        text: best.text,
        isSynonym: best.isSynonym,
        isBrand: best.isBrand,
        generalCount: sql<number>`(select count(*)::int from ${best} where ${best.rank} / 4 = ${general}::int)`,
      })
      .from(best)
      .innerJoin(items, eq(items.id, best.itemId))
      .where(after && sql`${position} > ${after}`)
      .orderBy(asc(best.rank), asc(best.distance), asc(best.text), asc(best.itemId))
      .limit(first)
  },
)

type Limits = Placeholders<{ general: number; first: number }>

const matchCount = preparedWithParts((db, ranking: Ranking) => {
  const best = bestNames(db, ranking)
  return db.with(best).select({ total: sql<number>`count(*)::int` }).from(best)
})

/** The expressions of a query by which names match and are ranked. */
type Ranking = Record<'condition' | 'rank' | 'distance', SQL>

/** The best-ranked name of each matching item. */
function bestNames(db: Db, { condition, rank, distance }: Ranking) {
  const names = db
    .selectDistinctOn([itemNames.itemId], {
      itemId: itemNames.itemId,
      rank: (rank as SQL<number>).as('rank'),
      distance: (distance as SQL<number>).as('distance'),
      text: itemNames.text,
      isSynonym: itemNames.isSynonym,
      isBrand: itemNames.isBrand,
    })
    .from(itemNames)
    .innerJoin(items, eq(items.id, itemNames.itemId))
    .where(condition)
    .orderBy(itemNames.itemId, sql`rank`, sql`distance`, itemNames.text)
  return db.$with('best').as(names)
}

/**
 * How names match and are ranked; null if the query has nothing to look up. The rank is four times the index of the match
 * tier, plus two for a language other than the requested one, plus one for a synonym. The distance is the difference in
 * letters, then the item's position among those of a word.
 */
function rankingOf(
  query: SearchQuery,
  { locale, filter }: MatchOptions,
  mode: MatchMode,
): (Ranking & { tiers: Tier[] }) | null {
  const matches = or(wholeCondition(query, mode), wordsCondition(query), initialsCondition(query))
  const condition = and(matches, itemFilterCondition(filter))
  if (!matches || !condition) return null
  const tiers = mode === 'search' ? searchTiers(query) : completionTiers(query)
  const cases = tiers.map(({ when }, index) => sql`when ${when} then ${sql.raw(String(index))}`)
  const languagePenalty = sql`case when ${itemNames.locale} = ${locale} then 0 else 2 end`
  const rank = sql`(case ${sql.join(cases, sql` `)} end) * 4 + ${languagePenalty} + ${itemNames.isSynonym}::int`
  const difference = sql`abs(length(${itemNames.searchKey}) - ${[...query.key].length}::int)`
  return { condition, rank, distance: sql`${difference} * 100 + ${itemNames.position}`, tiers }
}

// One or two letters have too few pairs for the GIN index, so they match prefixes only, by the B-tree on jamo. Longer
// texts use the GIN indexes on parts and on jamo pairs; `strpos` then checks the order of the pairs.
function wholeCondition(query: SearchQuery, mode: MatchMode): SQL | undefined {
  const { key, jamo, phrase, core, words } = query
  if (!jamo) return undefined
  const texts = [...new Set([jamo, phrase, core])]
  const isTiny = [...key].length < 2 && [...jamo].length < 3
  const beginning = isTiny
    ? sql`${itemNames.jamo} like ${`${escapeLike(jamo)}%`}`
    : or(...texts.map((text) => and(containsPairs(bigrams(text)), startsPart(text))))
  const romanised = isRomanised(query)
    ? and(containsPairs(bigrams(key)), sql`starts_with(${itemNames.romanised}, ${key})`)
    : undefined
  if (mode === 'completion') return or(beginning, romanised)
  const equal = [
    ...partEntries(['whole'], texts),
    ...partEntries(['sorted'], [sortedWords(words)]),
    ...partEntries(['romanised'], isRomanised(query) ? [key] : []),
  ]
  return or(
    isShort(key) ? undefined : beginning,
    romanised,
    sql`${itemNames.parts} && ${sql.param(equal, itemNames.parts)}`,
    hasHead(texts),
    isShort(key) ? and(not(itemNames.isBrand), or(hasPart(['word'], texts), endsWithNoun(key, jamo))) : undefined,
  )
}

// A short text is the beginning of too many other words: can, candle, canvas. Of a search, it matches whole words only.
const isShort = (key: string) => /^([가-힣]|[a-z0-9]{1,4})$/.test(key)

// A syllable that is a name is also a noun at the end of other names: 컵 of 종이컵, but not 개 of 지우개.
const endsWithNoun = (key: string, jamo: string): SQL | undefined =>
  and(hasPart(['lastSyllable'], [jamo]), sql`exists (select from ${itemNames} as noun where noun.search_key = ${key})`)

function wordsCondition({ wordSplits }: SearchQuery): SQL | undefined {
  const conditions = wordSplits.map((words) => {
    const pairs = words.filter((word) => [...word].length > 1).flatMap(bigrams)
    return pairs.length > 0 ? and(containsPairs(pairs), hasWords(words)) : undefined
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
    sql`strpos(E'\n' || array_to_string(${itemNames.parts}, E'\n'), ${`\n#${choseong}`}) > 0`,
  )
}

const containsPairs = (pairs: string[]) => sql`${itemNames.jamoBigrams} @> ${sql.param(pairs, itemNames.jamoBigrams)}`

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')
