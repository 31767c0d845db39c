import { and, eq } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { appendEvents } from '../../../_shared/events/append.ts'
import { closeToAccount } from '../../../_shared/events/erasure.ts'
import { placeSuggestions } from '../../db/suggestions.ts'

/**
 * Erases what names a person, and tells so: their suggestions that nobody decided, and in the others who made them and the comments. What
 * was decided stays, since it explains the values of a place. Can be repeated.
 */
export async function eraseSuggester(tx: Db, accountId: string): Promise<void> {
  const { userId, status, reviewedBy } = placeSuggestions
  await closeToAccount(tx, accountId)
  await tx.delete(placeSuggestions).where(and(eq(userId, accountId), isOneOf(status, ['PENDING', 'WITHDRAWN'])))
  await tx
    .update(placeSuggestions)
    .set({ userId: null, contributorId: null, comment: null, reviewNote: null, clientMutationKey: null })
    .where(eq(userId, accountId))
  await tx.update(placeSuggestions).set({ reviewedBy: null, reviewNote: null }).where(eq(reviewedBy, accountId))
  await appendEvents(tx, [{ type: 'account.data-erased.v1', data: { accountId } }])
}
