import { sql } from 'drizzle-orm'
import type { Db } from '../../_shared/db.ts'
import { createConsequences } from '../../_shared/editions/account.ts'
import { indexTouched } from '../../_shared/editions/apply.ts'
import { undoEdition } from '../../_shared/editions/edition-import.ts'
import type { ImportRow } from '../../_shared/editions/tables.ts'
import type { Importer, RowResult } from '../../_shared/import.ts'
import { type SourceRecord, sourceRecords } from '../db/schema.ts'
import { derivePlaces } from '../domain/clusters/derive-places.ts'
import type { Coordinates } from '../domain/geo/earth.ts'
import { type BoundaryIndex, createBoundaryIndex } from '../domain/regions/boundary-index.ts'
import { createRegionIndex, type RegionIndex } from '../domain/regions/region-index.ts'
import { forgetUndescribed } from '../domain/retired-places/retired-places.ts'
import { placeEditions } from './place-editions.ts'
import type { ParsedRow } from './tables/read-row.ts'

/** A stored row, from which the importer reads again what it states. */
export type StoredRow = Pick<SourceRecord, 'key' | 'raw' | 'line' | 'observedOn' | 'readOn' | 'facts'> & {
  /** The point of the place that it leads; null if it leads none. */
  point: Coordinates | null
}

export interface RereadContext {
  tx: Db
  index: RegionIndex
  boundaries: BoundaryIndex
}

/** An importer of places that can read its stored rows again. */
export interface PlaceImporter extends Importer {
  /** What a stored row states by the regions and boundaries of today; null if that can't be read from it. */
  reread?(stored: StoredRow, context: RereadContext): Promise<ParsedRow | null>
}

const batchSize = 1_000

// Elements that lead no place have no point that is stored.
const isOld = sql`facts is null and (leads or data_set <> 'openstreetmap')`

/**
 * Reads the stored rows of all data sets again and works out the places. Whether a point is in its district follows from the
 * boundaries, which may come after the places.
 * @param onlyOld only rows that were stored before there were editions, of which nothing is known but their cells
 * @returns what became of the rows
 */
export async function* rereadRecords(
  tx: Db,
  importers: readonly PlaceImporter[],
  { day, onlyOld = false }: { day: string; onlyOld?: boolean },
): AsyncGenerator<RowResult[], void> {
  const stored = await dataSetsWith(tx, onlyOld)
  if (stored.length === 0) return
  const context = await contextIn(tx)
  await createConsequences(tx)
  for (const dataSet of stored) {
    const importer = importers.find((one) => (one.dataSet ?? one.name) === dataSet && one.reread)
    if (!importer) continue
    await tx.execute(sql`
      create temporary table touched_rows (key text, region text, was_active boolean, leaves boolean) on commit drop`)
    await rereadDataSet(context, importer, onlyOld ? isOld : sql`true`)
    await indexTouched(tx)
    await tx.execute(sql`
      create temporary table off_the_map on commit drop as select key from ${sourceRecords}
      where data_set = ${dataSet} and place_id is null and key in (select key from touched_rows)`)
    await derivePlaces(tx, dataSet, day)
    await tx.execute(sql`
      insert into consequences select data_set, key, 'affected', 'on-the-map', place_id from ${sourceRecords}
      where data_set = ${dataSet} and place_id is not null and key in (select key from off_the_map)`)
    await tx.execute(sql`drop table touched_rows, off_the_map`)
  }
  yield* consequencesIn(tx)
  await tx.execute(sql`drop table consequences`)
}

/** Takes an import of places back. Its rows are read by the boundaries of today, which may have come after it. */
export async function undoPlaces(tx: Db, importer: PlaceImporter, found: ImportRow, day: string): Promise<void> {
  const rows = placeEditions(found.dataSet)
  async function derive(_: Db, today: string): Promise<void> {
    await rereadDataSet(await contextIn(tx), importer, sql`key in (select key from touched_rows)`)
    await rows.derive(tx, today)
  }
  await undoEdition(tx, found, { ...rows, derive }, day)
  await forgetUndescribed(tx)
}

const contextIn = async (tx: Db): Promise<RereadContext> => ({
  tx,
  index: await createRegionIndex(tx),
  boundaries: await createBoundaryIndex(tx),
})

async function dataSetsWith(tx: Db, onlyOld: boolean): Promise<string[]> {
  const rows = await tx.execute<{ name: string }>(sql`
    select distinct data_set as name from ${sourceRecords}
    where unit is not null and ${onlyOld ? isOld : sql`true`} order by 1`)
  return rows.map(({ name }) => name)
}

async function rereadDataSet(
  context: RereadContext,
  importer: PlaceImporter,
  condition: ReturnType<typeof sql>,
): Promise<void> {
  const { tx } = context
  const dataSet = importer.dataSet ?? importer.name
  const { stage } = placeEditions(dataSet)
  for (let after = ''; ; ) {
    const rows = await tx.execute<StoredRow & Record<string, unknown>>(sql`
      select key, raw, line, observed_on as "observedOn", read_on as "readOn", facts,
        (select jsonb_build_object('latitude', latitude, 'longitude', longitude) from places where leads and id = place_id) as point
      from ${sourceRecords}
      where data_set = ${dataSet} and unit is not null and key > ${after} and ${condition} order by key limit ${batchSize}`)
    if (rows.length === 0) return
    const read = await Promise.all(rows.map((row) => importer.reread?.(row, context)))
    await writeReread(
      tx,
      dataSet,
      rows.flatMap(({ key, line }, index) => {
        const parsed = read[index]
        if (parsed?.key !== key) return []
        const { facts, block } = stage(parsed, line).record
        return [{ key, facts, block }]
      }),
    )
    after = rows.at(-1)?.key ?? ''
  }
}

interface Consequence extends Record<string, unknown> {
  position: string
  key: string
  outcome: RowResult['outcome']
  reason: string | null
  detail: string | null
}

// The content hash stays: it is of what the file says.
const writeReread = (tx: Db, dataSet: string, rows: readonly object[]) =>
  tx.execute(sql`
    with incoming as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as rows (key text, facts jsonb, block text)
    ), changed as (
      select stored.key, stored.block, stored.retired_on, incoming.facts, incoming.block as new_block
      from ${sourceRecords} as stored join incoming using (key)
      where stored.data_set = ${dataSet} and (stored.facts, stored.block) is distinct from (incoming.facts, incoming.block)
    ), written as (
      update ${sourceRecords} as stored
      set facts = changed.facts, block = changed.new_block
      from changed where stored.data_set = ${dataSet} and stored.key = changed.key
    )
    insert into touched_rows (key, region, was_active, leaves)
    select key, block, true, false from changed
    where retired_on is null and key not in (select key from touched_rows)`)

async function* consequencesIn(tx: Db): AsyncGenerator<RowResult[]> {
  for (let after = ''; ; ) {
    const rows = await tx.execute<Consequence>(sql`
      select distinct on (position) data_set || ' ' || key as position, key, outcome, reason, detail from consequences
      where data_set || ' ' || key > ${after} order by position limit ${batchSize}`)
    if (rows.length === 0) return
    yield rows.map(({ key, outcome, reason, detail }) => ({
      ...{ key, outcome },
      ...(reason && { reason }),
      ...(detail && { detail }),
    }))
    after = rows.at(-1)?.position ?? ''
  }
}
