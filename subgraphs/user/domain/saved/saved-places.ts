import { and, count, eq, ne, type SQL, sql } from 'drizzle-orm'
import { countCharacters, normaliseComment } from '../../../_shared/character-count.ts'
import type { Db } from '../../../_shared/db.ts'
import { type ExistingIds, hasPrefix, newId } from '../../../_shared/ids.ts'
import type { Slice } from '../../../_shared/pagination.ts'
import { type Placeholders, preparedCount, preparedWithParts } from '../../../_shared/prepared-queries.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import { type SavedPlaceRow, savedPlaces } from '../../db/schema.ts'
import { lockProfile, type Person } from '../profiles/users.ts'
import { listMax, noteMax, noteTooLong, type Problem, placeListFull, placeUnknown } from '../refusals.ts'
import { isFrom, isWithin, orderOf, type SavedPosition } from './saved-position.ts'

/**
 * Adds a place to a person's list, or changes its note. Null clears the note; undefined leaves it unchanged.
 */
export async function savePlace(
  db: Db,
  person: Person,
  { placeId, note: text }: { placeId: string; note?: string | null },
  existing: ExistingIds,
): Promise<{ savedPlace: SavedPlaceRow } | Refused<Problem>> {
  const note = text == null ? text : normaliseComment(text)
  const length = countCharacters(note ?? '')
  const problems: Problem[] = []
  if (!hasPrefix('plc', placeId) || !existing.has(placeId)) problems.push(placeUnknown)
  if (length > noteMax) problems.push(noteTooLong(length))
  if (problems.length > 0) return { problems }

  return db.transaction(async (tx) => {
    await lockProfile(tx, person)
    const [others] = await tx
      .select({ total: count() })
      .from(savedPlaces)
      .where(and(eq(savedPlaces.userId, person.id), ne(savedPlaces.placeId, placeId)))
    if (!others || others.total >= listMax) return { problems: [placeListFull] }
    const [savedPlace] = await tx
      .insert(savedPlaces)
      .values({ id: newId('svp'), userId: person.id, placeId, note })
      .onConflictDoUpdate({
        target: [savedPlaces.userId, savedPlaces.placeId],
        set: { note: note === undefined ? sql`${savedPlaces.note}` : note },
      })
      .returning()
    if (!savedPlace) throw new Error(`The upsert of a saved place returned no row: ${placeId}`)
    return { savedPlace }
  })
}

/**
 * Removes a place from a person's list, also one that no longer exists. Returns the id of the removed entry; null when there was none.
 */
export async function unsavePlace(
  db: Db,
  person: Person,
  placeId: string,
  existing: ExistingIds,
): Promise<{ removedId: string | null } | Refused<Problem>> {
  if (!hasPrefix('plc', placeId)) return { problems: [placeUnknown] }
  const [removed] = await db
    .delete(savedPlaces)
    .where(and(eq(savedPlaces.userId, person.id), eq(savedPlaces.placeId, placeId)))
    .returning({ id: savedPlaces.id })
  if (!removed && !existing.has(placeId)) return { problems: [placeUnknown] }
  return { removedId: removed?.id ?? null }
}

/** Up to `size + 1` of a person's saved places in a slice, most recently saved first. */
export async function savedPlacesOf(db: Db, userId: string, slice: Slice<SavedPosition>): Promise<SavedPlaceRow[]> {
  const condition = and(eq(savedPlaces.userId, userId), isWithin(savedPlaces, slice))
  return placesInOrder(db, { condition, ...orderOf(savedPlaces, slice) }, { limit: slice.size + 1 })
}

/** Whether a person's list has places at a position or on one side of it. */
export async function hasSavedPlacesFrom(
  db: Db,
  userId: string,
  where: { position: SavedPosition; towards: 'start' | 'end' },
): Promise<boolean> {
  const condition = and(eq(savedPlaces.userId, userId), isFrom(savedPlaces, where))
  const order = orderOf(savedPlaces, { isBackward: false })
  return (await placesInOrder(db, { condition, ...order }, { limit: 1 })).length > 0
}

/** Number of places on a person's list. */
export async function countSavedPlaces(db: Db, userId: string): Promise<number> {
  return savedPlaceCount(db, eq(savedPlaces.userId, userId))
}

const placesInOrder = preparedWithParts(
  (
    db,
    { condition, byTime, byId }: { condition: SQL | undefined; byTime: SQL; byId: SQL },
    { limit }: Placeholders<{ limit: number }>,
  ) => db.select().from(savedPlaces).where(condition).orderBy(byTime, byId).limit(limit),
)

const savedPlaceCount = preparedCount(savedPlaces)
