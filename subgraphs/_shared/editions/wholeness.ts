import { sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { type EditionTable, ofDataSet } from './edition-table.ts'

/** Row counts on which exports of portals and spreadsheets end. */
const exportCaps = [500, 1_000, 2_000, 5_000, 10_000, 50_000, 65_535, 100_000, 1_048_575]

/** How many units a message names. */
const namedMax = 5

/**
 * @throws Error if the file seems to be cut off: a unit has less than half of the rows that are known, exactly as many rows as exports
 * end on, or the file ends in a unit with fewer rows than are known, while no other has fewer and some are missing
 */
export async function requireWhole(
  tx: Db,
  storage: EditionTable,
  nameUnits: (units: readonly string[]) => Promise<string[]>,
): Promise<void> {
  const shrunk = await tx.execute<{ unit: string; rows: number; known_rows: number }>(sql`
    select unit, rows, known_rows from staged_units where verdict = 'newer' and rows * 2 < known_rows order by known_rows desc`)
  if (shrunk.length > 0)
    throw incomplete('These have less than half of the rows that are known', await listed(shrunk, nameUnits))
  const caps = sql.raw(exportCaps.join())
  const capped = await tx.execute<{ unit: string; rows: number; known_rows: number }>(sql`
    select unit, rows, known_rows from staged_units
    where verdict in ('newer', 'same') and rows in (${caps}) and rows <> known_rows order by rows desc`)
  if (capped.length > 0)
    throw incomplete('Exports end on exactly as many rows as these have', await listed(capped, nameUnits))
  const ends = await tx.execute<{ unit: string; rows: number; known_rows: number }>(sql`
    select units.unit, units.rows, units.known_rows from staged_units as units
    where units.unit = (select unit from staged_rows where unit is not null order by line desc limit 1)
      and units.verdict = 'newer' and units.rows < units.known_rows
      and (select count(*) from staged_units) > 1
      and exists (select from ${storage.table} as stored where ${ofDataSet(storage)} and stored.retired_on is null
        and stored.unit not in (select unit from staged_units))
      and (select count(*) from staged_units where verdict = 'newer' and known_rows > 0 and rows < known_rows) = 1`)
  if (ends.length > 0)
    throw incomplete(
      'The file ends here, where it has fewer rows than are known, and others are missing',
      await listed(ends, nameUnits),
    )
}

/** @throws Error if the file has no day, dated rows of its units are known, and it says something else */
export async function requireDated(tx: Db): Promise<void> {
  const [found] = await tx.execute<{ known: string }>(sql`
    select max(units.known_edition)::text as known from staged_units as units
    join staged_rows as staged using (unit)
    where units.verdict = 'undated' and staged.verdict in ('new', 'changed') having count(*) > 0`)
  if (!found) return
  throw new Error(
    `Rows of the edition of ${found.known} are loaded, and this file has no date. Give the day of its data with --edition YYYY-MM-DD.`,
  )
}

const incomplete = (what: string, which: string): Error =>
  new Error(`${what}: ${which}. The file may be cut off; nothing was changed. If it is whole, add --accept-shrinking.`)

async function listed(
  units: readonly { unit: string; rows: number; known_rows: number }[],
  nameUnits: (units: readonly string[]) => Promise<string[]>,
): Promise<string> {
  const shown = units.slice(0, namedMax)
  const names = await nameUnits(shown.map(({ unit }) => unit))
  const texts = shown.map(({ unit, rows, known_rows }, index) => {
    const known = known_rows > 0 ? ` of ${known_rows} known` : ''
    return `${names[index] ?? unit} (${rows} rows${known})`
  })
  const more = units.length - shown.length
  return `${texts.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
