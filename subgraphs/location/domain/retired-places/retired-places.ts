import { sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { type PlaceRow, places, retiredPlaces, sourceRecords } from '../../db/schema.ts'

/** A place as it was, with its times as in JSON. */
export type RetiredPlace = Omit<PlaceRow, 'verifiedAt' | 'pos' | 'cell'> & { verifiedAt: string | null }

/**
 * Takes those places out of the answers that no record describes any more. Whoever saved one still finds it by its id, with low
 * confidence: the office's list lacks it, and nobody says that it is closed.
 * @param successors the place that has the records of a place now
 */
export async function retireEmptyPlaces(
  tx: Db,
  placeIds: readonly string[],
  { day, successors }: { day: string; successors: ReadonlyMap<string, string> },
): Promise<void> {
  if (placeIds.length === 0) return
  const rows = await tx
    .select()
    .from(places)
    .where(sql`${isOneOf(places.id, placeIds)} and not exists (
      select from ${sourceRecords} where ${sourceRecords.placeId} = ${places.id} and ${sourceRecords.retiredOn} is null)`)
  if (rows.length === 0) return
  const retired = rows.map(({ pos: _, cell: __, ...place }) => ({
    id: place.id,
    place: { ...place, verifiedAt: place.verifiedAt?.toISOString() ?? null, confidence: 'LOW' as const },
    retiredOn: day,
    successorId: successors.get(place.id) ?? null,
  }))
  await tx
    .insert(retiredPlaces)
    .values(retired)
    .onConflictDoUpdate({
      target: retiredPlaces.id,
      set: {
        place: sql`excluded.place`,
        retiredOn: sql`excluded.retired_on`,
        successorId: sql`excluded.successor_id`,
      },
    })
  await tx.delete(places).where(
    isOneOf(
      places.id,
      rows.map(({ id }) => id),
    ),
  )
}

/** What residents and moderators said of places that come back. They are no longer retired. */
export async function takeBack(tx: Db, placeIds: readonly string[]): Promise<Map<string, RetiredPlace>> {
  if (placeIds.length === 0) return new Map()
  const rows = await tx.delete(retiredPlaces).where(isOneOf(retiredPlaces.id, placeIds)).returning()
  return new Map(rows.map(({ id, place }) => [id, place]))
}

/** Forgets the retired places that no record ever described, once an import that added them is taken back. */
export const forgetUndescribed = (tx: Db) =>
  tx.delete(retiredPlaces).where(
    sql`${retiredPlaces.successorId} is null and not exists (
      select from ${sourceRecords} where ${sourceRecords.formerPlaceId} = ${retiredPlaces.id})`,
  )

/** A retired place as a row of `places`. */
export const rowOf = (place: RetiredPlace): PlaceRow => ({
  ...place,
  verifiedAt: place.verifiedAt ? new Date(place.verifiedAt) : null,
  pos: '',
  cell: null,
})
