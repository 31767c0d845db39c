import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import { buildConflictUpdateColumns, type Db } from '../../../_shared/db.ts'
import { insertRows } from '../../../_shared/insert-rows.ts'
import {
  materials,
  type NewSourceRecord,
  type PlaceRow,
  placeMaterials,
  places,
  sourceRecords,
} from '../../db/schema.ts'
import { applyApprovedFacts } from './approved-facts.ts'
import { recomputeHours } from './hours.ts'

/** The columns that a write of a place sets. Those that moderators decide on are optional, and keep their value. */
export type PlaceValues = Omit<PlaceRow, 'pos' | 'cell' | 'access' | 'approved' | 'verifiedAt' | 'duplicateOfId'> &
  Partial<Pick<PlaceRow, 'access' | 'approved' | 'verifiedAt' | 'duplicateOfId'>>

/** Inserts or updates places. */
export async function writePlaces(tx: Db, rows: readonly PlaceValues[]): Promise<void> {
  const [first] = rows
  if (!first) return
  await insertRows(tx, places, rows, {
    target: [places.id],
    // Keep the later `verifiedAt`: a record without one must not clear it.
    set: {
      ...buildConflictUpdateColumns(places, first),
      verifiedAt: sql`greatest(${places.verifiedAt}, excluded.verified_at)`,
    },
  })
  await applyApprovedFacts(
    tx,
    rows.map(({ id }) => id),
  )
}

/**
 * Inserts or updates records of existing places. When several records lead a place, only the last one in `rows` keeps
 * the lead.
 */
export async function writeRecords(tx: Db, rows: readonly NewSourceRecord[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const { dataSet: _, key: __, ...changing } = first
  await insertRows(tx, sourceRecords, rows, {
    target: [sourceRecords.dataSet, sourceRecords.key],
    set: buildConflictUpdateColumns(sourceRecords, changing),
  })
  const leading = new Map(rows.filter(({ leads }) => leads).map((row) => [row.placeId, row]))
  if (leading.size === 0) return
  const latest = sql.join(
    [...leading.values()].map((row) => sql`(${row.placeId}::text, ${row.dataSet}::text, ${row.key}::text)`),
    sql`, `,
  )
  await tx.execute(sql`
    update ${sourceRecords} set leads = false
    from (values ${latest}) as latest (place_id, data_set, key)
    where ${sourceRecords.placeId} = latest.place_id and ${sourceRecords.leads}
      and (${sourceRecords.dataSet}, ${sourceRecords.key}) <> (latest.data_set, latest.key)`)
}

/**
 * Recomputes the materials and the opening hours of places from their records and from the facts that moderators
 * approved.
 */
export async function recomputeFromRecords(tx: Db, placeIds: readonly string[]): Promise<void> {
  await recomputeMaterials(tx, placeIds)
  await recomputeHours(tx, placeIds)
}

/**
 * Recomputes the materials of places: those that moderators approved, or else the materials of all records together.
 * The pricing is unknown when records disagree. The conditions are those of the leading record, or else of the first
 * record that has any.
 */
async function recomputeMaterials(tx: Db, placeIds: readonly string[]): Promise<void> {
  if (placeIds.length === 0) return
  await tx.delete(placeMaterials).where(isOneOf(placeMaterials.placeId, placeIds))
  await tx.execute(sql`
    insert into ${placeMaterials}
      (place_id, latitude, longitude, material_id, position, pricing, conditions_ko, conditions_en)
    select ${places.id}, ${places.latitude}, ${places.longitude}, ${materials.id}, ${materials.position},
      coalesce(case when count(distinct pricing) = 1 then min(pricing) end, 'UNKNOWN'),
      (array_agg(conditions_ko order by leads desc, data_set, key) filter (where has_conditions))[1],
      (array_agg(conditions_en order by leads desc, data_set, key) filter (where has_conditions))[1]
    from ${places}
    join ${materials} on
      case when ${places.approved} ? 'materialIds' then ${places.approved} -> 'materialIds' ? ${materials.id}
      else exists (select from ${sourceRecords} as record
        where record.place_id = ${places.id} and ${materials.id} = any(record.material_ids)) end
    left join ${sourceRecords}
      on ${sourceRecords.placeId} = ${places.id} and ${materials.id} = any(${sourceRecords.materialIds})
    cross join lateral (select
      nullif(terms #>> array[${materials.id}, 'pricing'], 'UNKNOWN') as pricing,
      terms #>> array[${materials.id}, 'conditionsKo'] as conditions_ko,
      terms #>> array[${materials.id}, 'conditionsEn'] as conditions_en) as stated_terms
    cross join lateral (select coalesce(conditions_ko, conditions_en) is not null as has_conditions) as stated_conditions
    where ${isOneOf(places.id, placeIds)}
    group by ${places.id}, ${materials.id}, ${materials.position}`)
}

/** Deletes the given places that have no record any more. */
export async function removeEmptyPlaces(tx: Db, placeIds: readonly string[]): Promise<void> {
  if (placeIds.length === 0) return
  const empty = tx
    .select({ id: places.id })
    .from(places)
    .leftJoin(sourceRecords, eq(sourceRecords.placeId, places.id))
    .where(and(isOneOf(places.id, placeIds), isNull(sourceRecords.placeId)))
  await tx.delete(places).where(inArray(places.id, empty))
}
