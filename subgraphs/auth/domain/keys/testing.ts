import { type Column, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { signingKeys } from '../../db/schema.ts'

/** Lets minutes pass for the signing keys. */
export async function passTime(db: Db, minutes: number): Promise<void> {
  const earlier = (column: Column) => sql`${column} - ${`${minutes} minutes`}::interval`
  const { createdAt, signsFrom, retiredAt } = signingKeys
  await db
    .update(signingKeys)
    .set({ createdAt: earlier(createdAt), signsFrom: earlier(signsFrom), retiredAt: earlier(retiredAt) })
}
