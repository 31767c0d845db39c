import { and, asc, not, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type PlaceRow, places } from '../../db/schema.ts'
import type { Coordinates } from '../geo/earth.ts'
import { matches, type PlaceFilter } from '../places/filter.ts'
import { chordTo, opaqueToPlanner } from '../places/place-lists.ts'
import { type MatchRule, parseQuery } from './query.ts'

/** The default for `near`: Seoul's city hall. Half the population lives around it. */
const defaultCenter: Coordinates = { latitude: 37.5663, longitude: 126.9779 }

/** The last place of a page: its rank (0 is the best match), its straight-line distance in metres, and its id. */
export type SearchPosition = readonly [rank: number, chord: number, id: string]

/** Up to this many places, counting through the index is cheaper than reading the whole table. */
const indexedCountMax = 1_000

/** A place that matches a search. */
export interface PlaceHit {
  place: PlaceRow
  position: SearchPosition
}

/** The search that a person makes. */
export interface PlaceSearch {
  query: string
  /** The point that distances are measured from; Seoul's city hall by default. */
  near?: Coordinates | null
  filter?: PlaceFilter | null
}

/**
 * A page of the places whose name or address matches a query: first equal names, then names that begin with it, then
 * names with all of its words, then places with some of the words in their address; within each rank the nearest first.
 * It has one place more than `first` when there are more pages. @throws BAD_USER_INPUT, see `storableQueryText`
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
    const cursor = rank === start ? after : undefined
    const rows = await rankQuery(db, rules, rank, { ...search, after: cursor, limit: first + 1 - hits.length })
    hits.push(...rows.map(({ place, chord }): PlaceHit => ({ place, position: [rank, chord, place.id] })))
  }
  return hits
}

/** The number of places that match a search. @throws BAD_USER_INPUT, see `storableQueryText` */
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

/** The statement that reads the places of one rank, the nearest first; exported for a test of its plan. */
export function rankQuery(
  db: Db,
  rules: readonly MatchRule[],
  rank: number,
  { near, filter, after, limit }: Omit<PlaceSearch, 'query'> & { after?: SearchPosition; limit: number },
) {
  const [rule, better] = [rules[rank], rules[rank - 1]]
  if (!rule) throw new Error(`The query has no match rule of rank ${rank}.`)
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

// PostgreSQL doesn't know the value of a sub-select when it plans, so the plan is the same for all words.
function hasPairs({ pairs }: MatchRule, filter: PlaceFilter | null | undefined): SQL {
  const kinds = filter?.kinds?.length ? ` & (${filter.kinds.map((kind) => `'#${kind}'`).join(' | ')})` : ''
  return sql`by_index(${places}.search_pairs) @@ (select ${`${pairs}${kinds}`}::text::tsquery)`
}
