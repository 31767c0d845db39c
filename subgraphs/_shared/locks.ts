import { type SQL, sql } from 'drizzle-orm'
import type { Db } from './db.ts'

/** The advisory locks that this project takes, each by a number of its own. A lock is known in one database. */
const locks = {
  migrations: 7_421_803,
  imports: 7_421_804,
  mapCells: 7_421_805,
  suggestionsOfPerson: 7_421_806,
  ticketsOfSender: 7_421_807,
} as const

/** Waits for a lock, which the connection then holds until it closes. */
export const lockSession = (db: Db, name: keyof typeof locks): Promise<void> =>
  run(db, sql`select pg_advisory_lock(${locks[name]})`)

/**
 * Waits for a lock, which the transaction then holds until it ends.
 * @param owner locks only against transactions of the same owner, such as a person's id
 */
export const lockTransaction = (tx: Db, name: keyof typeof locks, owner?: string): Promise<void> =>
  run(
    tx,
    owner === undefined
      ? sql`select pg_advisory_xact_lock(${locks[name]})`
      : sql`select pg_advisory_xact_lock(${locks[name]}, hashtext(${owner}))`,
  )

async function run(db: Db, statement: SQL): Promise<void> {
  await db.execute(statement)
}
