import { count, DrizzleQueryError, is, Param, Placeholder, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Db } from './db.ts'
import { type Client, clientOf, sharedDb } from './request-db.ts'
import { type Fields, rowReader } from './row-reader.ts'
import { separateValues } from './sql-values.ts'

// Drizzle builds the text of a query anew each time, asks for the class of each column of each row, and awaits six promises
// for a query. That was a quarter of the CPU time of a search. Here the text is built once, and rows are read by functions
// that are made once.

/** A query with its text. Some of its parameters may be placeholders. */
interface Prepared<Result> {
  /** @param client with which it is sent; by default that of the database on which it was prepared */
  execute(values?: object, client?: Client): Promise<Result>
}

/** A query of one of Drizzle's builders. */
interface Preparable<Result> {
  prepare(name?: string): Prepared<Result>
}

/** A placeholder for each value of a query, by the value's name. */
export type Placeholders<Values> = { readonly [Name in keyof Values]: Placeholder<Name & string, Values[Name]> }

/** The placeholder of a query by a list of ids. */
export type ByIds = Placeholders<{ ids: readonly string[] }>

type GivenValues<Values> = [keyof Values] extends [never] ? [] : [values: Values]

/**
 * A query whose text is built once for each database. `build` gets placeholders for the values of a call:
 * ```ts
 * const placesById = prepared((db, { ids }: ByIds) => db.select().from(places).where(isOneOf(places.id, ids)))
 * const rows = await placesById(db, { ids })
 * ```
 * Drizzle passes the value of a placeholder to the driver as it is, also in `eq` and `lt`. For a column with another form in the
 * database, such as a timestamp or JSON, write `eq(column, sql.param(placeholder, column))`.
 */
export function prepared<Result, Values extends object = Record<never, never>>(
  build: (db: Db, values: Placeholders<Values>) => Preparable<Result>,
): (db: Db, ...values: GivenValues<Values>) => Promise<Result> {
  const known = new WeakMap<Db, Prepared<Result>>()
  return (given, ...[values]) => {
    const db = sharedDb(given)
    let query = known.get(db)
    if (!query) {
      query = build(db, placeholders()).prepare()
      known.set(db, query)
    }
    return query.execute(values, clientOf(given))
  }
}

/**
 * A query with parts that differ in their text from call to call, such as the condition of a filter. Parts are complete SQL, with
 * their values. The text is built once for each database and combination of parts:
 * ```ts
 * const itemsThat = preparedWithParts((db, { condition }: { condition: SQL | undefined }, { first }: Placeholders<{ first: number }>) =>
 *   db.select().from(items).where(condition).limit(first))
 * const rows = await itemsThat(db, { condition: eq(items.categoryId, id) }, { first: 20 })
 * ```
 */
export function preparedWithParts<
  Result,
  Parts extends Record<string, SQL | undefined>,
  Values extends object = Record<never, never>,
>(
  build: (db: Db, parts: Parts, values: Placeholders<Values>) => Preparable<Result>,
): (db: Db, parts: Parts, ...values: GivenValues<Values>) => Promise<Result> {
  const known = new WeakMap<Db, Map<string, Prepared<Result>>>()
  return (own, parts, ...[given]) => {
    const db = sharedDb(own)
    const templates: Record<string, SQL | undefined> = {}
    const values: unknown[] = []
    let key = ''
    for (const name in parts) {
      const part = parts[name]
      if (!part) continue
      const separated = separateValues(part, values)
      templates[name] = separated.template
      key += `${name}\0${separated.key}\0\0`
    }
    const queries = known.get(db) ?? new Map<string, Prepared<Result>>()
    known.set(db, queries)
    let query = queries.get(key)
    if (!query) {
      query = build(db, templates as Parts, placeholders()).prepare()
      if (queries.size >= textsMax) queries.delete(queries.keys().next().value ?? '')
      queries.set(key, query)
    }
    return query.execute({ ...values, ...given }, clientOf(own))
  }
}

/** Maximum number of texts that a query with parts keeps. Callers may determine the texts, for example the number of words. */
const textsMax = 500

/** Counts the rows of a table that meet a condition, or all of them. */
export function preparedCount(table: PgTable): (db: Db, condition: SQL | undefined) => Promise<number> {
  const rowCount = preparedWithParts((db, { condition }: { condition: SQL | undefined }) =>
    db.select({ total: count() }).from(table).where(condition),
  )
  return async (db, condition) => (await rowCount(db, { condition }))[0]?.total ?? 0
}

/** A query builder for SQL that no builder of Drizzle makes. Its rows are as the driver returns them. */
export const preparable = <Row>(db: Db, query: SQL): Preparable<Row[]> => ({
  prepare() {
    const { dialect, session } = db as unknown as DrizzleDatabase
    return session.prepareQuery(dialect.sqlToQuery(query), undefined, undefined, false) as Prepared<Row[]>
  },
})

// Each name is that of a placeholder.
const placeholders = <Values>() =>
  new Proxy({}, { get: (_target, name) => sql.placeholder(String(name)) }) as Placeholders<Values>

type PrepareQuery = (
  query: { sql: string; params: unknown[] },
  fields: Fields | undefined,
  name: string | undefined,
  isArrayMode: boolean,
  customResultMapper?: (rows: unknown[][]) => unknown,
  ...rest: unknown[]
) => DrizzleQuery

interface DrizzleQuery extends Prepared<unknown> {
  /** Set by Drizzle: whether the rows of a table always exist in a join. */
  joinsNotNullableMap?: Record<string, boolean> | undefined
}

interface DrizzleDatabase {
  dialect: { sqlToQuery(query: SQL): { sql: string; params: unknown[] } }
  session: DrizzleSession
}

interface DrizzleSession {
  client: Client
  prepareQuery: PrepareQuery
}

/** Makes the queries of a database read rows by functions that are made once for each query. */
export function readRowsFaster(db: Db): void {
  const session = (db as unknown as DrizzleDatabase).session
  const original = session.prepareQuery
  session.prepareQuery = function (
    this: DrizzleSession,
    query,
    fields,
    name,
    isArrayMode,
    customResultMapper,
    ...rest
  ) {
    if (customResultMapper) return original.call(this, query, fields, name, isArrayMode, customResultMapper, ...rest)
    return new FastQuery(this.client, query, fields, (client) =>
      original.call(Object.assign(Object.create(this), { client }), query, fields, name, isArrayMode),
    )
  }
}

/** Stands in for Drizzle's `PostgresJsPreparedQuery`. */
class FastQuery implements DrizzleQuery {
  joinsNotNullableMap?: Record<string, boolean> | undefined
  private readonly client: Client
  private readonly query: { sql: string; params: unknown[] }
  private readonly fields: Fields | undefined
  private readonly ofDrizzle: (client: Client) => DrizzleQuery
  private readonly fillers: (Filler | null)[] | null
  private readRow: ((row: unknown[]) => unknown) | undefined

  constructor(
    client: Client,
    query: { sql: string; params: unknown[] },
    fields: Fields | undefined,
    ofDrizzle: (client: Client) => DrizzleQuery,
  ) {
    this.client = client
    this.ofDrizzle = ofDrizzle
    this.query = query
    this.fields = fields
    const fillers = query.params.map(fillerOf)
    this.fillers = fillers.some((filler) => filler !== null) ? fillers : null
  }

  async execute(values: object = {}, client: Client = this.client): Promise<unknown> {
    // Of an outer join, Drizzle finds out which rows are null as a whole.
    if (this.joinsNotNullableMap && Object.values(this.joinsNotNullableMap).includes(false))
      return Object.assign(this.ofDrizzle(client), { joinsNotNullableMap: this.joinsNotNullableMap }).execute(values)
    const { sql, params } = this.query
    const { fillers } = this
    const given = fillers ? params.map((param, index) => fill(fillers[index], values, param)) : params
    let rows: unknown[][]
    try {
      const statement = client.unsafe(sql, given as never[])
      if (!this.fields) return await statement
      rows = await statement.values()
    } catch (cause) {
      throw new DrizzleQueryError(sql, given, cause as Error)
    }
    this.readRow ??= rowReader(this.fields)
    return rows.map(this.readRow)
  }

  all(values?: object): Promise<unknown> {
    return this.execute(values)
  }

  getQuery() {
    return this.query
  }

  setToken(): this {
    return this
  }

  mapResult<T>(response: T): T {
    return response
  }
}

/** Gives the value of a placeholder. */
type Filler = (values: object) => unknown

/** The filler of a parameter, made once: Drizzle would ask for the class of each parameter each time. Null if it is no placeholder. */
function fillerOf(param: unknown): Filler | null {
  if (is(param, Placeholder)) return (values) => givenValue(values, param.name)
  if (!is(param, Param) || !is(param.value, Placeholder)) return null
  const { encoder, value } = param
  return (values) => encoder.mapToDriverValue(givenValue(values, value.name))
}

const fill = (filler: Filler | null | undefined, values: object, param: unknown): unknown =>
  filler ? filler(values) : param

function givenValue(values: object, name: string): unknown {
  if (!(name in values)) throw new Error(`No value for placeholder "${name}" was provided`)
  return values[name as keyof typeof values]
}
