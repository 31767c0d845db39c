import DataLoader from 'dataloader'
import { eq } from 'drizzle-orm'
import { isOneOf } from '../_shared/array-conditions.ts'
import { oneForEach } from '../_shared/batch.ts'
import type { Db } from '../_shared/db.ts'
import { type ByIds, prepared } from '../_shared/prepared-queries.ts'
import { type AccountRow, accounts, type SessionRow, sessions } from './db/schema.ts'

export type Loaders = ReturnType<typeof createLoaders>

export function createLoaders(db: Db) {
  /** An account by id; null when there is none. */
  const account = new DataLoader<string, AccountRow | null>(async (ids) => {
    const rows = await accountsById(db, { ids })
    return oneForEach(ids, rows, (row) => row.id)
  })

  /** A session by id, active or not; null when there is none. */
  const session = new DataLoader<string, SessionRow | null>(async (ids) => {
    const rows = await sessionsById(db, { ids })
    // Most of those who ask for a session ask for its account next.
    for (const found of rows) account.prime(found.account.id, found.account)
    return oneForEach(
      ids,
      rows.map((found) => found.session),
      (row) => row.id,
    )
  })

  return { account, session }
}

const accountsById = prepared((db, { ids }: ByIds) => db.select().from(accounts).where(isOneOf(accounts.id, ids)))

const sessionsById = prepared((db, { ids }: ByIds) =>
  db
    .select({ session: sessions, account: accounts })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(isOneOf(sessions.id, ids)),
)
