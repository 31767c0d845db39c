import { and, desc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { bigrams } from '../../../_shared/korea/search-key.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { itemNames, items } from '../../db/schema.ts'
import { type ItemFilter, matches } from '../catalogue/items.ts'
import { mostAlike } from './jamo-distance.ts'
import type { SearchQuery } from './query.ts'
import type { SearchHit, SearchOptions, SearchPosition } from './search.ts'
import { lettersOf, type TextRange } from './text-positions.ts'

/** Ranks of guesses are behind those of all matches. */
export const firstGuessRank = 1000

/** Names that are looked at closely, most. */
const candidateMax = 100
/** Errors in the longest query, most. */
const errorMax = 6

export interface Guess {
  position: SearchPosition
  text: string
  highlights: TextRange[]
}

/** Items with a name that is what was typed but for small errors, the likeliest first. */
export async function guessItems(
  db: Db,
  { key, jamo, otherKeyboard }: SearchQuery,
  { locale, filter }: { locale: Locale; filter?: ItemFilter | null },
): Promise<Guess[]> {
  const readings = [reading(jamo ?? key, 0.3), reading(otherKeyboard, 0.15)].filter(({ pieces }) => pieces.length > 0)
  if (readings.length === 0) return []
  const pairs = readings.flatMap(({ word }) => bigrams(word.join('')))
  const shared = sql`cardinality(array(
    select unnest(${itemNames.jamoBigrams}) intersect select unnest(${sql.param(pairs, itemNames.jamoBigrams)}::text[])))`
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
    .where(and(or(...readings.flatMap(({ pieces }) => pieces.map(hasPiece))), matches(filter)))
    .orderBy(desc(shared), sql`length(${itemNames.jamo})`, itemNames.text, itemNames.itemId)
    .limit(candidateMax)
  const best = new Map<string, Guess>()
  for (const name of names) {
    const guess = guessAt(name, readings, locale)
    const other = best.get(name.itemId)
    if (guess && (!other || before(guess.position, other.position))) best.set(name.itemId, guess)
  }
  return likely([...best.values()].sort((one, two) => (before(one.position, two.position) ? -1 : 1)))
}

/** A page of guesses with their items, starting behind `after`; one more than `first`, if there are as many. */
export async function itemsOfGuesses(
  db: Db,
  guesses: readonly Guess[],
  { first, after }: SearchOptions,
): Promise<SearchHit[]> {
  const page = guesses.filter(({ position }) => !after || before(after, position)).slice(0, first + 1)
  if (page.length === 0) return []
  const ids = page.map(({ position }) => position[3])
  const rows = await db.select().from(items).where(inArray(items.id, ids))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return page.flatMap((guess) => {
    const item = byId.get(guess.position[3])
    return item ? [{ ...guess, item, kind: 'FUZZY' as const }] : []
  })
}

interface Reading {
  word: string[]
  maxErrors: number
  pieces: string[]
}

// With so many errors at most, one of so many pieces and one has none: that piece is looked up in the GIN index on pairs of
// jamo. (Letters swapped across two pieces break both of them; with a piece to spare they are still found.)
function reading(text: string, errorShare: number): Reading {
  const word = [...text]
  const maxErrors = word.length < 4 ? 0 : Math.min(errorMax, Math.max(1, Math.floor(word.length * errorShare)))
  const size = word.length / (maxErrors + 1)
  const pieces = Array.from({ length: maxErrors + 1 }, (_, at) =>
    word.slice(Math.floor(at * size), Math.floor((at + 1) * size)).join(''),
  )
  return { word, maxErrors, pieces: word.length < 4 ? [] : pieces.filter((piece) => [...piece].length > 1) }
}

const hasPiece = (piece: string) => sql`${itemNames.jamoBigrams} @> ${sql.param(bigrams(piece), itemNames.jamoBigrams)}`

type Name = Pick<typeof itemNames.$inferSelect, 'itemId' | 'locale' | 'text' | 'romanised' | 'isSynonym'>

function guessAt(name: Name, readings: readonly Reading[], locale: Locale): Guess | null {
  const { jamo, key, borders, rangeOfJamo } = lettersOf(name.text)
  const latin = [...name.romanised]
  const ends = new Set([0, latin.length])
  let [errors, highlights]: [number, TextRange[]] = [Infinity, []]
  for (const { word, maxErrors } of readings) {
    // So short a word is like a part of almost everything.
    const part = mostAlike(word, jamo, word.length < 6 ? new Set([0, jamo.length]) : borders, maxErrors)
    if (part && part.errors < errors) {
      ;[errors, highlights] = [part.errors, [rangeOfJamo(part.start, part.end)]]
    }
    const romanised = mostAlike(word, latin, ends, maxErrors)
    if (romanised && romanised.errors < errors) {
      ;[errors, highlights] = [romanised.errors, [{ start: 0, length: name.text.length }]]
    }
  }
  if (errors === Infinity) return null
  const rank = firstGuessRank + errors * 4 + (name.locale === locale ? 0 : 2) + (name.isSynonym ? 1 : 0)
  return { position: [rank, [...key].length, name.text, name.itemId], text: name.text, highlights }
}

// What has two errors more than the best was hardly meant.
function likely(guesses: readonly Guess[]): Guess[] {
  const [best] = guesses
  return best ? guesses.filter(({ position }) => position[0] < best.position[0] + 8) : []
}

function before(one: SearchPosition, two: SearchPosition): boolean {
  const at = one.findIndex((part, index) => part !== two[index])
  return at >= 0 && (one[at] ?? 0) < (two[at] ?? 0)
}
