import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Db } from './db.ts'

export interface OnConflict {
  target: readonly PgColumn[]
  /** Columns to assign to the existing row; if omitted, the row stays as it is. */
  set?: Record<string, SQL>
}

/**
 * Inserts many rows as one parameter of JSON. Drizzle's `values` creates one parameter per value: for a thousand rows
 * the text alone takes longer than PostgreSQL's work.
 * @param rows all with the same keys
 * @throws Error for a row with other keys than the first
 */
export async function insertRows<T extends PgTable>(
  db: Db,
  table: T,
  rows: readonly T['$inferInsert'][],
  conflict?: OnConflict,
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = getTableColumns(table)
  const names = Object.keys(first).filter((name) => first[name as keyof typeof first] !== undefined)
  const columnNames = names.map((name) => toSnakeCase(name))
  const records = rows.map((row) => {
    if (Object.values(row).filter((value) => value !== undefined).length !== names.length)
      throw new Error(`Rows for ${getTableName(table)} have different keys.`)
    return Object.fromEntries(names.map((name, index) => [columnNames[index], row[name as keyof typeof row]]))
  })
  const list = sql.join(
    names.map((name) => sql.identifier(toSnakeCase(name))),
    sql`, `,
  )
  const definitions = sql.join(
    names.map((name) => sql`${sql.identifier(toSnakeCase(name))} ${sql.raw(String(columns[name]?.getSQLType()))}`),
    sql`, `,
  )
  await db.execute(sql`
    insert into ${table} (${list})
    select ${list} from json_to_recordset(${JSON.stringify(records)}::json) as rows (${definitions})
    ${conflict && onConflict(conflict)}`)
}

function onConflict({ target, set }: OnConflict): SQL {
  const columns = sql.join(
    target.map((column) => sql.identifier(toSnakeCase(column.name))),
    sql`, `,
  )
  if (!set) return sql`on conflict (${columns}) do nothing`
  const assignments = Object.entries(set).map(([name, value]) => sql`${sql.identifier(toSnakeCase(name))} = ${value}`)
  return sql`on conflict (${columns}) do update set ${sql.join(assignments, sql`, `)}`
}
