import { and, count, desc, eq, ne, type SQL, sql } from 'drizzle-orm'
import { countCharacters, normaliseComment } from '../../../_shared/character-count.ts'
import type { Db } from '../../../_shared/db.ts'
import { type ExistingIds, hasPrefix, newId } from '../../../_shared/ids.ts'
import { type Placeholders, preparedCount, preparedWithParts } from '../../../_shared/prepared-queries.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import { type SavedPlaceRow, savedPlaces } from '../../db/schema.ts'
import { lockProfile, type Person } from '../profiles/users.ts'
import { listMax, noteMax, noteTooLong, type Problem, placeListFull, placeUnknown } from '../refusals.ts'
import { isAfter, type SavedPosition } from './saved-position.ts'

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

/** Up to `first + 1` of a person's saved places after `after`, most recently saved first. */
export async function savedPlacesOf(
  db: Db,
  userId: string,
  { first, after }: { first: number; after?: SavedPosition },
): Promise<SavedPlaceRow[]> {
  const condition = and(eq(savedPlaces.userId, userId), after && isAfter(savedPlaces, after))
  return latestPlaces(db, { condition }, { limit: first + 1 })
}

/** Number of places on a person's list. */
export async function countSavedPlaces(db: Db, userId: string): Promise<number> {
  return savedPlaceCount(db, eq(savedPlaces.userId, userId))
}

const latestPlaces = preparedWithParts(
  (db, { condition }: { condition: SQL | undefined }, { limit }: Placeholders<{ limit: number }>) =>
    db
      .select()
      .from(savedPlaces)
      .where(condition)
      .orderBy(desc(savedPlaces.savedAt), desc(savedPlaces.id))
      .limit(limit),
)

const savedPlaceCount = preparedCount(savedPlaces)
