import { and, desc, eq, or, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { bigrams } from '../../../_shared/korea/search-key.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { itemNames, items } from '../../db/schema.ts'
import { type ItemFilter, itemFilterCondition } from '../catalogue/items.ts'
import { closestPart } from './jamo-distance.ts'
import type { SearchQuery } from './query.ts'
import type { SearchHit, SearchOptions, SearchPosition } from './search.ts'
import { type TextRange, textPositionsOf } from './text-positions.ts'

/** Lowest rank of a fuzzy match: higher than that of any match as typed. */
export const fuzzyRankMin = 1000

/** Maximum number of names whose edit distance is computed. */
const candidateMax = 100
/** Maximum number of errors, even in a long query. */
const errorMax = 6

/** A name that matches a query apart from typing errors. */
export interface FuzzyMatch {
  position: SearchPosition
  text: string
  highlights: TextRange[]
}

/** Items with a name that matches a query apart from small typing errors, likeliest first. */
export async function findFuzzyMatches(
  db: Db,
  { key, jamo, otherKeyboard }: SearchQuery,
  { locale, filter }: { locale: Locale; filter?: ItemFilter | null },
): Promise<FuzzyMatch[]> {
  const variants = [queryVariant(jamo ?? key, 0.3), queryVariant(otherKeyboard, 0.15)].filter(
    ({ pieces }) => pieces.length > 0,
  )
  if (variants.length === 0) return []
  const pairs = variants.flatMap(({ word }) => bigrams(word.join('')))
  const { jamoBigrams } = itemNames
  const sharedPairs = sql`cardinality(array(
    select unnest(${jamoBigrams}) intersect select unnest(${sql.param(pairs, jamoBigrams)}::text[])))`
  const names = await db
    .select({
      itemId: itemNames.itemId,
      locale: itemNames.locale,
      text: itemNames.text,
      romanised: itemNames.romanised,
      isSynonym: itemNames.isSynonym,
    })
    .from(itemNames)
    .innerJoin(items, eq(items.id, itemNames.itemId))
    .where(and(or(...variants.flatMap(({ pieces }) => pieces.map(containsPiece))), itemFilterCondition(filter)))
    .orderBy(desc(sharedPairs), sql`length(${itemNames.jamo})`, itemNames.text, itemNames.itemId)
    .limit(candidateMax)
  const best = new Map<string, FuzzyMatch>()
  for (const name of names) {
    const match = matchName(name, variants, locale)
    const other = best.get(name.itemId)
    if (match && (!other || isBefore(match.position, other.position))) best.set(name.itemId, match)
  }
  return keepLikely([...best.values()].sort((one, two) => (isBefore(one.position, two.position) ? -1 : 1)))
}

/**
 * A page of fuzzy matches with their items, starting after `after`. Up to `first` + 1, to tell whether there is a next
 * page.
 */
export async function loadFuzzyHits(
  db: Db,
  matches: readonly FuzzyMatch[],
  { first, after }: SearchOptions,
): Promise<SearchHit[]> {
  const page = matches.filter(({ position }) => !after || isBefore(after, position)).slice(0, first + 1)
  if (page.length === 0) return []
  const ids = page.map(({ position }) => position[3])
  const rows = await db.select().from(items).where(isOneOf(items.id, ids))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return page.flatMap((match) => {
    const item = byId.get(match.position[3])
    return item ? [{ ...match, item, kind: 'FUZZY' as const }] : []
  })
}

// The query as typed, or as typed with the other keyboard layout.
interface QueryVariant {
  word: string[]
  maxErrors: number
  pieces: string[]
}

// With at most k errors, cut the query into k+1 pieces: one piece must match exactly, and the GIN index on jamo pairs
// finds it. (Letters swapped across two pieces break both. Such a query is still found if it has a piece to spare.)
function queryVariant(text: string, errorShare: number): QueryVariant {
  const word = [...text]
  const maxErrors = word.length < 4 ? 0 : Math.min(errorMax, Math.max(1, Math.floor(word.length * errorShare)))
  const size = word.length / (maxErrors + 1)
  const pieces = Array.from({ length: maxErrors + 1 }, (_, at) =>
    word.slice(Math.floor(at * size), Math.floor((at + 1) * size)).join(''),
  )
  return { word, maxErrors, pieces: word.length < 4 ? [] : pieces.filter((piece) => [...piece].length > 1) }
}

const containsPiece = (piece: string) =>
  sql`${itemNames.jamoBigrams} @> ${sql.param(bigrams(piece), itemNames.jamoBigrams)}`

type Name = Pick<typeof itemNames.$inferSelect, 'itemId' | 'locale' | 'text' | 'romanised' | 'isSynonym'>

function matchName(name: Name, variants: readonly QueryVariant[], locale: Locale): FuzzyMatch | null {
  const { jamo, key, borders, rangeOfJamo } = textPositionsOf(name.text)
  const latin = [...name.romanised]
  const ends = new Set([0, latin.length])
  let [errors, highlights]: [number, TextRange[]] = [Infinity, []]
  for (const { word, maxErrors } of variants) {
    // A word of fewer than six letters resembles a part of almost every name, so it must resemble the whole name.
    const part = closestPart(word, jamo, word.length < 6 ? new Set([0, jamo.length]) : borders, maxErrors)
    if (part && part.errors < errors) {
      ;[errors, highlights] = [part.errors, [rangeOfJamo(part.start, part.end)]]
    }
    const romanised = closestPart(word, latin, ends, maxErrors)
    if (romanised && romanised.errors < errors) {
      ;[errors, highlights] = [romanised.errors, [{ start: 0, length: name.text.length }]]
    }
  }
  if (errors === Infinity) return null
  const rank = fuzzyRankMin + errors * 4 + (name.locale === locale ? 0 : 2) + (name.isSynonym ? 1 : 0)
  return { position: [rank, [...key].length, name.text, name.itemId], text: name.text, highlights }
}

// Drops matches with two or more errors more than the best one.
function keepLikely(matches: readonly FuzzyMatch[]): FuzzyMatch[] {
  const [best] = matches
  return best ? matches.filter(({ position }) => position[0] < best.position[0] + 8) : []
}

function isBefore(one: SearchPosition, two: SearchPosition): boolean {
  const at = one.findIndex((part, index) => part !== two[index])
  return at >= 0 && (one[at] ?? 0) < (two[at] ?? 0)
}
