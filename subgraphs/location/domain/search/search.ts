import { and, asc, count, not, type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type Placeholders, preparedCount, preparedWithParts } from '../../../_shared/prepared-queries.ts'
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
    const parts = rankParts(rules, rank, { ...search, after: cursor })
    const rows = await placesOfRank(db, parts, { limit: first + 1 - hits.length })
    hits.push(...rows.map(({ place, chord }): PlaceHit => ({ place, position: [rank, chord, place.id] })))
  }
  return hits
}

/** The number of places that match a search. @throws BAD_USER_INPUT, see `storableQueryText` */
export async function countFoundPlaces(db: Db, { query, filter }: PlaceSearch): Promise<number> {
  const widest = (await parseQuery(db, query)).at(-1)
  if (!widest) return 0
  const found = and(widest.condition, matches(filter))
  const [few] = await countByIndex(db, { condition: and(hasPairs(widest, filter), found) })
  if (few && few.total <= indexedCountMax) return few.total
  return countInTable(db, found)
}

const countByIndex = preparedWithParts((db, { condition }: { condition: SQL | undefined }) => {
  const few = db
    .select({ id: places.id })
    .from(places)
    .where(condition)
    .limit(indexedCountMax + 1)
  return db.select({ total: count() }).from(few.as('few'))
})

const countInTable = preparedCount(places)

/** The statement that reads the places of one rank, the nearest first; exported for a test of its plan. */
export const rankQuery = (
  db: Db,
  rules: readonly MatchRule[],
  rank: number,
  { limit, ...search }: RankSearch & { limit: number },
) => listOfRank(db, rankParts(rules, rank, search), limit)

type RankSearch = Omit<PlaceSearch, 'query'> & { after?: SearchPosition }

/** The expressions by which the places of one rank are found and sorted. */
interface RankParts extends Record<string, SQL | undefined> {
  chord: SQL<number>
  condition: SQL | undefined
}

function rankParts(rules: readonly MatchRule[], rank: number, { near, filter, after }: RankSearch): RankParts {
  const [rule, better] = [rules[rank], rules[rank - 1]]
  if (!rule) throw new Error(`The query has no match rule of rank ${rank}.`)
  const chord = chordTo(near ?? defaultCenter, places.pos)
  const condition = and(
    hasPairs(rule, filter),
    rule.condition,
    better?.condition && not(better.condition),
    opaqueToPlanner(matches(filter)),
    after && sql`(${chord}, ${places.id}) > (${after[1]}::float8, ${after[2]}::text)`,
  )
  return { chord, condition }
}

const placesOfRank = preparedWithParts((db, parts: RankParts, { limit }: Placeholders<{ limit: number }>) =>
  listOfRank(db, parts, limit),
)

const listOfRank = (db: Db, { chord, condition }: RankParts, limit: number | Placeholder) =>
  db.select({ place: places, chord }).from(places).where(condition).orderBy(asc(chord), asc(places.id)).limit(limit)

// PostgreSQL doesn't know the value of a sub-select when it plans, so the plan is the same for all words.
function hasPairs({ pairs }: MatchRule, filter: PlaceFilter | null | undefined): SQL {
  const kinds = filter?.kinds?.length ? ` & (${filter.kinds.map((kind) => `'#${kind}'`).join(' | ')})` : ''
  return sql`by_index(${places}.search_pairs) @@ (select ${`${pairs}${kinds}`}::text::tsquery)`
}
