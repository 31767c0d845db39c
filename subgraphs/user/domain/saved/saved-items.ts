import { and, count, eq, ne, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type ExistingIds, hasPrefix, newId } from '../../../_shared/ids.ts'
import type { Slice } from '../../../_shared/pagination.ts'
import { type Placeholders, preparedCount, preparedWithParts } from '../../../_shared/prepared-queries.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import { type SavedItemRow, savedItems } from '../../db/schema.ts'
import { lockProfile, type Person } from '../profiles/users.ts'
import { itemListFull, itemUnknown, listMax, type Problem } from '../refusals.ts'
import { isFrom, isWithin, orderOf, type SavedPosition } from './saved-position.ts'

/**
 * Adds an item to a person's list. An item that is already on the list stays unchanged.
 */
export async function saveItem(
  db: Db,
  person: Person,
  itemId: string,
  existing: ExistingIds,
): Promise<{ savedItem: SavedItemRow } | Refused<Problem>> {
  if (!hasPrefix('itm', itemId) || !existing.has(itemId)) return { problems: [itemUnknown] }
  return db.transaction(async (tx) => {
    await lockProfile(tx, person)
    const [others] = await tx
      .select({ total: count() })
      .from(savedItems)
      .where(and(eq(savedItems.userId, person.id), ne(savedItems.itemId, itemId)))
    if (!others || others.total >= listMax) return { problems: [itemListFull] }
    const [savedItem] = await tx
      .insert(savedItems)
      .values({ id: newId('svi'), userId: person.id, itemId })
      // Assigns the existing value, so that the existing row is returned.
      .onConflictDoUpdate({
        target: [savedItems.userId, savedItems.itemId],
        set: { savedAt: sql`${savedItems.savedAt}` },
      })
      .returning()
    if (!savedItem) throw new Error(`The upsert of a saved item returned no row: ${itemId}`)
    return { savedItem }
  })
}

/**
 * Removes an item from a person's list, also one that no longer exists. Returns the id of the removed entry; null when there was none.
 */
export async function unsaveItem(
  db: Db,
  person: Person,
  itemId: string,
  existing: ExistingIds,
): Promise<{ removedId: string | null } | Refused<Problem>> {
  if (!hasPrefix('itm', itemId)) return { problems: [itemUnknown] }
  const [removed] = await db
    .delete(savedItems)
    .where(and(eq(savedItems.userId, person.id), eq(savedItems.itemId, itemId)))
    .returning({ id: savedItems.id })
  if (!removed && !existing.has(itemId)) return { problems: [itemUnknown] }
  return { removedId: removed?.id ?? null }
}

/** Up to `size + 1` of a person's saved items in a slice, most recently saved first. */
export async function savedItemsOf(db: Db, userId: string, slice: Slice<SavedPosition>): Promise<SavedItemRow[]> {
  const condition = and(eq(savedItems.userId, userId), isWithin(savedItems, slice))
  return itemsInOrder(db, { condition, ...orderOf(savedItems, slice) }, { limit: slice.size + 1 })
}

/** Whether a person's list has items at a position or on one side of it. */
export async function hasSavedItemsFrom(
  db: Db,
  userId: string,
  where: { position: SavedPosition; towards: 'start' | 'end' },
): Promise<boolean> {
  const condition = and(eq(savedItems.userId, userId), isFrom(savedItems, where))
  const order = orderOf(savedItems, { isBackward: false })
  return (await itemsInOrder(db, { condition, ...order }, { limit: 1 })).length > 0
}

/** Number of items on a person's list. */
export async function countSavedItems(db: Db, userId: string): Promise<number> {
  return savedItemCount(db, eq(savedItems.userId, userId))
}

const itemsInOrder = preparedWithParts(
  (
    db,
    { condition, byTime, byId }: { condition: SQL | undefined; byTime: SQL; byId: SQL },
    { limit }: Placeholders<{ limit: number }>,
  ) => db.select().from(savedItems).where(condition).orderBy(byTime, byId).limit(limit),
)

const savedItemCount = preparedCount(savedItems)
