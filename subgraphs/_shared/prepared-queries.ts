import { Column, fillPlaceholders, is, Param, Placeholder, SQL, Subquery } from 'drizzle-orm'
import type postgres from 'postgres'
import type { Db } from './db.ts'

// Drizzle builds the text of a query anew each time, asks for the class of each column of each row, and awaits six promises
// for a query. That was a quarter of the CPU time of a search. Here the text is built once, and rows are read by functions
// that are made once.

/** What Drizzle's query builders make: a text with parameters, of which some may be placeholders. */
interface Prepared<Result> {
  execute(values?: Record<string, unknown>): Promise<Result>
}

/**
 * A query whose text is built once for each database. Its values are placeholders:
 * ```ts
 * const placesById = prepared((db) => db.select().from(places).where(isOneOf(places.id, sql.placeholder('ids'))))
 * const rows = await placesById(db, { ids })
 * ```
 */
export function prepared<Result, Values extends Record<string, unknown>>(
  build: (db: Db) => { prepare(name: string): Prepared<Result> },
): (db: Db, values: Values) => Promise<Result> {
  const known = new WeakMap<Db, Prepared<Result>>()
  return (db, values) => {
    const found = known.get(db)
    if (found) return found.execute(values)
    const made = build(db).prepare('prepared')
    known.set(db, made)
    return made.execute(values)
  }
}

interface Field {
  path: string[]
  field: Column | SQL | SQL.Aliased | Subquery
}
type Fields = Field[]
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

/** Makes the queries of a database read rows by functions that are made once for each query. */
export function readRowsFaster(db: Db, client: postgres.Sql): void {
  const session = (db as unknown as { session: { prepareQuery: PrepareQuery } }).session
  const original = session.prepareQuery.bind(session)
  session.prepareQuery = (query, fields, name, isArrayMode, customResultMapper, ...rest) =>
    customResultMapper
      ? original(query, fields, name, isArrayMode, customResultMapper, ...rest)
      : new FastQuery(client, query, fields, () => original(query, fields, name, isArrayMode))
}

/** Stands in for Drizzle's `PostgresJsPreparedQuery`. */
class FastQuery implements DrizzleQuery {
  joinsNotNullableMap?: Record<string, boolean> | undefined
  private readonly client: postgres.Sql
  private readonly query: { sql: string; params: unknown[] }
  private readonly fields: Fields | undefined
  private readonly ofDrizzle: () => DrizzleQuery
  private readonly hasPlaceholders: boolean
  private readRow: ((row: unknown[]) => unknown) | undefined

  constructor(
    client: postgres.Sql,
    query: { sql: string; params: unknown[] },
    fields: Fields | undefined,
    ofDrizzle: () => DrizzleQuery,
  ) {
    this.client = client
    this.ofDrizzle = ofDrizzle
    this.query = query
    this.fields = fields
    this.hasPlaceholders = query.params.some(
      (value) => is(value, Placeholder) || (is(value, Param) && is(value.value, Placeholder)),
    )
  }

  async execute(values: Record<string, unknown> = {}): Promise<unknown> {
    // Of an outer join, Drizzle finds out which rows are null as a whole.
    if (this.joinsNotNullableMap && Object.values(this.joinsNotNullableMap).includes(false))
      return Object.assign(this.ofDrizzle(), { joinsNotNullableMap: this.joinsNotNullableMap }).execute(values)
    const { sql, params } = this.query
    const given = this.hasPlaceholders ? fillPlaceholders(params, values) : params
    const statement = this.client.unsafe(sql, given as never[])
    if (!this.fields) return statement
    const rows = (await statement.values()) as unknown[][]
    this.readRow ??= rowReader(this.fields)
    return rows.map(this.readRow)
  }

  all(values?: Record<string, unknown>): Promise<unknown> {
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

interface Decoder {
  mapFromDriverValue(value: unknown): unknown
}

function rowReader(fields: Fields): (row: unknown[]) => unknown {
  const columns = fields.map(({ path: [first = '', second], field }) => ({ first, second, decoder: decoderOf(field) }))
  return (row) => {
    const result: Record<string, unknown> = {}
    for (let index = 0; index < columns.length; index += 1) {
      const column = columns[index]
      if (!column) continue
      const { first, second, decoder } = column
      const raw = row[index]
      const value = raw === null || decoder === null ? raw : decoder.mapFromDriverValue(raw)
      if (second === undefined) result[first] = value
      else {
        result[first] ??= {}
        ;(result[first] as Record<string, unknown>)[second] = value
      }
    }
    return result
  }
}

/** Null for a column whose values are used as the driver returns them. */
function decoderOf(field: Field['field']): Decoder | null {
  if (is(field, Column))
    return field.mapFromDriverValue === Column.prototype.mapFromDriverValue ? null : (field as Decoder)
  if (is(field, SQL)) return decoderIn(field)
  return decoderIn(is(field, Subquery) ? field._.sql : (field as unknown as { sql: SQL }).sql)
}

// Drizzle hides the decoder in its types.
const decoderIn = (sql: unknown): Decoder => (sql as { decoder: Decoder }).decoder
