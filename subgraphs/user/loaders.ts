import DataLoader from 'dataloader'
import { and, count, eq } from 'drizzle-orm'
import { isOneOf } from '../_shared/array-conditions.ts'
import { oneForEach } from '../_shared/batch.ts'
import type { Db } from '../_shared/db.ts'
import { hasPrefix } from '../_shared/ids.ts'
import {
  type DiaryEntryRow,
  diaryEntries,
  type NotificationRow,
  notifications,
  type SavedItemRow,
  type SavedPlaceRow,
  savedItems,
  savedPlaces,
  type UserRow,
  users,
} from './db/schema.ts'

export type Loaders = ReturnType<typeof createLoaders>

/** The loaders of one request. @param viewerId the person whose lists are read; undefined when nobody is signed in */
export const createLoaders = (db: Db, viewerId: string | undefined) => ({
  /** A profile by the person's id; null when it doesn't exist yet. */
  user: new DataLoader<string, UserRow | null>(async (ids) => {
    const rows = await db.select().from(users).where(isOneOf(users.id, ids))
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** A profile by the person's public id; null when there is none. */
  contributor: new DataLoader<string, UserRow | null>(async (ids) => {
    const candidates = ids.filter((id) => hasPrefix('ctr', id))
    const rows = await db.select().from(users).where(isOneOf(users.contributorId, candidates))
    return oneForEach(ids, rows, (row) => String(row.contributorId))
  }),

  /** A saved place of the viewer by its id; null when there is none or it belongs to somebody else. */
  savedPlace: new DataLoader<string, SavedPlaceRow | null>(async (ids) => {
    if (!viewerId) return ids.map(() => null)
    const candidates = ids.filter((id) => hasPrefix('svp', id))
    const rows = await db
      .select()
      .from(savedPlaces)
      .where(and(eq(savedPlaces.userId, viewerId), isOneOf(savedPlaces.id, candidates)))
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** A saved item of the viewer by its id; null when there is none or it belongs to somebody else. */
  savedItem: new DataLoader<string, SavedItemRow | null>(async (ids) => {
    if (!viewerId) return ids.map(() => null)
    const candidates = ids.filter((id) => hasPrefix('svi', id))
    const rows = await db
      .select()
      .from(savedItems)
      .where(and(eq(savedItems.userId, viewerId), isOneOf(savedItems.id, candidates)))
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** A notification of the viewer by its id; null when there is none or it belongs to somebody else. */
  notification: new DataLoader<string, NotificationRow | null>(async (ids) => {
    if (!viewerId) return ids.map(() => null)
    const candidates = ids.filter((id) => hasPrefix('ntf', id))
    const rows = await db
      .select()
      .from(notifications)
      .where(and(eq(notifications.userId, viewerId), isOneOf(notifications.id, candidates)))
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** A diary entry of the viewer by its id; null when there is none or it belongs to somebody else. */
  diaryEntry: new DataLoader<string, DiaryEntryRow | null>(async (ids) => {
    if (!viewerId) return ids.map(() => null)
    const candidates = ids.filter((id) => hasPrefix('dry', id))
    const rows = await db
      .select()
      .from(diaryEntries)
      .where(and(eq(diaryEntries.userId, viewerId), isOneOf(diaryEntries.id, candidates)))
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** Whether a place is on the viewer's list; null when nobody is signed in. */
  isPlaceSaved: new DataLoader<string, boolean | null>(async (placeIds) => {
    if (!viewerId) return placeIds.map(() => null)
    const rows = await db
      .select({ placeId: savedPlaces.placeId })
      .from(savedPlaces)
      .where(and(eq(savedPlaces.userId, viewerId), isOneOf(savedPlaces.placeId, placeIds)))
    const saved = new Set(rows.map((row) => row.placeId))
    return placeIds.map((id) => saved.has(id))
  }),

  /** Whether an item is on the viewer's list; null when nobody is signed in. */
  isItemSaved: new DataLoader<string, boolean | null>(async (itemIds) => {
    if (!viewerId) return itemIds.map(() => null)
    const rows = await db
      .select({ itemId: savedItems.itemId })
      .from(savedItems)
      .where(and(eq(savedItems.userId, viewerId), isOneOf(savedItems.itemId, itemIds)))
    const saved = new Set(rows.map((row) => row.itemId))
    return itemIds.map((id) => saved.has(id))
  }),

  /** The number of people who saved a place. */
  savedCount: new DataLoader<string, number>(async (placeIds) => {
    const { placeId } = savedPlaces
    const rows = await db
      .select({ placeId, people: count() })
      .from(savedPlaces)
      .where(isOneOf(placeId, placeIds))
      .groupBy(placeId)
    return oneForEach(placeIds, rows, (row) => row.placeId).map((row) => row?.people ?? 0)
  }),
})
