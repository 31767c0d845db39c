import { eq } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { appendEvents } from '../../../_shared/events/append.ts'
import { closeToAccount } from '../../../_shared/events/erasure.ts'
import { users } from '../../db/schema.ts'

/** Erases everything about a person, and tells so. From then on, no request can create their profile again. Can be repeated. */
export async function eraseProfile(tx: Db, accountId: string): Promise<void> {
  await closeToAccount(tx, accountId)
  await tx.delete(users).where(eq(users.id, accountId))
  await appendEvents(tx, [{ type: 'account.data-erased.v1', data: { accountId } }])
}
