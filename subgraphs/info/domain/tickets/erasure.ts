import { eq } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { appendEvents } from '../../../_shared/events/append.ts'
import { closeToAccount } from '../../../_shared/events/erasure.ts'
import { contentTickets } from '../../db/schema.ts'

/** Erases what names a person in their tickets, and tells so: who sent them, and the comment. Can be repeated. */
export async function eraseSender(tx: Db, accountId: string): Promise<void> {
  const { userId, closedBy } = contentTickets
  await closeToAccount(tx, accountId)
  await tx
    .update(contentTickets)
    .set({ userId: null, sender: null, comment: null, clientMutationKey: null })
    .where(eq(userId, accountId))
  await tx.update(contentTickets).set({ closedBy: null }).where(eq(closedBy, accountId))
  await appendEvents(tx, [{ type: 'account.data-erased.v1', data: { accountId } }])
}
