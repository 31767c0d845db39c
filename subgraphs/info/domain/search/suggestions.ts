import { desc, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { itemNames } from '../../db/schema.ts'
import { jamoOf } from './key.ts'
import type { SearchQuery } from './query.ts'
import type { Guess } from './typos.ts'

/** Most suggestions, and the longest query that is looked at part by part, in letters. */
const [suggestionMax, partedMax] = [3, 30]

/** Names that the person may have meant: those of the guesses, or else those within what was typed, the longest first. */
export async function suggestions(db: Db, query: SearchQuery, guesses: readonly Guess[]): Promise<string[]> {
  if (guesses.length > 0) return [...new Set(guesses.map(({ text }) => text))].slice(0, suggestionMax)
  const parts = partsOf(query.key)
  if (parts.length === 0) return []
  const length = sql`length(${itemNames.searchKey})`
  // By the B-tree on jamo.
  const rows = await db
    .selectDistinct({ text: itemNames.text, length })
    .from(itemNames)
    .where(inArray(itemNames.jamo, parts.map(jamoOf)))
    .orderBy(desc(length), itemNames.text)
    .limit(suggestionMax)
  return rows.map(({ text }) => text)
}

// All parts of two letters and more.
function partsOf(key: string): string[] {
  const letters = [...key]
  if (letters.length > partedMax) return []
  const from = (start: number) =>
    letters.slice(start + 1).map((_, offset) => letters.slice(start, start + offset + 2).join(''))
  return [...new Set([...letters.keys()].flatMap(from))]
}
