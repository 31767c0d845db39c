import { asc, eq } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { PersonalData } from '../../../_shared/events/personal-data.ts'
import { savedItems, savedPlaces, users } from '../../db/schema.ts'

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
  return [
    { name: 'profile', title: { ko: '프로필', en: 'Profile' }, rows: profile },
    { name: 'savedPlaces', title: { ko: '저장한 장소', en: 'Saved places' }, rows: places },
    { name: 'savedItems', title: { ko: '저장한 품목', en: 'Saved items' }, rows: items },
  ]
}
