import DataLoader from 'dataloader'
import { isOneOf } from '../_shared/array-conditions.ts'
import { oneForEach } from '../_shared/batch.ts'
import type { Db } from '../_shared/db.ts'
import { type ByIds, prepared } from '../_shared/prepared-queries.ts'
import { type AccountRow, accounts, type SessionRow, sessions } from './db/schema.ts'

export type Loaders = ReturnType<typeof createLoaders>

export const createLoaders = (db: Db) => ({
  /** An account by id; null when there is none. */
  account: new DataLoader<string, AccountRow | null>(async (ids) => {
    const rows = await accountsById(db, { ids })
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** A session by id, active or not; null when there is none. */
  session: new DataLoader<string, SessionRow | null>(async (ids) => {
    const rows = await sessionsById(db, { ids })
    return oneForEach(ids, rows, (row) => row.id)
  }),
})

const accountsById = prepared((db, { ids }: ByIds) => db.select().from(accounts).where(isOneOf(accounts.id, ids)))

const sessionsById = prepared((db, { ids }: ByIds) => db.select().from(sessions).where(isOneOf(sessions.id, ids)))
