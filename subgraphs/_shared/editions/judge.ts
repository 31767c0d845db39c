import { sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { type EditionTable, ofDataSet } from './edition-table.ts'

/** What is known of the editions of a file. */
export interface EditionOfFile {
  /** The day that the operator gave; it overrides those of the rows. */
  given: string | null
  /** The file's own day, where rows have none. */
  ofFile: string | null
  /** The day of the import. A row can't be from a later day. */
  day: string
}

/**
 * Of older rows of a unit, the share that is known in a newer version from which on all of them are leftovers of an older
 * edition, in a file that mixes editions.
 */
const leftoverShare = 0.05

/**
 * Compares the rows of `staged_rows` with the stored ones, and sets the verdict of each: `rejected` (it can't be read), `repeated` (a
 * row with its key comes first), `older` (a newer edition is known), `unchanged`, `changed` or `new`. Creates `staged_units`, the
 * edition of each unit in the file and in the table, and `leaving_rows`, the stored rows that the file's editions no longer have.
 */
export async function judgeRows(tx: Db, storage: EditionTable, edition: EditionOfFile): Promise<void> {
  await markRepeated(tx)
  await compareUnits(tx, storage, edition)
  await compareRows(tx, storage, edition)
  await markLeftovers(tx, storage)
  await findLeaving(tx, storage)
  // Without new statistics, PostgreSQL would expect no row with a verdict, and compare each with each.
  for (const table of ['staged_rows', 'leaving_rows']) await tx.execute(sql`analyze ${sql.identifier(table)}`)
}

// Of rows with the same key, the newest is read.
async function markRepeated(tx: Db): Promise<void> {
  await tx.execute(sql`
    update staged_rows as staged
    set verdict = 'repeated', detail = 'line ' || ranked.first_line, reason = case when older then 'older' end
    from (
      select line, first_value(line) over same as first_line,
        observed_on < first_value(observed_on) over same as older
      from staged_rows where key is not null
      window same as (partition by key order by observed_on desc nulls last, line)
    ) as ranked
    where ranked.line = staged.line and ranked.first_line <> ranked.line`)
}

async function compareUnits(tx: Db, storage: EditionTable, { given, ofFile, day }: EditionOfFile): Promise<void> {
  const { table, isDatedByRow = true } = storage
  const ofRows = isDatedByRow ? sql`max(observed_on) filter (where observed_on <= ${day}::date)` : sql`null::date`
  await tx.execute(sql`
    create temporary table staged_units on commit drop as
    with in_file as (
      select unit, count(*)::int as rows, coalesce(${given}::date, ${ofRows}, ${ofFile}::date) as edition
      from staged_rows where key is not null and verdict is null group by unit
    ), known as (
      select unit, max(edition) as edition, count(*)::int as rows
      from ${table} as stored where ${ofDataSet(storage)} and retired_on is null
        and unit in (select unit from in_file) group by unit
    )
    select in_file.*, known.edition as known_edition, coalesce(known.rows, 0) as known_rows,
      case
        when known.unit is null then 'newer'
        when known.edition is null and in_file.edition is null then 'same'
        when in_file.edition is null then 'undated'
        when known.edition is null or known.edition < in_file.edition then 'newer'
        when known.edition > in_file.edition then 'older'
        else 'same' end as verdict
    from in_file left join known using (unit)`)
  await tx.execute(sql`create index on staged_units (unit)`)
  await tx.execute(sql`analyze staged_units`)
}

async function compareRows(tx: Db, storage: EditionTable, { given }: EditionOfFile): Promise<void> {
  const { table, isDatedByRow = true } = storage
  const isOlder = given || !isDatedByRow ? sql`false` : sql`coalesce(staged.observed_on < stored.observed_on, false)`
  await tx.execute(sql`
    update staged_rows as staged
    set verdict = compared.verdict, reason = compared.reason, detail = compared.detail, is_known = compared.is_known
    from (
      select staged.line,
        case
          when units.verdict = 'older' then 'older'
          when stored.key is null or stored.retired_on is not null then 'new'
          when stored.content_hash = staged.content_hash then 'unchanged'
          when ${isOlder} then 'older'
          else 'changed' end as verdict,
        case when units.verdict = 'older' then 'unit' end as reason,
        coalesce(units.known_edition, stored.observed_on)::text as detail, stored.key is not null as is_known
      from staged_rows as staged
      join staged_units as units on units.unit = staged.unit
      left join ${table} as stored on ${ofDataSet(storage)} and stored.key = staged.key
      where staged.verdict is null
    ) as compared
    where compared.line = staged.line`)
}

// A file may mix the rows of two editions. Offices date all of their rows alike, or each on its own; only in a mixture are older rows known
// in a newer version. A list of prices has one day, and its keys are the prices, so that any older row is from an older list.
async function markLeftovers(tx: Db, { isDatedByRow = true, isDatedAsWhole = false }: EditionTable): Promise<void> {
  if (!isDatedByRow) return
  const isMixed = isDatedAsWhole
    ? sql`true`
    : sql`count(*) filter (where is_outdated) >= greatest(1, count(*) * ${leftoverShare}::float8)`
  await tx.execute(sql`
    with older as (
      select staged.line, staged.unit, staged.verdict,
        (staged.verdict = 'older' and staged.reason is null) or (staged.verdict = 'repeated' and staged.reason = 'older') as is_outdated
      from staged_rows as staged join staged_units as units on units.unit = staged.unit
      where staged.observed_on < units.edition and units.verdict <> 'older'
    ), mixed as (
      select unit from older group by unit
      having ${isMixed}
    )
    update staged_rows as staged set verdict = 'older', reason = 'leftover', detail = units.edition::text
    from staged_units as units
    where units.unit = staged.unit and staged.unit in (select unit from mixed) and staged.observed_on < units.edition
      and (staged.verdict in ('new', 'changed', 'older') or (staged.verdict = 'unchanged' and units.verdict = 'newer'))`)
}

async function findLeaving(tx: Db, storage: EditionTable): Promise<void> {
  const { table, hasTopics } = storage
  const isInFile = sql`exists (select from staged_rows as staged
    where staged.key = stored.key and not (staged.verdict = 'older' and staged.reason = 'leftover'))`
  await tx.execute(sql`
    create temporary table leaving_rows on commit drop as
    select stored.key, units.unit, coalesce(units.edition, units.known_edition) as edition, 'not-in-newer-edition' as reason
    from staged_units as units
    join ${table} as stored on ${ofDataSet(storage)} and stored.unit = units.unit and stored.retired_on is null
    where not ${isInFile} and units.verdict = 'newer'`)
  if (!hasTopics) return
  await tx.execute(sql`
    insert into leaving_rows
    select stored.key, stored.unit, units.edition, 'restated'
    from ${table} as stored
    join staged_units as units on units.unit = stored.unit and units.verdict = 'same'
    where ${ofDataSet(storage)} and stored.retired_on is null and not ${isInFile}
      and stored.topic in (select topic from staged_rows as staged where staged.unit = stored.unit and staged.verdict = 'new')
      and not exists (select from leaving_rows as leaving where leaving.key = stored.key)`)
}
