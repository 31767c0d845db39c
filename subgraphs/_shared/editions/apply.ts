import { sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { type EditionTable, ofDataSet, statedColumns } from './edition-table.ts'

/**
 * Writes what `judgeRows` found, and notes in `import_changes` how each row was before. Creates `touched_rows`: the keys whose
 * content changed, that came, and that left, each with the region of the stored row before.
 */
export async function applyVerdicts(
  tx: Db,
  storage: EditionTable,
  { importId, day }: { importId: number; day: string },
): Promise<void> {
  const { table } = storage
  const columns = statedColumns(storage)
  await touch(tx, storage)
  await noteBefore(tx, storage, importId, day)
  const isWritten = sql`staged.verdict in ('new', 'changed') or (staged.verdict = 'unchanged' and ${storage.isStale ?? sql`false`})`
  const assignments = sql.raw(columns.map((name) => `${name} = incoming.${name}`).join(', '))
  await tx.execute(sql`
    update ${table} as stored set ${assignments}
    from staged_rows as staged
    join staged_units as units on units.unit = staged.unit
    cross join lateral jsonb_populate_record(null::${table}, staged.record || jsonb_build_object(
      'edition', coalesce(units.edition, units.known_edition), 'read_on', ${day}::date)) as incoming
    where ${ofDataSet(storage)} and stored.key = staged.key and (${isWritten})`)
  await tx.execute(sql`
    insert into ${table}
    select incoming.* from staged_rows as staged
    join staged_units as units on units.unit = staged.unit
    cross join lateral jsonb_populate_record(null::${table}, staged.record || jsonb_build_object(
      'edition', coalesce(units.edition, units.known_edition), 'read_on', ${day}::date)) as incoming
    where staged.verdict = 'new' and not staged.is_known`)
  await tx.execute(sql`
    update ${table} as stored set edition = units.edition, read_on = ${day}::date, unit = units.unit
    from staged_rows as staged join staged_units as units on units.unit = staged.unit
    where ${isConfirmed(storage, day)}`)
  await tx.execute(sql`
    update ${table} as stored set retired_on = coalesce(leaving.edition, ${day}::date)
    from leaving_rows as leaving where ${ofDataSet(storage)} and stored.key = leaving.key`)
}

// A stored row that the file has again, in this or in an older version, is part of the file's edition, too.
const isConfirmed = (storage: EditionTable, day: string) => sql`
  ${ofDataSet(storage)} and stored.key = staged.key and stored.retired_on is null
  and units.verdict in ('newer', 'same')
  and (staged.verdict = 'unchanged' or (staged.verdict = 'older' and staged.reason is null))
  and (stored.edition, stored.read_on, stored.unit) is distinct from (units.edition, ${day}::date, units.unit)`

async function touch(tx: Db, storage: EditionTable): Promise<void> {
  const { table, regionColumn } = storage
  const region = sql.raw(`stored.${regionColumn}`)
  await tx.execute(sql`
    create temporary table touched_rows on commit drop as
    select staged.key, ${region} as region, stored.key is not null and stored.retired_on is null as was_active, false as leaves
    from staged_rows as staged left join ${table} as stored on ${ofDataSet(storage)} and stored.key = staged.key
    where staged.verdict in ('new', 'changed') or (staged.verdict = 'unchanged' and ${storage.isStale ?? sql`false`})
    union all
    select leaving.key, ${region}, true, true
    from leaving_rows as leaving join ${table} as stored on ${ofDataSet(storage)} and stored.key = leaving.key`)
  await indexTouched(tx)
}

/** Makes `touched_rows` quick to search. */
export async function indexTouched(tx: Db): Promise<void> {
  await tx.execute(sql`create index on touched_rows (key)`)
  await tx.execute(sql`create index on touched_rows (region)`)
  await tx.execute(sql`analyze touched_rows`)
}

async function noteBefore(tx: Db, storage: EditionTable, importId: number, day: string): Promise<void> {
  const { table, dataSet } = storage
  await tx.execute(sql`
    insert into import_changes (import_id, data_set, key, before)
    select ${importId}::int, ${dataSet}::text, touched.key, case when touched.leaves then jsonb_build_object('retired_on', null)
      else to_jsonb(stored) end
    from touched_rows as touched left join ${table} as stored on ${ofDataSet(storage)} and stored.key = touched.key
    union all
    select ${importId}::int, ${dataSet}::text, stored.key,
      jsonb_build_object('edition', stored.edition, 'read_on', stored.read_on, 'unit', stored.unit)
    from staged_rows as staged
    join staged_units as units on units.unit = staged.unit
    join ${table} as stored on ${isConfirmed(storage, day)}
    where not exists (select from touched_rows as touched where touched.key = staged.key)`)
}
