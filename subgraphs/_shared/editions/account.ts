import { sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import type { Difference, Outcome, RowResult } from '../import.ts'
import { type EditionTable, ofDataSet } from './edition-table.ts'

const batchSize = 1_000

/** How many examples of a region's changes are shown. */
const examplesMax = 3

/** The temporary table in which the work on the stored rows notes what became of rows of any file. Created once per import. */
export const createConsequences = (tx: Db) =>
  tx.execute(sql`
    create temporary table consequences (
      data_set text not null, key text not null, outcome text not null, reason text, detail text) on commit drop`)

interface AccountRow extends Record<string, unknown> {
  line: number
  key: string | null
  verdict: string
  reason: string | null
  detail: string | null
  outcome: string | null
  stored_reason: string | null
  stored_detail: string | null
  consequence: Outcome | null
  consequence_reason: string | null
}

/** The outcome of each row of the file, in order, then those of stored rows that the file doesn't have. */
export async function* accountFor(
  tx: Db,
  storage: EditionTable,
  repeatReason: string,
): AsyncGenerator<RowResult[], void> {
  const { table, dataSet } = storage
  await tx.execute(sql`create index on consequences (key)`)
  await tx.execute(sql`analyze consequences`)
  for (let after = -1; ; ) {
    const rows = await tx.execute<AccountRow>(sql`
      select staged.line, staged.key, staged.verdict, staged.reason, staged.detail, stored.outcome,
        stored.reason as stored_reason, stored.detail as stored_detail, consequences.outcome as consequence,
        consequences.reason as consequence_reason
      from staged_rows as staged
      left join ${table} as stored on ${ofDataSet(storage)} and stored.key = staged.key
      left join consequences on consequences.data_set = ${dataSet} and consequences.key = staged.key
        and consequences.outcome in ('left-the-map', 'superseded') and staged.verdict in ('new', 'changed', 'unchanged')
      where staged.line > ${after} order by staged.line limit ${batchSize}`)
    if (rows.length === 0) break
    yield rows.map((row) => tidy({ line: row.line, ...(row.key && { key: row.key }), ...resultOf(row, repeatReason) }))
    after = Number(rows.at(-1)?.line)
  }
  yield* accountForOthers(tx, storage)
}

async function* accountForOthers(tx: Db, { dataSet }: EditionTable): AsyncGenerator<RowResult[], void> {
  await tx.execute(sql`
    create temporary table other_results on commit drop as
    select row_number() over (order by data_set, key)::int as position, key, outcome, reason, detail
    from (
      select ${dataSet}::text as data_set, key,
        case reason when 'restated' then 'superseded' else 'removed' end as outcome, reason, edition::text as detail
      from leaving_rows
      union all
      select data_set, key, outcome, reason, detail from consequences
      where not exists (select from leaving_rows as leaving where data_set = ${dataSet} and leaving.key = consequences.key)
    ) as other
    where not exists (select from staged_rows as staged
      where data_set = ${dataSet} and staged.key = other.key and staged.verdict in ('new', 'changed', 'unchanged'))`)
  await tx.execute(sql`create index on other_results (position)`)
  for (let after = 0; ; after += batchSize) {
    const rows = await tx.execute<{ key: string; outcome: Outcome; reason: string | null; detail: string | null }>(sql`
      select key, outcome, reason, detail from other_results
      where position > ${after} and position <= ${after + batchSize} order by position`)
    if (rows.length === 0) break
    yield rows.map(({ reason, detail, ...row }) =>
      tidy({ ...row, reason: reason ?? undefined, detail: detail ?? undefined }),
    )
  }
  await tx.execute(sql`drop table other_results`)
}

function resultOf(row: AccountRow, repeatReason: string): Omit<RowResult, 'line'> {
  const { verdict, reason, detail, outcome, stored_reason, stored_detail } = row
  switch (verdict) {
    case 'rejected':
      return { outcome: 'rejected', reason: reason ?? undefined }
    case 'repeated':
      return { outcome: 'merged', reason: repeatReason, detail: detail ?? undefined }
    case 'older':
      return { outcome: 'flagged', reason: 'older-than-known', detail: detail ?? undefined }
  }
  const stored = { reason: stored_reason ?? undefined, detail: stored_detail ?? undefined }
  if (row.consequence) return { outcome: row.consequence, ...stored, reason: row.consequence_reason ?? stored.reason }
  if (outcome === 'flagged') return { outcome, ...stored }
  const isChanged = verdict === 'changed'
  if (outcome === 'merged') return { outcome: isChanged ? 'updated' : 'merged', ...stored }
  return { outcome: isChanged ? 'updated' : verdict === 'unchanged' ? 'unchanged' : 'imported' }
}

const tidy = (result: RowResult): RowResult =>
  Object.fromEntries(Object.entries(result).filter(([, value]) => value !== undefined)) as never

/** What the file changes in each region: rows that are new, changed and gone, with examples. */
export async function differencesByRegion(tx: Db, storage: EditionTable): Promise<Difference[]> {
  const rows = await tx.execute<{
    region: string | null
    kind: 'added' | 'changed' | 'removed'
    total: number
    examples: string[]
  }>(sql`
    select coalesce(touched.region, stored.${sql.raw(storage.regionColumn)}) as region,
      case when touched.leaves then 'removed' when touched.was_active then 'changed' else 'added' end as kind,
      count(*)::int as total, (array_agg(distinct ${storage.example}))[:${sql.raw(String(examplesMax))}] as examples
    from touched_rows as touched
    join ${storage.table} as stored on ${ofDataSet(storage)} and stored.key = touched.key
    group by 1, 2`)
  const regions = new Map<string, Difference>()
  for (const { region, kind, total, examples } of rows) {
    const id = region ?? ''
    const found = regions.get(id) ?? { region: id, added: 0, changed: 0, removed: 0, examples: [] }
    found[kind] = total
    const sign = { added: '+', changed: '~', removed: '-' }[kind]
    found.examples.push(...examples.filter(Boolean).map((text) => `${sign} ${text}`))
    regions.set(id, found)
  }
  return [...regions.values()].sort((a, b) => sizeOf(b) - sizeOf(a) || (a.region < b.region ? -1 : 1))
}

const sizeOf = ({ added, changed, removed }: Difference) => added + changed + removed
