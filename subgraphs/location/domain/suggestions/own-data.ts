import { asc, eq, getTableColumns } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { PersonalData } from '../../../_shared/events/personal-data.ts'
import { placeSuggestions } from '../../db/suggestions.ts'

/** The suggestions of a person, and those that they decided as a moderator. Who reviewed somebody's suggestion is left out. */
export async function ownData(db: Db, accountId: string): Promise<PersonalData[]> {
  const { userId, reviewedBy, submittedAt } = placeSuggestions
  const { reviewedBy: _reviewer, ...own } = getTableColumns(placeSuggestions)
  const { id, placeId, kind, status, reviewedAt, reviewNote } = placeSuggestions
  const suggestions = await db.select(own).from(placeSuggestions).where(eq(userId, accountId)).orderBy(asc(submittedAt))
  const reviews = await db
    .select({ id, placeId, kind, status, reviewedAt, reviewNote })
    .from(placeSuggestions)
    .where(eq(reviewedBy, accountId))
    .orderBy(asc(reviewedAt))
  return [
    { name: 'suggestions', title: { ko: '제안과 신고', en: 'Suggestions and reports' }, rows: suggestions },
    { name: 'reviews', title: { ko: '검토', en: 'Reviews' }, rows: reviews },
  ]
}
