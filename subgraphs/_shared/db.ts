import { fileURLToPath } from 'node:url'
import { type ExtractTablesWithRelations, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { PgDatabase, PgTable } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { lockSession } from './advisory-locks.ts'
import { statementOf, statementsAtOnce, type Work } from './cancellation.ts'
import { noteFailure, type PinnedConnection, requireConnection, whileConnected } from './lost-connections.ts'
import { readRowsFaster } from './prepared-queries.ts'
import { type Client, setClientOfWork } from './request-db.ts'
import { createSpentAssertions } from './spent-assertions.ts'

/** A database or a transaction. */
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

/**
 * A pool of connections.
 * @param options.max maximum number of connections, 10 by default
 * @param options.statementTimeoutMs PostgreSQL ends a statement after this, 30 s by default
 * @param options.onStatement called with each SQL statement, for tests that count statements or check their plans
 */
export function connect(
  url: string,
  options: {
    max?: number
    statementTimeoutMs?: number
    onStatement?: (text: string, parameters: unknown[]) => void
  } = {},
): Connection {
  const { max = 10, statementTimeoutMs = 30_000, onStatement } = options
  const client = postgres(url, {
    max,
    onnotice: () => {},
    // In seconds. A connection that broke while a statement was being written needs up to eight attempts: the driver keeps what it did not
    // write, and sends nothing until that is a kilobyte.
    connect_timeout: 2,
    // The driver's default delays grow to 20 s: queries would hang although the database is back. In seconds.
    backoff: () => 0.5 + Math.random() / 2,
    connection: { application_name: 'bunri', statement_timeout: statementTimeoutMs },
    ...(onStatement && { debug: (_connection, text, parameters) => onStatement(text, parameters) }),
  })
  const db = drizzle(replacing(client, withPreparedStatements(client, null)), { casing: 'snake_case' }) as Db
  readRowsFaster(db)
  setClientOfWork(db, (work) => withPreparedStatements(client, work))
  return { db, sql: client, close: () => client.end({ timeout: 5 }) }
}

/**
 * Applies the migrations in `folder`, then runs `load`. An advisory lock lets only one process at a time do this. Uses
 * a separate connection without a statement timeout, closed afterwards.
 */
export async function prepareDatabase(url: string, folder: URL, load: (db: Db) => Promise<void>): Promise<void> {
  const { db, close } = connect(url, { max: 1 })
  try {
    await db.execute(sql`set statement_timeout = 0`)
    await lockSession(db, 'migrations')
    await migrate(db as Parameters<typeof migrate>[0], { migrationsFolder: fileURLToPath(folder) })
    await createSpentAssertions(db)
    await load(db)
  } finally {
    await close()
  }
}

/**
 * Assignments for `on conflict do update`: each column of `row` except `id` takes the value proposed for insertion
 * (`excluded`).
 */
export function buildConflictUpdateColumns<T extends PgTable>(
  table: T,
  row: Partial<T['$inferInsert']>,
): Record<string, SQL> {
  const names = Object.keys(getTableColumns(table)).filter((name) => name !== 'id' && name in row)
  return Object.fromEntries(names.map((name) => [name, sql.raw(`excluded.${toSnakeCase(name)}`)]))
}

// Drizzle sends unprepared statements through postgres.js, which costs each query a second round trip. Preparing them
// doubles the reads per second. Texts with several commands, as in migrations, can't be prepared; they have no
// parameters. Statements in a transaction aren't prepared: temporary tables would make their plans invalid.
function withPreparedStatements(client: postgres.Sql, of: Work | null): Client {
  const unsafe = (text: string, parameters: never[] = [], options: object = {}) =>
    statementOf(
      of,
      () => client.unsafe(text, parameters, { ...options, prepare: parameters.length > 0 }),
      statementsAtOnce,
    )
  const begin = (work: (transaction: postgres.TransactionSql) => unknown) => {
    const connection: PinnedConnection = { isLost: false }
    const ended = client.begin((transaction) =>
      whileConnected(connection, async () => work(cancellableTransaction(transaction, connection, of))),
    )
    ended.catch(() => {
      connection.isLost = true
    })
    return ended
  }
  return { unsafe, begin } as Client
}

function cancellableTransaction(
  transaction: postgres.TransactionSql,
  connection: PinnedConnection,
  of: Work | null,
): postgres.TransactionSql {
  const unsafe = (text: string, parameters: never[] = [], options: object = {}) => {
    requireConnection(connection)
    return statementOf(of, () => noting(connection, transaction.unsafe(text, parameters, options) as never))
  }
  const savepoint = (work: (inner: postgres.TransactionSql) => unknown) => {
    requireConnection(connection)
    return transaction.savepoint((inner) =>
      whileConnected(connection, async () => work(cancellableTransaction(inner, connection, of))),
    )
  }
  return replacing(transaction, { unsafe, savepoint })
}

// A handler of the promise would start the statement.
function noting<T extends { reject?: (error: unknown) => void }>(connection: PinnedConnection, statement: T): T {
  const reject = statement.reject
  statement.reject = (error) => {
    noteFailure(connection, error)
    reject?.(error)
  }
  return statement
}

const replacing = <T extends object>(target: T, methods: object): T =>
  new Proxy(target, { get: (found, key) => Reflect.get(methods, key) ?? Reflect.get(found, key) })
