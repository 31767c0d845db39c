import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { EventData } from '../../../_shared/events/catalogue.ts'
import { savedPlaces } from '../../db/schema.ts'
import type { PlaceChange } from '../notifications/kinds.ts'
import { notify } from '../notifications/notify.ts'

/** People who are told in one statement. */
const batch = 2_000

/**
 * Tells everybody who saved a place what changed there. Lists with a place that another one has replaced get that one, with their note,
 * unless they have it already.
 * @param change.eventId names the change: nobody is told twice of one
 */
export async function followPlace(
  tx: Db,
  { placeId, placeName, changes, status, successorId, eventId }: EventData<'place.changed.v1'> & { eventId: string },
): Promise<void> {
  const parameters = {
    placeId,
    placeName: { ko: placeName.ko, en: placeName.en ?? placeName.ko },
    change: kindOf(changes, status),
  }
  for (let after = ''; ; ) {
    const people = await savers(tx, placeId, after)
    const list = people.map((userId) => ({
      userId,
      key: `place:${eventId}`,
      kind: 'place-changed' as const,
      parameters,
    }))
    await notify(tx, list)
    after = people.at(-1) ?? ''
    if (people.length < batch) break
  }
  if (successorId) await replacePlace(tx, placeId, successorId)
}

async function savers(tx: Db, placeId: string, after: string): Promise<string[]> {
  const { userId } = savedPlaces
  const rows = await tx
    .select({ userId })
    .from(savedPlaces)
    .where(and(eq(savedPlaces.placeId, placeId), gt(userId, after)))
    .orderBy(asc(userId))
    .limit(batch)
  return rows.map((row) => row.userId)
}

async function replacePlace(tx: Db, placeId: string, successorId: string): Promise<void> {
  await tx.execute(sql`
    update ${savedPlaces} set place_id = ${successorId}
    where place_id = ${placeId} and not exists (
      select from ${savedPlaces} as other where other.user_id = saved_places.user_id and other.place_id = ${successorId})`)
  await tx.delete(savedPlaces).where(eq(savedPlaces.placeId, placeId))
}

function kindOf(changes: EventData<'place.changed.v1'>['changes'], status: string | null): PlaceChange {
  const isClosed = status === 'PERMANENTLY_CLOSED' || status === 'TEMPORARILY_CLOSED'
  if (changes.includes('REMOVED') || (changes.includes('STATUS') && isClosed)) return 'closed'
  if (changes.includes('POSITION')) return 'address'
  return changes.includes('HOURS') ? 'hours' : 'other'
}
