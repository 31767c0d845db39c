import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { Viewer } from '../../../_shared/viewer.ts'
import { placeSuggestions, type SuggestionRow } from '../../db/suggestions.ts'
import type { PlaceSuggestionStatus } from '../../types.generated.ts'

/** Where a page of suggestions ended: when the last one was made, in milliseconds since 1970, and its id. */
export type SuggestionPosition = readonly [submittedAtMs: number, id: string]

/** Which suggestions: of everybody or of one person, with any status or one. */
export interface SuggestionFilter {
  userId?: string
  status?: PlaceSuggestionStatus | null
}

interface Page {
  first: number
  after?: SuggestionPosition
}

/** Whether somebody may see and decide on what others suggest. */
export const isModerator = ({ scopes }: Viewer): boolean => scopes.includes('moderator')

const columns = placeSuggestions
const position = sql`(${columns.submittedAt}, ${columns.id})`

/** Suggestions, the oldest first, behind `after`; one more than `first`, if there are as many. */
export async function oldestSuggestions(db: Db, filter: SuggestionFilter, page: Page): Promise<SuggestionRow[]> {
  return pageOf(db, filter, page.after && sql`${position} > ${keyOf(page.after)}`)
    .orderBy(asc(columns.submittedAt), asc(columns.id))
    .limit(page.first + 1)
}

/** Suggestions, the latest first, behind `after`; one more than `first`, if there are as many. */
export async function latestSuggestions(db: Db, filter: SuggestionFilter, page: Page): Promise<SuggestionRow[]> {
  return pageOf(db, filter, page.after && sql`${position} < ${keyOf(page.after)}`)
    .orderBy(desc(columns.submittedAt), desc(columns.id))
    .limit(page.first + 1)
}

/** How many suggestions there are. */
export async function countSuggestions(db: Db, filter: SuggestionFilter): Promise<number> {
  return db.$count(columns, matches(filter))
}

const pageOf = (db: Db, filter: SuggestionFilter, behind: SQL | undefined) =>
  db
    .select()
    .from(columns)
    .where(and(matches(filter), behind))
    .$dynamic()

const keyOf = ([submittedAtMs, id]: SuggestionPosition): SQL =>
  sql`(${new Date(submittedAtMs).toISOString()}::timestamptz, ${id}::text)`

const matches = ({ userId, status }: SuggestionFilter): SQL | undefined =>
  and(userId ? eq(columns.userId, userId) : undefined, status ? eq(columns.status, status) : undefined)
