import type postgres from 'postgres'
import type { LightSignal } from './abort.ts'
import { startWork, type Work } from './cancellation.ts'
import type { Db } from './db.ts'

// The work for a request is a property of its database. An `AsyncLocalStorage` would make Node 20 call a function for each promise of the
// process, which was an eighth of the CPU time of an operation.

/** What Drizzle calls of the driver. */
export type Client = Pick<postgres.Sql, 'unsafe' | 'begin'>

interface DrizzleDatabase {
  session: { client: Client }
  [shared]?: Db
}

const shared = Symbol('the database of all requests')

const clientsOf = new WeakMap<Db, (work: Work) => Client>()

/** Says how the statements of some work on a database are sent. */
export function setClientOfWork(db: Db, clientOf: (work: Work) => Client): void {
  clientsOf.set(db, clientOf)
}

/**
 * Runs work for a request, with a database of its own. When `signal` aborts, PostgreSQL cancels the statements on it that run, those that
 * wait for their turn are never sent, and no further statements can start.
 */
export async function cancellable<T>(
  db: Db,
  signal: LightSignal | undefined,
  run: (own: Db) => Promise<T>,
): Promise<T> {
  const clientOf = clientsOf.get(db)
  if (!clientOf) throw new Error('Work for a request begins with the database of a connection, not with a transaction.')
  if (!signal) return run(db)
  const { work, end } = startWork(signal)
  const own = Object.create(db) as DrizzleDatabase
  own.session = Object.create((db as unknown as DrizzleDatabase).session)
  own.session.client = clientOf(work)
  own[shared] = db
  try {
    return await run(own as unknown as Db)
  } finally {
    end()
  }
}

/** The database of all requests, where `db` is that of one: what is kept for longer than a request belongs to it. */
export const sharedDb = (db: Db): Db => (db as unknown as DrizzleDatabase)[shared] ?? db

/** With what the statements on a database are sent. */
export const clientOf = (db: Db): Client => (db as unknown as DrizzleDatabase).session.client
