import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { Slice } from '../../../_shared/pagination.ts'
import { type Placeholders, preparedCount, preparedWithParts } from '../../../_shared/prepared-queries.ts'
import type { Viewer } from '../../../_shared/viewer.ts'
import { placeSuggestions, type SuggestionRow } from '../../db/suggestions.ts'
import type { PlaceSuggestionStatus } from '../../types.generated.ts'

/** Sort key of a suggestion: its submission time in milliseconds since 1970, and its id. */
export type SuggestionPosition = readonly [submittedAtMs: number, id: string]

/** The suggestions to list: of one person, with one status; all by default. */
export interface SuggestionFilter {
  userId?: string
  status?: PlaceSuggestionStatus | null
}

/** How a list of suggestions is ordered. */
export type SuggestionOrder = 'oldest-first' | 'latest-first'

/** Whether a viewer may see and review the suggestions of others. */
export const isModerator = ({ scopes }: Viewer): boolean => scopes.includes('moderator')

const columns = placeSuggestions

/**
 * Up to `size + 1` suggestions between two positions, in an order. The last `size + 1` of them, in reverse, if `isBackward`.
 */
export async function suggestionsOf(
  db: Db,
  filter: SuggestionFilter,
  order: SuggestionOrder,
  { size, isBackward, after, before }: Slice<SuggestionPosition>,
): Promise<SuggestionRow[]> {
  const [later, earlier] = order === 'oldest-first' ? (['>', '<'] as const) : (['<', '>'] as const)
  const condition = and(matches(filter), after && isBeyond(later, after), before && isBeyond(earlier, before))
  const direction = (order === 'oldest-first') === isBackward ? desc : asc
  const parts = { condition, byTime: direction(columns.submittedAt), byId: direction(columns.id) }
  return suggestionsIn(db, parts, { limit: size + 1 })
}

/** Whether a list has a suggestion at a position or on one side of it: `start` for those that come first. */
export async function hasSuggestionsFrom(
  db: Db,
  filter: SuggestionFilter,
  order: SuggestionOrder,
  { position, towards }: { position: SuggestionPosition; towards: 'start' | 'end' },
): Promise<boolean> {
  const isEarlier = (order === 'oldest-first') === (towards === 'start')
  const condition = and(matches(filter), isBeyond(isEarlier ? '<=' : '>=', position))
  return (await anySuggestion(db, { condition })).length > 0
}

/** The number of suggestions that match a filter. */
export async function countSuggestions(db: Db, filter: SuggestionFilter): Promise<number> {
  return suggestionCount(db, matches(filter))
}

type Condition = { condition: SQL | undefined }

const suggestionsIn = preparedWithParts(
  (db, parts: Condition & { byTime: SQL; byId: SQL }, { limit }: Placeholders<{ limit: number }>) =>
    db.select().from(columns).where(parts.condition).orderBy(parts.byTime, parts.byId).limit(limit),
)

const anySuggestion = preparedWithParts((db, { condition }: Condition) =>
  db.select({ id: columns.id }).from(columns).where(condition).limit(1),
)

const suggestionCount = preparedCount(columns)

const isBeyond = (side: '<' | '>' | '<=' | '>=', [submittedAtMs, id]: SuggestionPosition): SQL =>
  sql`(${columns.submittedAt}, ${columns.id}) ${sql.raw(side)} (${new Date(submittedAtMs).toISOString()}::timestamptz, ${id}::text)`

const matches = ({ userId, status }: SuggestionFilter): SQL | undefined =>
  and(userId ? eq(columns.userId, userId) : undefined, status ? eq(columns.status, status) : undefined)
