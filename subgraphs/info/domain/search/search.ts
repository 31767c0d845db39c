import type { Db } from '../../../_shared/db.ts'
import type { Locale } from '../../../_shared/locale.ts'
import type { ItemFilter } from '../catalogue/items.ts'
import { findFuzzyMatches, fuzzyRankMin, loadFuzzyHits } from './fuzzy-match.ts'
import { highlightsOf } from './highlights.ts'
import { countMatches, itemsByMatch, type Match } from './match.ts'
import { readQuery, type SearchQuery } from './query.ts'
import { namesOf, suggestions } from './suggestions.ts'
import type { TextRange } from './text-positions.ts'

/** Longest text to complete, in characters. */
const completionMax = 50

export interface SearchHit extends Match {
  highlights: TextRange[]
}

/** The sort key of a hit, for cursors: rank, length of the matching text, the text, the item's id. */
export type SearchPosition = readonly [rank: number, length: number, text: string, id: string]

export interface SearchOptions {
  locale: Locale
  filter?: ItemFilter | null
  first: number
  after?: SearchPosition
}

export interface SearchResult {
  /** Best match first. Up to one more than requested, to tell whether there is a next page. */
  hits: SearchHit[]
  /** The total number of matching items. */
  total(): Promise<number>
  /** Whether the first hit is probably the thing that was meant. */
  isSure: boolean
  /** Names that the person may have meant, likeliest first; empty if the first hit is sure. */
  didYouMean: string[]
}

/**
 * Items with a name that matches a search text, starting after `after`. Names in `locale` rank before names in another
 * language. Fuzzy matching runs only if nothing matches as typed. @throws BAD_USER_INPUT
 */
export async function searchItems(db: Db, searchText: string, options: SearchOptions): Promise<SearchResult> {
  const query = readQuery(searchText)
  if (!query) return { hits: [], total: async () => 0, isSure: false, didYouMean: [] }
  const { after } = options
  if (!after || after[0] < fuzzyRankMin) {
    const matches = await itemsByMatch(db, query, options, 'search')
    if (after || matches.length > 0) {
      const isSure = matches[0]?.kind !== 'FUZZY'
      return {
        hits: addHighlights(matches, query),
        total: () => countMatches(db, query, options),
        isSure,
        didYouMean: after || isSure ? [] : namesOf(matches),
      }
    }
  }
  const fuzzyMatches = await findFuzzyMatches(db, query, options)
  return {
    hits: await loadFuzzyHits(db, fuzzyMatches, options),
    total: async () => fuzzyMatches.length,
    isSure: false,
    didYouMean: await suggestions(db, query, fuzzyMatches),
  }
}

/** Items whose names complete a text that is still being typed, best match first. @throws BAD_USER_INPUT */
export async function completeItems(db: Db, searchText: string, options: SearchOptions): Promise<SearchHit[]> {
  const query = readQuery(searchText, completionMax)
  if (!query) return []
  const matches = await itemsByMatch(db, query, options, 'completion')
  return addHighlights(matches.slice(0, options.first), query)
}

const addHighlights = (matches: Match[], query: SearchQuery): SearchHit[] =>
  matches.map((match) => ({ ...match, highlights: highlightsOf(match.text, query) }))
