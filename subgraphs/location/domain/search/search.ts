import { and, asc, not, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type PlaceRow, places } from '../../db/schema.ts'
import type { Coordinates } from '../geo/earth.ts'
import { matches, type PlaceFilter } from '../places/filter.ts'
import { chordTo, opaqueToPlanner } from '../places/places.ts'
import { type MatchRule, parseQuery } from './query.ts'

/** Where somebody is taken to be who doesn't say: at Seoul's city hall, around which half of the country lives. */
const defaultCenter: Coordinates = { latitude: 37.5663, longitude: 126.9779 }

/** Where a page of hits ended: how well the place matches, 0 being best; how far it is, and its id. */
export type SearchPosition = readonly [rank: number, chord: number, id: string]

/** Up to so many places it is cheaper to fetch by the index than to read the whole table. */
const indexedCountMax = 1_000

export interface PlaceHit {
  place: PlaceRow
  position: SearchPosition
}

export interface PlaceSearch {
  query: string
  near?: Coordinates | null
  filter?: PlaceFilter | null
}

/**
 * Places with a name or an address like what was typed, starting behind `after`; one more than `first`, if there are as many.
 * Those come first whose name is the same, then those whose name begins with it, then those with all of its words in their
 * names, then those with some of them in the address; each the nearest first. @throws BAD_USER_INPUT
 */
export async function searchPlaces(
  db: Db,
  { query, ...search }: PlaceSearch,
  { first, after }: { first: number; after?: SearchPosition },
): Promise<PlaceHit[]> {
  const rules = await parseQuery(db, query)
  const start = after?.[0] ?? 0
  const hits: PlaceHit[] = []
  for (let rank = start; rank < rules.length && hits.length <= first; rank++) {
    const behind = rank === start ? after : undefined
    const rows = await rankQuery(db, rules, rank, { ...search, after: behind, limit: first + 1 - hits.length })
    hits.push(...rows.map(({ place, chord }): PlaceHit => ({ place, position: [rank, chord, place.id] })))
  }
  return hits
}

/** How many places a search finds. @throws BAD_USER_INPUT */
export async function countFoundPlaces(db: Db, { query, filter }: PlaceSearch): Promise<number> {
  const widest = (await parseQuery(db, query)).at(-1)
  if (!widest) return 0
  const found = and(widest.condition, matches(filter))
  const few = db
    .select({ id: places.id })
    .from(places)
    .where(and(hasPairs(widest, filter), found))
    .limit(indexedCountMax + 1)
  const total = await db.$count(few.as('few'))
  return total > indexedCountMax ? db.$count(places, found) : total
}

/** The statement that finds the places of one rank, the nearest first; exported for a look at its plan. */
export function rankQuery(
  db: Db,
  rules: readonly MatchRule[],
  rank: number,
  { near, filter, after, limit }: Omit<PlaceSearch, 'query'> & { after?: SearchPosition; limit: number },
) {
  const [rule, better] = [rules[rank], rules[rank - 1]]
  if (!rule) throw new Error(`There is no rank ${rank}.`)
  const chord = chordTo(near ?? defaultCenter, places.pos)
  return db
    .select({ place: places, chord })
    .from(places)
    .where(
      and(
        hasPairs(rule, filter),
        rule.condition,
        better?.condition && not(better.condition),
        opaqueToPlanner(matches(filter)),
        after && sql`(${chord}, ${places.id}) > (${after[1]}::float8, ${after[2]}::text)`,
      ),
    )
    .orderBy(asc(chord), asc(places.id))
    .limit(limit)
}

// A sub-select, whose value PostgreSQL doesn't know while it plans, so that the plan is the same for all words.
function hasPairs({ pairs }: MatchRule, filter: PlaceFilter | null | undefined): SQL {
  const kinds = filter?.kinds?.length ? ` & (${filter.kinds.map((kind) => `'#${kind}'`).join(' | ')})` : ''
  return sql`by_index(${places}.search_pairs) @@ (select ${`${pairs}${kinds}`}::text::tsquery)`
}
