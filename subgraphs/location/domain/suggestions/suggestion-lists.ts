import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type Placeholders, preparedCount, preparedWithParts } from '../../../_shared/prepared-queries.ts'
import type { Viewer } from '../../../_shared/viewer.ts'
import { placeSuggestions, type SuggestionRow } from '../../db/suggestions.ts'
import type { PlaceSuggestionStatus } from '../../types.generated.ts'

/** The last suggestion of a page: its submission time in milliseconds since 1970, and its id. */
export type SuggestionPosition = readonly [submittedAtMs: number, id: string]

/** The suggestions to list: of one person, with one status; all by default. */
export interface SuggestionFilter {
  userId?: string
  status?: PlaceSuggestionStatus | null
}

interface Page {
  first: number
  after?: SuggestionPosition
}

/** Whether a viewer may see and review the suggestions of others. */
export const isModerator = ({ scopes }: Viewer): boolean => scopes.includes('moderator')

const columns = placeSuggestions
const position = sql`(${columns.submittedAt}, ${columns.id})`

/** A page of suggestions, the oldest first. It has one more than `first` when there are more pages. */
export async function oldestSuggestions(db: Db, filter: SuggestionFilter, page: Page): Promise<SuggestionRow[]> {
  const condition = and(matches(filter), page.after && sql`${position} > ${keyOf(page.after)}`)
  return suggestionsIn(db, { condition, order: sql`${columns.submittedAt} asc, ${columns.id} asc` }, limitOf(page))
}

/** A page of suggestions, the latest first. It has one more than `first` when there are more pages. */
export async function latestSuggestions(db: Db, filter: SuggestionFilter, page: Page): Promise<SuggestionRow[]> {
  const condition = and(matches(filter), page.after && sql`${position} < ${keyOf(page.after)}`)
  return suggestionsIn(db, { condition, order: sql`${columns.submittedAt} desc, ${columns.id} desc` }, limitOf(page))
}

/** The number of suggestions that match a filter. */
export async function countSuggestions(db: Db, filter: SuggestionFilter): Promise<number> {
  return suggestionCount(db, matches(filter))
}

const limitOf = ({ first }: Page) => ({ limit: first + 1 })

const suggestionsIn = preparedWithParts(
  (db, parts: { condition: SQL | undefined; order: SQL }, { limit }: Placeholders<{ limit: number }>) =>
    db.select().from(columns).where(parts.condition).orderBy(parts.order).limit(limit),
)

const suggestionCount = preparedCount(columns)

const keyOf = ([submittedAtMs, id]: SuggestionPosition): SQL =>
  sql`(${new Date(submittedAtMs).toISOString()}::timestamptz, ${id}::text)`

const matches = ({ userId, status }: SuggestionFilter): SQL | undefined =>
  and(userId ? eq(columns.userId, userId) : undefined, status ? eq(columns.status, status) : undefined)
