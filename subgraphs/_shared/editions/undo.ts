import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { indexTouched } from './apply.ts'
import { type EditionTable, ofDataSet, statedColumns } from './edition-table.ts'
import { type ImportRow, imports } from './tables.ts'

/**
 * Puts the stored rows back as they were before an import. Creates `touched_rows` as `applyVerdicts` does; the caller then works
 * out what follows from them.
 */
export async function restoreRows(tx: Db, storage: EditionTable, { id }: ImportRow): Promise<void> {
  const { table, regionColumn } = storage
  const region = sql.raw(`stored.${regionColumn}`)
  await tx.execute(sql`
    create temporary table touched_rows on commit drop as
    select changes.key, ${region} as region, stored.retired_on is null as was_active,
      changes.before is null or coalesce(changes.before ->> 'retired_on', '') <> '' as leaves
    from import_changes as changes join ${table} as stored on ${ofDataSet(storage)} and stored.key = changes.key
    where changes.import_id = ${id}
      and (changes.before is null or changes.before ? 'retired_on')`)
  await indexTouched(tx)
  const columns = sql.raw(statedColumns(storage).join(', '))
  const restored = sql.raw(
    statedColumns(storage)
      .map((name) => `earlier.${name}`)
      .join(', '),
  )
  await tx.execute(sql`
    update ${table} as stored set (${columns}) = (
      select ${restored} from jsonb_populate_record(stored, changes.before) as earlier)
    from import_changes as changes
    where changes.import_id = ${id} and changes.before is not null and ${ofDataSet(storage)} and stored.key = changes.key`)
  await tx.update(imports).set({ undoneAt: new Date() }).where(eq(imports.id, id))
}

/** Deletes the rows that an import added, once nothing refers to them. */
export async function deleteAdded(tx: Db, storage: EditionTable, { id }: ImportRow): Promise<void> {
  await tx.execute(sql`
    delete from ${storage.table} as stored using import_changes as changes
    where changes.import_id = ${id} and changes.before is null and ${ofDataSet(storage)} and stored.key = changes.key`)
}

/**
 * @param nameOf what an import is called
 * @throws Error if a later import changed some of the rows that an import changed, too
 */
export async function requireLatest(tx: Db, { id, dataSet }: ImportRow, nameOf: (id: number) => string): Promise<void> {
  const [later] = await tx
    .select({ id: imports.id })
    .from(imports)
    .where(
      and(
        eq(imports.dataSet, dataSet),
        gt(imports.id, id),
        isNull(imports.undoneAt),
        sql`exists (select from import_changes as mine join import_changes as other
          on other.data_set = mine.data_set and other.key = mine.key
          where mine.import_id = ${id} and other.import_id = ${imports.id})`,
      ),
    )
    .orderBy(desc(imports.id))
    .limit(1)
  if (later) throw new Error(`Import ${nameOf(later.id)} changed some of the same rows later. Take it back first.`)
}
