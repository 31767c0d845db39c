import { desc, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { itemNames } from '../../db/schema.ts'
import type { FuzzyMatch } from './fuzzy-match.ts'
import { jamoOf } from './key.ts'
import type { SearchQuery } from './query.ts'

const suggestionMax = 3
/** Longest query whose parts are looked up, in letters. */
const partsQueryMax = 30

/**
 * Names that the person may have meant: those of the fuzzy matches, or else names that occur within the query, longest
 * first.
 */
export async function suggestions(db: Db, query: SearchQuery, fuzzyMatches: readonly FuzzyMatch[]): Promise<string[]> {
  if (fuzzyMatches.length > 0) return [...new Set(fuzzyMatches.map(({ text }) => text))].slice(0, suggestionMax)
  const parts = partsOf(query.key)
  if (parts.length === 0) return []
  const length = sql`length(${itemNames.searchKey})`
  // Uses the B-tree `item_names_jamo`.
  const rows = await db
    .selectDistinct({ text: itemNames.text, length })
    .from(itemNames)
    .where(isOneOf(itemNames.jamo, parts.map(jamoOf)))
    .orderBy(desc(length), itemNames.text)
    .limit(suggestionMax)
  return rows.map(({ text }) => text)
}

// All substrings of two or more letters.
function partsOf(key: string): string[] {
  const letters = [...key]
  if (letters.length > partsQueryMax) return []
  const from = (start: number) =>
    letters.slice(start + 1).map((_, offset) => letters.slice(start, start + offset + 2).join(''))
  return [...new Set([...letters.keys()].flatMap(from))]
}
