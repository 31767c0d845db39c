import { asc, eq } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { PersonalData } from '../../../_shared/events/personal-data.ts'
import { contentTickets } from '../../db/schema.ts'

/** The tickets that a person sent while they were signed in. */
export async function ownData(db: Db, accountId: string): Promise<PersonalData[]> {
  const { userId, receivedAt, id, kind, itemId, regionId, problem, name, comment, locale, closedAt, resolution } =
    contentTickets
  const tickets = await db
    .select({ id, kind, itemId, regionId, problem, name, comment, locale, receivedAt, closedAt, resolution })
    .from(contentTickets)
    .where(eq(userId, accountId))
    .orderBy(asc(receivedAt))
  return [{ name: 'tickets', title: { ko: '문의', en: 'Messages' }, rows: tickets }]
}
