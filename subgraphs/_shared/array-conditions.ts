import { Placeholder, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

// A list of placeholders would need a different statement for each length, and PostgreSQL and the driver keep each
// prepared one for as long as the connection lives. An array is one parameter whatever its length.

/** Whether a column has one of the values, or of those of a placeholder; false for an empty list. */
export const isOneOf = <Column extends PgColumn>(
  column: Column,
  values: Iterable<Column['_']['data']> | Placeholder<string, readonly Column['_']['data'][]>,
): SQL => sql`${column} = any(${values instanceof Placeholder ? values : sql.param([...values])})`

/** Whether a column has none of the values; true for an empty list. */
export const isNoneOf = <Column extends PgColumn>(column: Column, values: Iterable<Column['_']['data']>): SQL =>
  sql`${column} <> all(${sql.param([...values])})`
