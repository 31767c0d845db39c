import { and, count, desc, eq, ne, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { hasPrefix, newId } from '../../../_shared/ids.ts'
import type { Refused } from '../../../_shared/problems.ts'
import { type SavedItemRow, savedItems } from '../../db/schema.ts'
import { itemsFull, itemUnknown, listMax, type Problem } from '../problems.ts'
import { lockProfile, type Person } from '../profiles/users.ts'
import { behind, type SavedPosition } from './saved-lists.ts'

/** Puts an item on a person's list; one that is there already stays as it is. */
export async function saveItem(
  db: Db,
  person: Person,
  itemId: string,
): Promise<{ savedItem: SavedItemRow } | Refused<Problem>> {
  if (!hasPrefix('itm', itemId)) return { problems: [itemUnknown] }
  return db.transaction(async (tx) => {
    await lockProfile(tx, person)
    const [others] = await tx
      .select({ total: count() })
      .from(savedItems)
      .where(and(eq(savedItems.userId, person.id), ne(savedItems.itemId, itemId)))
    if (!others || others.total >= listMax) return { problems: [itemsFull] }
    const [savedItem] = await tx
      .insert(savedItems)
      .values({ id: newId('svi'), userId: person.id, itemId })
      // Sets what is there, so that the row is returned.
      .onConflictDoUpdate({
        target: [savedItems.userId, savedItems.itemId],
        set: { savedAt: sql`${savedItems.savedAt}` },
      })
      .returning()
    if (!savedItem) throw new Error(`An upsert returned no row: ${itemId}`)
    return { savedItem }
  })
}

/** Takes an item off a person's list. Returns the id of the line that went; null when there was none. */
export async function unsaveItem(
  db: Db,
  person: Person,
  itemId: string,
): Promise<{ removedId: string | null } | Refused<Problem>> {
  if (!hasPrefix('itm', itemId)) return { problems: [itemUnknown] }
  const [removed] = await db
    .delete(savedItems)
    .where(and(eq(savedItems.userId, person.id), eq(savedItems.itemId, itemId)))
    .returning({ id: savedItems.id })
  return { removedId: removed?.id ?? null }
}

/** A person's list of items, the one saved last first, behind `after`; one more than `first`, if there are as many. */
export async function savedItemsOf(
  db: Db,
  userId: string,
  { first, after }: { first: number; after?: SavedPosition },
): Promise<SavedItemRow[]> {
  return db
    .select()
    .from(savedItems)
    .where(and(eq(savedItems.userId, userId), after && behind(savedItems, after)))
    .orderBy(desc(savedItems.savedAt), desc(savedItems.id))
    .limit(first + 1)
}

/** How many items are on a person's list. */
export async function countSavedItems(db: Db, userId: string): Promise<number> {
  return db.$count(savedItems, eq(savedItems.userId, userId))
}
