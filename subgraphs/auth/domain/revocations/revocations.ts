import { asc, gte, lt, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type RevocationRow, revocations } from '../../db/schema.ts'

/** How long a revocation matters: the five minutes of an access token, and one more for clocks and delays. */
const relevantFor = sql`interval '6 minutes'`

/** Maximum number of revocations in one answer. The reader asks for the next ones with the time of the last. */
const pageMax = 10_000

/**
 * The revocations recorded at `since` or later, in the order of their numbers; without it, all that matter.
 *
 * A transaction that commits late makes its rows visible after newer ones. A reader that repeats the last minute misses none, since no
 * transaction that ends a session takes as long.
 */
export async function revocationsSince(db: Db, since?: Date): Promise<RevocationRow[]> {
  const { number, recordedAt } = revocations
  return db
    .select()
    .from(revocations)
    .where(since ? gte(recordedAt, since) : sql`${recordedAt} > now() - ${relevantFor}`)
    .orderBy(asc(number))
    .limit(pageMax)
}

/** Deletes the revocations of tokens that have expired. */
export async function deleteOldRevocations(db: Db): Promise<void> {
  await db.delete(revocations).where(lt(revocations.recordedAt, sql`now() - 2 * ${relevantFor}`))
}
