import type { Db } from '../../../_shared/db.ts'
import type { Locale } from '../../../_shared/locale.ts'
import type { ItemFilter } from '../catalogue/items.ts'
import { highlightsOf } from './highlights.ts'
import { countMatches, itemsByMatch, type Match } from './match.ts'
import { readQuery, type SearchQuery } from './query.ts'
import { suggestions } from './suggestions.ts'
import type { TextRange } from './text-positions.ts'
import { firstGuessRank, guessItems, itemsOfGuesses } from './typos.ts'

/** Longest beginning that is completed, in characters. */
const beginningMax = 50

export interface SearchHit extends Match {
  highlights: TextRange[]
}

/** Where a page of hits ended: rank, length of the text that matched, the text, and the item's id. */
export type SearchPosition = readonly [rank: number, length: number, text: string, id: string]

export interface SearchOptions {
  locale: Locale
  filter?: ItemFilter | null
  first: number
  after?: SearchPosition
}

export interface SearchResult {
  /** The best match first; one more than asked for, if there are as many. */
  hits: SearchHit[]
  /** How many items were found in all. */
  total(): Promise<number>
  /** Names that the person may have meant, the likeliest first; empty when something matches as typed. */
  didYouMean: string[]
}

/**
 * Items that have a name like what was typed, starting behind `after`. Names in `locale` count before names in another
 * language. Guesses at typing errors are made only when nothing matches as it was typed. @throws BAD_USER_INPUT
 */
export async function searchItems(db: Db, typed: string, options: SearchOptions): Promise<SearchResult> {
  const query = readQuery(typed)
  if (!query) return { hits: [], total: async () => 0, didYouMean: [] }
  const { after } = options
  if (!after || after[0] < firstGuessRank) {
    const matches = await itemsByMatch(db, query, options)
    if (after || matches.length > 0) {
      return { hits: highlighted(matches, query), total: () => countMatches(db, query, options), didYouMean: [] }
    }
  }
  const guesses = await guessItems(db, query, options)
  return {
    hits: await itemsOfGuesses(db, guesses, options),
    total: async () => guesses.length,
    didYouMean: await suggestions(db, query, guesses),
  }
}

/** Items with a name that somebody may be about to type, the best match first. @throws BAD_USER_INPUT */
export async function completeItems(db: Db, typed: string, options: SearchOptions): Promise<SearchHit[]> {
  const query = readQuery(typed, beginningMax)
  if (!query) return []
  const matches = await itemsByMatch(db, query, options)
  return highlighted(matches.slice(0, options.first), query)
}

const highlighted = (matches: Match[], query: SearchQuery): SearchHit[] =>
  matches.map((match) => ({ ...match, highlights: highlightsOf(match.text, query) }))
