import { fileURLToPath } from 'node:url'
import { type ExtractTablesWithRelations, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { PgDatabase, PgTable } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { lockSession } from './locks.ts'

/** A database, or a transaction on one. */
export type Db = PgDatabase<
  PostgresJsQueryResultHKT,
  Record<string, never>,
  ExtractTablesWithRelations<Record<string, never>>
>

export interface Connection {
  db: Db
  sql: postgres.Sql
  close(): Promise<void>
}

/** A pool of connections. `onStatement` gets each statement, for tests that count them or look at their plans. */
export function connect(
  url: string,
  options: { max?: number; onStatement?: (text: string, parameters: unknown[]) => void } = {},
): Connection {
  const { max = 10, onStatement } = options
  const client = postgres(url, {
    max,
    onnotice: () => {},
    connect_timeout: 10,
    // The driver's own waits grow to 20 s, in which a database that is back would stay unused and queries hang.
    backoff: () => 0.5 + Math.random() / 2,
    connection: { application_name: 'bunri', statement_timeout: 30_000 },
    ...(onStatement && { debug: (_connection, text, parameters) => onStatement(text, parameters) }),
  })
  const db = drizzle(prepared(client), { casing: 'snake_case' }) as Db
  return { db, sql: client, close: () => client.end({ timeout: 5 }) }
}

/**
 * Applies the migrations in `folder`, then `load`, one process at a time: they wait for each other on an advisory lock.
 * Both run on a connection of their own, which is closed afterwards.
 */
export async function prepareDatabase(url: string, folder: URL, load: (db: Db) => Promise<void>): Promise<void> {
  const { db, close } = connect(url, { max: 1 })
  try {
    await db.execute(sql`set statement_timeout = 0`)
    await lockSession(db, 'migrations')
    await migrate(db as Parameters<typeof migrate>[0], { migrationsFolder: fileURLToPath(folder) })
    await load(db)
  } finally {
    await close()
  }
}

/** For an upsert: each of the columns but `id`, as the row has it that ran into the one that is there. */
export function buildConflictUpdateColumns<T extends PgTable>(
  table: T,
  row: Partial<T['$inferInsert']>,
): Record<string, SQL> {
  const names = Object.keys(getTableColumns(table)).filter((name) => name !== 'id' && name in row)
  return Object.fromEntries(names.map((name) => [name, sql.raw(`excluded.${toSnakeCase(name)}`)]))
}

// Drizzle asks postgres.js for unprepared statements, which costs each query a second round trip; preparing them doubles
// the reads per second. Texts of several commands, as migrations have, can't be prepared and come without parameters.
function prepared(client: postgres.Sql): postgres.Sql {
  const unsafe = (text: string, parameters: never[] = [], options: object = {}) =>
    client.unsafe(text, parameters, { ...options, prepare: parameters.length > 0 })
  return new Proxy(client, { get: (target, key) => (key === 'unsafe' ? unsafe : Reflect.get(target, key)) })
}
