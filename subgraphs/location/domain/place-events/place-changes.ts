import { eq } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { appendEvents } from '../../../_shared/events/append.ts'
import type { EventData, NewEvent } from '../../../_shared/events/catalogue.ts'
import { placeHours, places } from '../../db/schema.ts'
import { distanceMeters } from '../geo/earth.ts'

/** A place that moves less is at the same spot, measured better. */
const movedMeters = 100

type Change = EventData<'place.changed.v1'>['changes'][number]

interface Facts {
  id: string
  status: string
  nameKo: string
  nameEn: string | null
  latitude: number
  longitude: number
  duplicateOfId: string | null
  hours: unknown
}

/**
 * Runs a change of places, and tells the other subgraphs what people rely on and what is different afterwards: hours, position, status,
 * and that a place is gone. New places are not told. `successors` are the places that have the records of places that are gone. Two statements more than the change itself, and two if something is different.
 */
export async function tellingChanges<T>(
  tx: Db,
  placeIds: Iterable<string>,
  change: () => Promise<T>,
  successors: ReadonlyMap<string, string> = new Map(),
): Promise<T> {
  const ids = [...placeIds]
  const before = await factsOf(tx, ids)
  const result = await change()
  if (before.size === 0) return result
  const after = await factsOf(tx, [...before.keys()])
  const events = [...before.values()].flatMap((facts) => eventFor(facts, after.get(facts.id), successors.get(facts.id)))
  await appendEvents(tx, events)
  return result
}

async function factsOf(tx: Db, ids: readonly string[]): Promise<Map<string, Facts>> {
  if (ids.length === 0) return new Map()
  const { id, status, nameKo, nameEn, latitude, longitude, duplicateOfId } = places
  const rows = await tx
    .select({ id, status, nameKo, nameEn, latitude, longitude, duplicateOfId, hours: placeHours.hours })
    .from(places)
    .leftJoin(placeHours, eq(placeHours.placeId, id))
    .where(isOneOf(id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}

function eventFor(before: Facts, after: Facts | undefined, successor?: string): NewEvent[] {
  const changes: Change[] = after ? changesBetween(before, after) : ['REMOVED']
  if (changes.length === 0) return []
  const placeId = before.id
  const { nameKo, nameEn } = after ?? before
  const { status = null, duplicateOfId: successorId = successor ?? null } = after ?? {}
  return [
    {
      type: 'place.changed.v1',
      data: {
        ...{ placeId, placeName: { ko: nameKo, en: nameEn }, changes, status, successorId },
        positions: [before, ...(after ? [after] : [])].map(({ latitude, longitude }) => ({ latitude, longitude })),
      },
    },
  ]
}

function changesBetween(before: Facts, after: Facts): Change[] {
  const changes: Change[] = []
  // jsonb has one order of keys, so equal hours have equal texts.
  if (JSON.stringify(before.hours) !== JSON.stringify(after.hours)) changes.push('HOURS')
  if (distanceMeters(before, after) >= movedMeters) changes.push('POSITION')
  if (before.status !== after.status || before.duplicateOfId !== after.duplicateOfId) changes.push('STATUS')
  return changes
}
