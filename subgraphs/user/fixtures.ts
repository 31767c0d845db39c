import type { Db } from '../_shared/db.ts'
import { type ExistingIds, newId } from '../_shared/ids.ts'
import { insertRows } from '../_shared/insert-rows.ts'
import type { Locale } from '../_shared/locale.ts'
import {
  type DiaryEntryRow,
  diaryEntries,
  type NotificationRow,
  notificationPreferences,
  notifications,
  type PushDeviceRow,
  pushDevices,
  type SavedItemRow,
  type SavedPlaceRow,
  savedItems,
  savedPlaces,
  type UserRow,
  users,
} from './db/schema.ts'
import type { Person } from './domain/profiles/users.ts'

/** For tests in which every id of the input exists. */
export const allExist: ExistingIds = { has: () => true }

/** A signed-in person with a user id. */
export const aPerson = (id: string, locale: Locale): Person => ({
  id,
  contributorId: id.replace(/^usr_/, 'ctr_'),
  locale,
})

/** A person with a profile. */
export const aUser = (db: Db, overrides: Partial<UserRow> = {}): Promise<UserRow> => {
  const { id, contributorId } = aPerson(overrides.id ?? newId('usr'), 'en')
  const values = { id, contributorId, displayName: 'Robin', ...overrides }
  return singleRow(db.insert(users).values(values).returning())
}

/** A saved place on the list of `userId`; of a new person by default. */
export const aSavedPlace = async (db: Db, overrides: Partial<SavedPlaceRow> = {}): Promise<SavedPlaceRow> => {
  const userId = overrides.userId ?? (await aUser(db)).id
  const values = { id: newId('svp'), placeId: newId('plc'), ...overrides, userId }
  return singleRow(db.insert(savedPlaces).values(values).returning())
}

/** A saved item on the list of `userId`; of a new person by default. */
export const aSavedItem = async (db: Db, overrides: Partial<SavedItemRow> = {}): Promise<SavedItemRow> => {
  const userId = overrides.userId ?? (await aUser(db)).id
  const values = { id: newId('svi'), itemId: newId('itm'), ...overrides, userId }
  return singleRow(db.insert(savedItems).values(values).returning())
}

/** Adds `count` places to a person's list, all saved in the same millisecond. */
export async function addSavedPlaces(db: Db, userId: string, count: number): Promise<void> {
  const rows = Array.from({ length: count }, () => ({ id: newId('svp'), userId, placeId: newId('plc') }))
  await db.insert(savedPlaces).values(rows)
}

/** Adds `count` items to a person's list, all saved in the same millisecond. */
export async function addSavedItems(db: Db, userId: string, count: number): Promise<void> {
  const rows = Array.from({ length: count }, () => ({ id: newId('svi'), userId, itemId: newId('itm') }))
  await db.insert(savedItems).values(rows)
}

/** A notification of `userId`, of a new person by default, that a suggestion was approved. */
export const aNotification = async (db: Db, overrides: Partial<NotificationRow> = {}): Promise<NotificationRow> => {
  const id = newId('ntf')
  const userId = overrides.userId ?? (await aUser(db)).id
  const parameters = { suggestionId: newId('sug'), placeName: null }
  const content = { kind: 'suggestion-approved', topic: 'SUGGESTION_DECISION', parameters } as const
  return singleRow(
    db
      .insert(notifications)
      .values({ id, key: id, ...content, ...overrides, userId })
      .returning(),
  )
}

/** A device of `userId`, of a new person by default, with Firebase. */
export const aPushDevice = async (db: Db, overrides: Partial<PushDeviceRow> = {}): Promise<PushDeviceRow> => {
  const id = newId('psd')
  const userId = overrides.userId ?? (await aUser(db)).id
  const values = {
    id,
    transport: 'FCM',
    token: `${id}:${'t'.repeat(100)}`,
    locale: 'en',
    ...overrides,
    userId,
  } as const
  return singleRow(db.insert(pushDevices).values(values).returning())
}

/** Preferences that differ from the defaults. */
export const setPreferences = async (
  db: Db,
  userId: string,
  values: Partial<typeof notificationPreferences.$inferInsert>,
): Promise<void> => {
  await db.insert(notificationPreferences).values({ locale: 'en', ...values, userId })
}

async function singleRow<Row>(rows: Promise<Row[]>): Promise<Row> {
  const [row] = await rows
  if (!row) throw new Error('The insert of a fixture returned no row.')
  return row
}

/** An entry in the diary of `userId`; of a new person by default. */
export const aDiaryEntry = async (db: Db, overrides: Partial<DiaryEntryRow> = {}): Promise<DiaryEntryRow> => {
  const userId = overrides.userId ?? (await aUser(db)).id
  const id = newId('dry')
  const values = { id, clientEntryId: id, materialId: 'mat_paper', quantity: 1, disposedOn: '2026-11-24' }
  return singleRow(
    db
      .insert(diaryEntries)
      .values({ utcOffsetMinutes: 540, ...values, ...overrides, userId })
      .returning(),
  )
}

/** Adds an entry for each of the rows to a person's diary. */
export async function addDiaryEntries(
  db: Db,
  userId: string,
  rows: readonly (Partial<DiaryEntryRow> & Pick<DiaryEntryRow, 'disposedOn'>)[],
): Promise<void> {
  const defaults = { itemId: null, materialId: 'mat_paper', quantity: 1, weightGrams: null, utcOffsetMinutes: 540 }
  const full = rows.map((row) => {
    const id = newId('dry')
    return { id, userId, clientEntryId: id, ...defaults, ...row }
  })
  await insertRows(db, diaryEntries, full)
}
