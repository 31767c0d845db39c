import { sql } from 'drizzle-orm'
import type { Assertion } from './assertion.ts'
import type { Db } from './db.ts'

/** Marks an assertion as used. False when it was used before, in any process on the same database. */
export type SpendAssertion = (assertion: Assertion) => Promise<boolean>

const pruneEveryMs = 60_000

/**
 * Creates the table of used assertions. It is no part of a subgraph's own tables, like the journal of the migrations. It is
 * unlogged: PostgreSQL empties it after a crash, and by the time that the database answers again, few of them are still valid.
 */
export async function createSpentAssertions(db: Db): Promise<void> {
  await db.execute(sql`
    create unlogged table if not exists spent_assertions (
      id uuid primary key,
      expires_at timestamptz not null
    )`)
}

/** Remembers used assertions in the database until they expire. */
export function spentAssertions(db: Db): SpendAssertion {
  let prunedAt = 0
  return async ({ id, expiresAt }) => {
    if (Date.now() - prunedAt > pruneEveryMs) {
      prunedAt = Date.now()
      await db.execute(sql`delete from spent_assertions where expires_at < now()`)
    }
    const rows = await db.execute(sql`
      insert into spent_assertions (id, expires_at) values (${id}, ${expiresAt.toISOString()})
      on conflict do nothing returning id`)
    return rows.length > 0
  }
}
