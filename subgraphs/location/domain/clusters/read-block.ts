import { sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { type PlaceRow, places, type RecordOutcome, sourceRecords } from '../../db/schema.ts'
import type { FactsOfPlace, RecordFacts } from './facts.ts'
import type { ClusterRecord } from './member.ts'

/** A record with what an earlier import made of it. */
export interface StoredRecord extends ClusterRecord {
  outcome: RecordOutcome
  reason: string | null
  detail: string | null
  /** Whether the import changed what it states. */
  isTouched: boolean
}

/** The records of a block, and the places that they describe. */
export interface Block {
  records: StoredRecord[]
  places: Map<string, PlaceRow>
  /** Places that records of other blocks lead. */
  elsewhere: Set<string>
  /** Places of records that left with this import. */
  left: string[]
}

/** Creates `left_places`: the places of records that left with this import, by the block that the record was in. */
export async function noteLeft(tx: Db, dataSet: string): Promise<void> {
  await tx.execute(sql`
    create temporary table left_places on commit drop as
    select distinct touched.region as block, coalesce(record.place_id, record.former_place_id) as id
    from touched_rows as touched join ${sourceRecords} as record on record.key = touched.key
    where record.data_set = ${dataSet} and touched.region is not null and (record.former_place_id is not null
      or (record.place_id is not null and record.block is distinct from touched.region))`)
  await tx.execute(sql`create index on left_places (block)`)
}

export async function readBlock(tx: Db, block: string, dataSet: string): Promise<Block> {
  const records = await tx.execute<StoredRecord & Record<string, unknown>>(sql`
    select data_set as "dataSet", record.key, observed_on as "observedOn", facts, place_id as "placeId",
      former_place_id as "formerPlaceId", pinned_place_id as "pinnedPlaceId", facts is null as "isFixed", leads, outcome, reason, detail,
      touched.key is not null as "isTouched"
    from ${sourceRecords} as record
    left join touched_rows as touched on touched.key = record.key and record.data_set = ${dataSet}
    where block = ${block} and retired_on is null`)
  const left = await tx.execute<{ id: string }>(sql`select id from left_places where block = ${block}`)
  const ids = [...new Set(records.flatMap(({ placeId, formerPlaceId }) => [placeId, formerPlaceId]))].filter(
    (id) => id !== null,
  )
  const rows = ids.length > 0 ? await tx.select().from(places).where(isOneOf(places.id, ids)) : []
  const byId = new Map(rows.map((row) => [row.id, row]))
  return {
    records: records.map((record) => ({ ...record, facts: record.facts ?? factsOfFixed(record, byId) })),
    places: byId,
    elsewhere: await ledElsewhere(tx, ids, block),
    left: left.map(({ id }) => id),
  }
}

async function ledElsewhere(tx: Db, ids: readonly string[], block: string): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct place_id as id from ${sourceRecords}
    where ${isOneOf(sourceRecords.placeId, ids)} and leads and retired_on is null and block is distinct from ${block}`)
  return new Set(rows.map(({ id }) => id))
}

// A record that isn't from a file states what its place has, if it leads that.
function factsOfFixed({ leads, placeId }: StoredRecord, byId: ReadonlyMap<string, PlaceRow>): RecordFacts | null {
  const row = leads && placeId ? byId.get(placeId) : undefined
  if (!row || row.duplicateOfId) return null
  const { id: _, pos: __, cell: ___, approved: ____, duplicateOfId: _____, verifiedAt, ...columns } = row
  const place: FactsOfPlace = { ...columns, verifiedAt: verifiedAt?.toISOString() ?? null }
  const { kind, nameKey, addressKey } = row
  return {
    kind,
    nameKey,
    addressKey,
    writtenPoint: '',
    writtenAddress: '',
    reason: null,
    detail: null,
    place,
    mayJoin: false,
  }
}
