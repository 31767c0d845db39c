import { and, desc, eq, or, type SQL, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { type ByIds, prepared, preparedWithParts } from '../../../_shared/prepared-queries.ts'
import { itemNames, items } from '../../db/schema.ts'
import { type ItemFilter, itemFilterCondition } from '../catalogue/items.ts'
import { partEntries, partMarks } from './key.ts'
import { readingsOf } from './phrases.ts'
import type { SearchQuery } from './query.ts'
import type { SearchHit, SearchOptions, SearchPosition } from './search.ts'
import { type TextRange, textPositionsOf } from './text-positions.ts'
import { beginningCost, type Spelling, spellingsOf, typingCost, typingCosts, wordwiseCost } from './typing-errors.ts'

/** Lowest rank of a fuzzy match: higher than that of any match as typed. */
export const fuzzyRankMin = 1000

/** Maximum number of names that are compared. */
const candidateMax = 100

/** Costs of names that share words with the query; more than any typing errors. */
const [endingCostMin, sharedWordsCost, sharedVesselCost] = [9, 10, 14]

/** A name that matches a query apart from typing errors, or shares its most important words. */
export interface FuzzyMatch {
  position: SearchPosition
  text: string
  highlights: TextRange[]
}

/** Items with a name that is near a query, likeliest first. */
export async function findFuzzyMatches(
  db: Db,
  query: SearchQuery,
  { locale, filter }: { locale: Locale; filter?: ItemFilter | null },
): Promise<FuzzyMatch[]> {
  const sought = soughtParts(query)
  const condition = or(...candidateConditions(sought))
  if (!condition) return []
  const { jamoBigrams } = itemNames
  const pairs = [...new Set(sought.spellings.flatMap(({ pieces }) => pieces.flat()))]
  const names = await candidateNames(db, {
    condition: and(condition, itemFilterCondition(filter)),
    isNear: hasParts(nearParts(sought)),
    sharedPairs: sql`cardinality(array(
      select unnest(${jamoBigrams}) intersect select unnest(${sql.param(pairs, jamoBigrams)}::text[])))`,
  })
  const best = new Map<string, FuzzyMatch>()
  for (const name of names) {
    const match = matchName(name, sought, locale)
    const other = best.get(name.itemId)
    if (match && (!other || isBefore(match.position, other.position))) best.set(name.itemId, match)
  }
  return keepLikely([...best.values()].sort((one, two) => (isBefore(one.position, two.position) ? -1 : 1)))
}

const candidateNames = preparedWithParts((db, parts: { condition: SQL | undefined; isNear: SQL; sharedPairs: SQL }) =>
  db
    .select({
      itemId: itemNames.itemId,
      locale: itemNames.locale,
      text: itemNames.text,
      parts: itemNames.parts,
      isSynonym: itemNames.isSynonym,
      isBrand: itemNames.isBrand,
      ordinal: itemNames.position,
    })
    .from(itemNames)
    .innerJoin(items, eq(items.id, itemNames.itemId))
    .where(parts.condition)
    .orderBy(
      desc(parts.isNear),
      desc(parts.sharedPairs),
      sql`length(${itemNames.jamo})`,
      itemNames.text,
      itemNames.itemId,
    )
    .limit(candidateMax),
)

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
  const rows = await itemsById(db, { ids })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return page.flatMap((match) => {
    const item = byId.get(match.position[3])
    return item ? [{ ...match, item, kind: 'FUZZY' as const }] : []
  })
}

const itemsById = prepared((db, { ids }: ByIds) => db.select().from(items).where(isOneOf(items.id, ids)))

interface Sought {
  spellings: Spelling[]
  /** The ends of the query that may be a name, each with its cost: 의자 of 목욕의자. */
  endings: Map<string, number>
  /** The words of an English query of several words, else empty. */
  words: string[]
  /** The ends of the query that are a vessel: see `vesselsOf`. */
  vessels: string[]
  otherKeyboard: string[]
}

const soughtParts = (query: SearchQuery): Sought => ({
  spellings: spellingsOf(query),
  endings: new Map(query.heads.map((head) => [head, endingCost(head, query.core)])),
  words: query.words.length > 1 && /^[a-z]+$/.test(query.key) ? query.words : [],
  vessels: query.vessels,
  otherKeyboard: [...query.otherKeyboard].length > 3 ? [query.otherKeyboard] : [],
})

/** Parts of a name that are near without any typing error. */
const nearParts = ({ endings, vessels, otherKeyboard }: Sought): string[] => [
  ...partEntries(['whole'], [...endings.keys()]),
  ...partEntries(['head', 'compoundHead'], vessels),
  ...partEntries(['whole', 'head'], otherKeyboard),
]

function candidateConditions(sought: Sought): SQL[] {
  const parts = [...nearParts(sought), ...partEntries(['word'], sought.words)]
  const pieces = sought.spellings.flatMap((spelling) => spelling.pieces.map(containsPiece))
  return parts.length > 0 ? [...pieces, hasParts(parts)] : pieces
}

const hasParts = (parts: string[]) => sql`${itemNames.parts} && ${sql.param(parts, itemNames.parts)}`

// The more of the query an ending is, the nearer it is.
const endingCost = (ending: string, core: string): number =>
  endingCostMin + Math.round(4 * (1 - [...ending].length / [...core].length))

const containsPiece = (pairs: string[]) => sql`${itemNames.jamoBigrams} @> ${sql.param(pairs, itemNames.jamoBigrams)}`

type Name = Pick<typeof itemNames.$inferSelect, 'itemId' | 'locale' | 'text' | 'parts' | 'isSynonym' | 'isBrand'> & {
  ordinal: number
}

function matchName(name: Name, sought: Sought, locale: Locale): FuzzyMatch | null {
  let [cost, part] = [sharedWords(sought.words, name), '']
  for (const entry of name.parts) {
    const text = entry.slice(1)
    const offered = partCost(entry.slice(0, 1), text, sought, name)
    if (offered < cost) [cost, part] = [offered, text]
  }
  if (cost === Infinity) return null
  const rank = fuzzyRankMin + cost * 4 + (name.locale === locale ? 0 : 2) + (name.isSynonym ? 1 : 0)
  const length = [...name.text].length * 100 + name.ordinal
  return { position: [rank, length, name.text, name.itemId], text: name.text, highlights: highlight(name.text, part) }
}

// The cost of a part of a name; Infinity if it is not near the query. A brand counts as a whole only: 병 is the head of
// 박카스병, but the bottle of another drink is not a 박카스병.
function partCost(mark: string, text: string, sought: Sought, { text: name, isBrand }: Name): number {
  const { spellings, endings, vessels, otherKeyboard } = sought
  // Of several English words, each is compared on its own: see `sharedWords`.
  const isWordwise = sought.words.length > 0 && /\s/.test(name)
  const costWithin = (max: number) =>
    isWordwise
      ? Infinity
      : Math.min(...spellings.map(({ letters, maxCost }) => typingCost(letters, [...text], Math.min(max, maxCost))))
  switch (mark) {
    case partMarks.whole:
      if (otherKeyboard.includes(text)) return 1
      return Math.min(
        costWithin(Infinity),
        endings.get(text) ?? Infinity,
        ...spellings.map((spelling) => beginningCost(spelling, [...text])),
      )
    case partMarks.head:
      if (isBrand) return Infinity
      if (otherKeyboard.includes(text)) return 1
      return vessels.includes(text) ? sharedVesselCost : costWithin(Infinity) + 1
    case partMarks.compoundHead:
      return !isBrand && vessels.includes(text) ? sharedVesselCost : Infinity
    case partMarks.romanised:
      return costWithin(typingCosts.error)
    default:
      return Infinity
  }
}

// English words, of which each counts, the last one of a compound twice: "toilet paper roll" is near "toilet roll core",
// but "kitchen roll tube" is not near "kitchen roll".
function sharedWords(words: readonly string[], { text, isBrand }: Name): number {
  if (words.length === 0 || isBrand) return Infinity
  const costs = readingsOf(text).map((reading) => {
    const ends = reading.length >= words.length ? reading.slice(-words.length) : []
    const misspelt = ends.length > 0 ? wordwiseCost(words, ends) : Infinity
    const shared = words.filter((word) => reading.includes(word))
    const weight = shared.length + (shared.includes(words.at(-1) ?? '') ? 1 : 0)
    const isNear = weight / (words.length + 1) > 0.6 && shared.length * 2 > reading.length
    return Math.min(misspelt, isNear ? sharedWordsCost : Infinity)
  })
  return Math.min(...costs)
}

function highlight(text: string, part: string): TextRange[] {
  const { jamo, rangeOfJamo } = textPositionsOf(text)
  const at = part ? jamo.join('').indexOf(part) : -1
  return [at < 0 ? { start: 0, length: text.length } : rangeOfJamo(at, at + [...part].length)]
}

// Drops matches that are an error worse than the best one, or that share less with the query.
function keepLikely(matches: readonly FuzzyMatch[]): FuzzyMatch[] {
  const [best] = matches
  if (!best) return []
  const [bestRank] = best.position
  const margin = bestRank < fuzzyRankMin + endingCostMin * 4 ? typingCosts.error : 1
  return matches.filter(({ position: [rank] }) => rank < bestRank + margin * 4)
}

function isBefore(one: SearchPosition, two: SearchPosition): boolean {
  const at = one.findIndex((part, index) => part !== two[index])
  return at >= 0 && (one[at] ?? 0) < (two[at] ?? 0)
}
