import { sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Db } from '../../_shared/db.ts'

interface TouchedRow {
  key: string
  raw: Record<string, string>
  readOn: string
}

/**
 * The cells of the rows in `touched_rows` that are part of the data, in batches. What they state is read from the cells again, so that it
 * isn't stored twice.
 */
export async function* touchedRows(
  tx: Db,
  table: PgTable & { key: PgColumn },
  batchSize = 2_000,
): AsyncGenerator<TouchedRow[]> {
  for (let after = ''; ; ) {
    const rows = await tx.execute<TouchedRow & Record<string, unknown>>(sql`
      select stored.key, stored.raw, stored.read_on as "readOn" from ${table} as stored
      where stored.retired_on is null and stored.key > ${after} and stored.key in (select key from touched_rows)
      order by stored.key limit ${batchSize}`)
    if (rows.length === 0) return
    yield [...rows]
    after = rows.at(-1)?.key ?? ''
  }
}

/** The names of regions by id, and what else units and rows are called. */
export const namesOfRegions = (regions: readonly { id: string; names: readonly string[] }[]) =>
  new Map(regions.map(({ id, names }) => [id, names[0] ?? id]))
