import { and, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { storableQueryText } from '../../../_shared/query-text.ts'
import { places } from '../../db/schema.ts'

const searchText = sql`${places}.search_text`

/** Places that match a query in one way. */
export interface MatchRule {
  /** The pairs of letters that such places have, by which the index finds them. */
  pairs: string
  /** Whether a place matches, looked up in its text: the same pairs may be in another order. */
  condition: SQL | undefined
}

/**
 * The rules to match what was typed, the narrowest first: a name that is the same, one that begins with it, names with all of
 * its words, and names and address with all of its words. Each takes in the one before it. A single letter has the first two
 * only; a query without letters has none. @throws BAD_USER_INPUT
 */
export async function parseQuery(db: Db, query: string): Promise<MatchRule[]> {
  const typed = await keysOf(db, storableQueryText(query))
  const key = typed.join('')
  if (!key) return []
  const rules = [sameAs(key), beginsWith(key)]
  if (isLetter(key)) return rules
  // One letter alone finds too much, and letters that somebody spaced out are a word.
  const words = typed.every(isLetter) ? [key] : typed
  return [...rules, inNames(words), inNamesOrAddress(words)]
}

// The database makes the keys of the texts that are searched, so it makes those of a query as well.
async function keysOf(db: Db, typed: string): Promise<string[]> {
  const rows = await db.execute<{ key: string }>(sql`
    select search_key(word) as key
    from regexp_split_to_table(${typed}::text, '\\s+') with ordinality as words (word, place)
    where search_key(word) <> '' order by place`)
  return rows.map(({ key }) => key)
}

const sameAs = (key: string): MatchRule => begins(`\n${key}\n`, /^\n[^\n]{1,5}/u)
const beginsWith = (key: string): MatchRule => begins(`\n${key}`, /^\n[^\n]{5}/u)

// The beginning is looked up as a whole, two letters and five: of all names with the pair `거함`, many begin with 수.
const begins = (line: string, five: RegExp): MatchRule => ({
  pairs: allOf([...pairsOf(line), ...(line.match(/^\n[^\n]{1,2}/u) ?? []), ...(line.match(five) ?? [])]),
  condition: contains(searchText, line),
})

const inNames = (words: readonly string[]): MatchRule => ({
  pairs: allOf(words.flatMap(pairsOf)),
  condition: and(...words.map((word) => contains(sql`split_part(${searchText}, E'\\t', 1)`, word))),
})

const inNamesOrAddress = (words: readonly string[]): MatchRule => ({
  pairs: words
    .map(pairsOf)
    .filter((pairs) => pairs.length > 0)
    .map((pairs) => `(${allOf(pairs)} | ${allOf(pairs.map((pair) => `@${pair}`))})`)
    .join(' & '),
  condition: and(...words.map((word) => contains(searchText, word))),
})

const contains = (text: SQL, part: string): SQL => sql`strpos(${text}, ${part}::text) > 0`

const isLetter = (key: string): boolean => [...key].length < 2

function pairsOf(key: string): string[] {
  const letters = [...key]
  return letters.slice(1).map((letter, before) => `${letters[before]}${letter}`)
}

/** For the text of a `tsquery`, in which quotes and backslashes are doubled. */
const allOf = (pairs: readonly string[]): string =>
  `(${[...new Set(pairs)].map((pair) => `'${pair.replace(/['\\]/g, '$&$&')}'`).join(' & ')})`
