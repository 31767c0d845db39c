import DataLoader from 'dataloader'
import { and, count, eq } from 'drizzle-orm'
import { isOneOf } from '../_shared/array-conditions.ts'
import { oneForEach } from '../_shared/batch.ts'
import type { Db } from '../_shared/db.ts'
import { hasPrefix } from '../_shared/ids.ts'
import { type ByIds, type Placeholders, prepared } from '../_shared/prepared-queries.ts'
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

/** The loaders of one request. @param viewerIdOf returns the person whose lists are read; undefined when nobody is signed in */
export const createLoaders = (db: Db, viewerIdOf: () => string | undefined) => ({
  /** A profile by the person's id; null when it doesn't exist yet. */
  user: new DataLoader<string, UserRow | null>(async (ids) => {
    const rows = await usersById(db, { ids })
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** A profile by the person's public id; null when there is none. */
  contributor: new DataLoader<string, UserRow | null>(async (ids) => {
    const candidates = ids.filter((id) => hasPrefix('ctr', id))
    const rows = await usersByContributor(db, { ids: candidates })
    return oneForEach(ids, rows, (row) => String(row.contributorId))
  }),

  /** A saved place of the viewer by its id; null when there is none or it belongs to somebody else. */
  savedPlace: new DataLoader<string, SavedPlaceRow | null>(async (ids) => {
    const viewerId = viewerIdOf()
    if (!viewerId) return ids.map(() => null)
    const candidates = ids.filter((id) => hasPrefix('svp', id))
    const rows = await savedPlacesById(db, { ids: candidates, viewerId })
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** A saved item of the viewer by its id; null when there is none or it belongs to somebody else. */
  savedItem: new DataLoader<string, SavedItemRow | null>(async (ids) => {
    const viewerId = viewerIdOf()
    if (!viewerId) return ids.map(() => null)
    const candidates = ids.filter((id) => hasPrefix('svi', id))
    const rows = await savedItemsById(db, { ids: candidates, viewerId })
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** A notification of the viewer by its id; null when there is none or it belongs to somebody else. */
  notification: new DataLoader<string, NotificationRow | null>(async (ids) => {
    const viewerId = viewerIdOf()
    if (!viewerId) return ids.map(() => null)
    const candidates = ids.filter((id) => hasPrefix('ntf', id))
    const rows = await notificationsById(db, { ids: candidates, viewerId })
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** A diary entry of the viewer by its id; null when there is none or it belongs to somebody else. */
  diaryEntry: new DataLoader<string, DiaryEntryRow | null>(async (ids) => {
    const viewerId = viewerIdOf()
    if (!viewerId) return ids.map(() => null)
    const candidates = ids.filter((id) => hasPrefix('dry', id))
    const rows = await diaryEntriesById(db, { ids: candidates, viewerId })
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** Whether a place is on the viewer's list; null when nobody is signed in. */
  isPlaceSaved: new DataLoader<string, boolean | null>(async (placeIds) => {
    const viewerId = viewerIdOf()
    if (!viewerId) return placeIds.map(() => null)
    const rows = await savedAmongPlaces(db, { ids: placeIds, viewerId })
    const saved = new Set(rows.map((row) => row.placeId))
    return placeIds.map((id) => saved.has(id))
  }),

  /** Whether an item is on the viewer's list; null when nobody is signed in. */
  isItemSaved: new DataLoader<string, boolean | null>(async (itemIds) => {
    const viewerId = viewerIdOf()
    if (!viewerId) return itemIds.map(() => null)
    const rows = await savedAmongItems(db, { ids: itemIds, viewerId })
    const saved = new Set(rows.map((row) => row.itemId))
    return itemIds.map((id) => saved.has(id))
  }),

  /** The number of people who saved a place. */
  savedCount: new DataLoader<string, number>(async (placeIds) => {
    const rows = await savedCounts(db, { ids: placeIds })
    return oneForEach(placeIds, rows, (row) => row.placeId).map((row) => row?.people ?? 0)
  }),
})

type ByIdsOfViewer = Placeholders<{ ids: readonly string[]; viewerId: string }>

const usersById = prepared((db, { ids }: ByIds) => db.select().from(users).where(isOneOf(users.id, ids)))

const usersByContributor = prepared((db, { ids }: ByIds) =>
  db.select().from(users).where(isOneOf(users.contributorId, ids)),
)

const savedPlacesById = prepared((db, { ids, viewerId }: ByIdsOfViewer) =>
  db
    .select()
    .from(savedPlaces)
    .where(and(eq(savedPlaces.userId, viewerId), isOneOf(savedPlaces.id, ids))),
)

const savedItemsById = prepared((db, { ids, viewerId }: ByIdsOfViewer) =>
  db
    .select()
    .from(savedItems)
    .where(and(eq(savedItems.userId, viewerId), isOneOf(savedItems.id, ids))),
)

const notificationsById = prepared((db, { ids, viewerId }: ByIdsOfViewer) =>
  db
    .select()
    .from(notifications)
    .where(and(eq(notifications.userId, viewerId), isOneOf(notifications.id, ids))),
)

const diaryEntriesById = prepared((db, { ids, viewerId }: ByIdsOfViewer) =>
  db
    .select()
    .from(diaryEntries)
    .where(and(eq(diaryEntries.userId, viewerId), isOneOf(diaryEntries.id, ids))),
)

const savedAmongPlaces = prepared((db, { ids, viewerId }: ByIdsOfViewer) =>
  db
    .select({ placeId: savedPlaces.placeId })
    .from(savedPlaces)
    .where(and(eq(savedPlaces.userId, viewerId), isOneOf(savedPlaces.placeId, ids))),
)

const savedAmongItems = prepared((db, { ids, viewerId }: ByIdsOfViewer) =>
  db
    .select({ itemId: savedItems.itemId })
    .from(savedItems)
    .where(and(eq(savedItems.userId, viewerId), isOneOf(savedItems.itemId, ids))),
)

const savedCounts = prepared((db, { ids }: ByIds) => {
  const { placeId } = savedPlaces
  return db.select({ placeId, people: count() }).from(savedPlaces).where(isOneOf(placeId, ids)).groupBy(placeId)
})
