import { and, asc, gt, gte, lt, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type Placeholders, preparedWithParts } from '../../../_shared/prepared-queries.ts'
import { type RevocationRow, revocations } from '../../db/schema.ts'

/** How long a revocation matters: the five minutes of an access token, and one more for clocks and delays. */
const relevantFor = sql`interval '6 minutes'`

/** Maximum number of revocations in one answer. */
const pageMax = 10_000

/**
 * The first revocations recorded at `since` or later, in the order of their numbers and behind the number `after`; without `since`, of
 * all that matter.
 *
 * A transaction that commits late makes its rows visible after newer ones. A reader that repeats the last minute misses none, since no
 * transaction that ends a session takes as long.
 */
export async function revocationsSince(
  db: Db,
  { first, since, after = 0 }: { first: number; since?: Date; after?: number },
): Promise<RevocationRow[]> {
  const { number, recordedAt } = revocations
  const condition = and(gt(number, after), since ? gte(recordedAt, since) : sql`${recordedAt} > now() - ${relevantFor}`)
  return revocationsByNumber(db, { condition }, { limit: Math.min(Math.max(first, 1), pageMax) })
}

const revocationsByNumber = preparedWithParts(
  (db, { condition }: { condition: SQL | undefined }, { limit }: Placeholders<{ limit: number }>) =>
    db.select().from(revocations).where(condition).orderBy(asc(revocations.number)).limit(limit),
)

/** Deletes the revocations of tokens that have expired. */
export async function deleteOldRevocations(db: Db): Promise<void> {
  await db.delete(revocations).where(lt(revocations.recordedAt, sql`now() - 2 * ${relevantFor}`))
}
