import { and, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type Placeholders, preparable, prepared } from '../../../_shared/prepared-queries.ts'
import { storableQueryText } from '../../../_shared/query-text.ts'
import { places } from '../../db/schema.ts'

/**
 * The generated column with the keys of a place's names and address:
 * `\n{name}\n{initial consonants}\n{English name}\n\t{address}`
 */
const searchText = sql`${places}.search_text`

/** One way in which places match a query. */
export interface MatchRule {
  /** A `tsquery` of the letter pairs that matching places have, for the index. */
  pairs: string
  /** The exact condition on the text, since a place may have the same pairs in another order. */
  condition: SQL | undefined
}

/**
 * The rules that a query matches by, the narrowest first: an equal name, a name that begins with it, names with all of
 * its words, and names and address with all of its words. Each rule includes the one before it. A single letter has
 * only the first two rules, a query without letters none. @throws BAD_USER_INPUT, see `storableQueryText`
 */
export async function parseQuery(db: Db, query: string): Promise<MatchRule[]> {
  const typed = await keysOf(db, storableQueryText(query))
  const key = typed.join('')
  if (!key) return []
  const rules = [sameAs(key), beginsWith(key)]
  if (isLetter(key)) return rules
  // A single letter as a word would find too much. Letters with spaces between them count as one word.
  const words = typed.every(isLetter) ? [key] : typed
  return [...rules, inNames(words), inNamesOrAddress(words)]
}

// The database makes the keys of queries as well as those of the searched texts, so that both follow the same rules.
async function keysOf(db: Db, typed: string): Promise<string[]> {
  const rows = await searchKeys(db, { typed })
  return rows.map(({ key }) => key)
}

const searchKeys = prepared((db, { typed }: Placeholders<{ typed: string }>) =>
  preparable<{ key: string }>(
    db,
    sql`
      select search_key(word) as key
      from regexp_split_to_table(${typed}::text, '\\s+') with ordinality as words (word, place)
      where search_key(word) <> '' order by place`,
  ),
)

const sameAs = (key: string): MatchRule => begins(`\n${key}\n`, /^\n[^\n]{1,5}/u)
const beginsWith = (key: string): MatchRule => begins(`\n${key}`, /^\n[^\n]{5}/u)

// The index has the first two and the first five letters of a name as separate lexemes: of all names with the pair
// `거함`, many begin with 수.
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

/** A `tsquery` that requires all pairs. Quotes and backslashes in it are doubled. */
const allOf = (pairs: readonly string[]): string =>
  `(${[...new Set(pairs)].map((pair) => `'${pair.replace(/['\\]/g, '$&$&')}'`).join(' & ')})`
