import { type SQL, sql } from 'drizzle-orm'
import type { Db } from './db.ts'

/** Every advisory lock that this project takes, with its unique number. A lock applies within one database. */
const locks = {
  migrations: 7_421_803,
  imports: 7_421_804,
  mapCells: 7_421_805,
  suggestionsOfPerson: 7_421_806,
  ticketsOfSender: 7_421_807,
  eventRelay: 7_421_808,
  erasure: 7_421_809,
} as const

/** Takes a lock for the connection, waiting for other holders. The lock is released when the connection closes. */
export const lockSession = (db: Db, name: keyof typeof locks): Promise<void> =>
  run(db, sql`select pg_advisory_lock(${locks[name]})`)

/**
 * Takes a lock for the transaction, waiting for other holders. The lock is released when the transaction ends.
 * @param owner excludes only transactions with the same owner, such as a person's id; all of them by default
 */
export const lockTransaction = (tx: Db, name: keyof typeof locks, owner?: string): Promise<void> =>
  run(
    tx,
    owner === undefined
      ? sql`select pg_advisory_xact_lock(${locks[name]})`
      : sql`select pg_advisory_xact_lock(${locks[name]}, hashtext(${owner}))`,
  )

/** Takes a lock for the transaction unless somebody holds it. False if so. */
export async function tryLockTransaction(tx: Db, name: keyof typeof locks): Promise<boolean> {
  const [row] = await tx.execute<{ taken: boolean }>(sql`select pg_try_advisory_xact_lock(${locks[name]}) as taken`)
  return row?.taken ?? false
}

async function run(db: Db, statement: SQL): Promise<void> {
  await db.execute(statement)
}
