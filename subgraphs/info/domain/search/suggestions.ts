import { desc, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { searchKey } from '../../../_shared/korea/search-key.ts'
import { type Placeholders, prepared } from '../../../_shared/prepared-queries.ts'
import { itemNames } from '../../db/schema.ts'
import type { FuzzyMatch } from './fuzzy-match.ts'
import { jamoOf } from './key.ts'
import type { SearchQuery } from './query.ts'

const suggestionMax = 3
/** Longest query whose parts are looked up, in letters. */
const partsQueryMax = 30

/**
 * Names that the person may have meant: those of the fuzzy matches, or else names of which the query consists, longest
 * first.
 */
export async function suggestions(db: Db, query: SearchQuery, fuzzyMatches: readonly FuzzyMatch[]): Promise<string[]> {
  if (fuzzyMatches.length > 0) return namesOf(fuzzyMatches)
  const parts = partsOf(query.text)
  if (parts.length === 0) return []
  const rows = await longestNames(db, { jamo: parts.map(jamoOf) })
  return rows.map(({ text }) => text)
}

// Uses the B-tree `item_names_jamo`.
const longestNames = prepared((db, { jamo }: Placeholders<{ jamo: readonly string[] }>) => {
  const length = sql`length(${itemNames.searchKey})`
  return db
    .selectDistinct({ text: itemNames.text, length })
    .from(itemNames)
    .where(isOneOf(itemNames.jamo, jamo))
    .orderBy(desc(length), itemNames.text)
    .limit(suggestionMax)
})

/** The names of the first matches. */
export const namesOf = (matches: readonly { text: string }[]): string[] =>
  [...new Set(matches.map(({ text }) => text))].slice(0, suggestionMax)

// The words, alone and with those that follow; of a Korean word also the first and the last syllables, since compounds
// are often written as one word.
function partsOf(text: string): string[] {
  const words = text.split(/\s+/).map(searchKey).filter(Boolean)
  if ([...words.join('')].length > partsQueryMax) return []
  const sequences = words.flatMap((_, start) =>
    words.slice(start).map((_word, count) => words.slice(start, start + count + 1).join('')),
  )
  const compoundParts = words
    .filter((word) => /^[가-힣]+$/.test(word))
    .flatMap((word) => [...word].flatMap((_, at) => [word.slice(0, at), word.slice(at)]))
  return [...new Set([...sequences, ...compoundParts])].filter((part) => [...part].length > 1)
}
