import { asc, eq, getTableColumns } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { PersonalData } from '../../../_shared/events/personal-data.ts'
import {
  deletedDiaryEntries,
  diaryEntries,
  notificationPreferences,
  notifications,
  pushDevices,
  savedItems,
  savedPlaces,
  users,
} from '../../db/schema.ts'

/** Everything about a person. */
export async function ownData(db: Db, accountId: string): Promise<PersonalData[]> {
  const profile = await db.select().from(users).where(eq(users.id, accountId))
  const places = await db
    .select()
    .from(savedPlaces)
    .where(eq(savedPlaces.userId, accountId))
    .orderBy(asc(savedPlaces.savedAt))
  const items = await db
    .select()
    .from(savedItems)
    .where(eq(savedItems.userId, accountId))
    .orderBy(asc(savedItems.savedAt))
  const entries = await db
    .select()
    .from(diaryEntries)
    .where(eq(diaryEntries.userId, accountId))
    .orderBy(asc(diaryEntries.disposedOn), asc(diaryEntries.id))
  const deleted = await db
    .select()
    .from(deletedDiaryEntries)
    .where(eq(deletedDiaryEntries.userId, accountId))
    .orderBy(asc(deletedDiaryEntries.deletedAt))
  const preferences = await db
    .select()
    .from(notificationPreferences)
    .where(eq(notificationPreferences.userId, accountId))
  const received = await db
    .select()
    .from(notifications)
    .where(eq(notifications.userId, accountId))
    .orderBy(asc(notifications.createdAt), asc(notifications.id))
  // Whoever has the token of a device and its keys can send messages to it.
  const { token: _token, p256dh: _p256dh, auth: _auth, ...shown } = getTableColumns(pushDevices)
  const devices = await db
    .select(shown)
    .from(pushDevices)
    .where(eq(pushDevices.userId, accountId))
    .orderBy(asc(pushDevices.refreshedAt))
  return [
    { name: 'profile', title: { ko: '프로필', en: 'Profile' }, rows: profile },
    { name: 'savedPlaces', title: { ko: '저장한 장소', en: 'Saved places' }, rows: places },
    { name: 'savedItems', title: { ko: '저장한 품목', en: 'Saved items' }, rows: items },
    { name: 'diaryEntries', title: { ko: '배출 기록', en: 'Disposal diary' }, rows: entries },
    {
      name: 'deletedDiaryEntries',
      title: { ko: '삭제한 배출 기록의 번호', en: 'Ids of deleted diary entries' },
      rows: deleted,
    },
    {
      name: 'notificationPreferences',
      title: { ko: '알림 설정', en: 'Notification preferences' },
      rows: preferences,
    },
    { name: 'notifications', title: { ko: '알림', en: 'Notifications' }, rows: received },
    { name: 'pushDevices', title: { ko: '알림을 받는 기기', en: 'Devices with push messages' }, rows: devices },
  ]
}
