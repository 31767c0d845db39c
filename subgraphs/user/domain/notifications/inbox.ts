import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { hasPrefix } from '../../../_shared/ids.ts'
import { type Placeholders, preparedCount, preparedWithParts } from '../../../_shared/prepared-queries.ts'
import { type NotificationRow, notifications } from '../../db/schema.ts'

/** Sort key of the last notification on a page: `createdAt` in milliseconds since 1970, and the id. */
export type InboxPosition = readonly [createdAtMs: number, id: string]

/** Up to `first + 1` of a person's notifications after `after`, the newest first. */
export async function notificationsOf(
  db: Db,
  userId: string,
  { first, after, unreadOnly }: { first: number; after?: InboxPosition; unreadOnly: boolean },
): Promise<NotificationRow[]> {
  const condition = and(ofPerson(userId, unreadOnly), after && isOlder(after))
  return latestNotifications(db, { condition }, { limit: first + 1 })
}

/** Number of a person's notifications. */
export async function countNotifications(db: Db, userId: string, unreadOnly: boolean): Promise<number> {
  return notificationCount(db, ofPerson(userId, unreadOnly))
}

const latestNotifications = preparedWithParts(
  (db, { condition }: { condition: SQL | undefined }, { limit }: Placeholders<{ limit: number }>) =>
    db
      .select()
      .from(notifications)
      .where(condition)
      .orderBy(desc(notifications.createdAt), desc(notifications.id))
      .limit(limit),
)

const notificationCount = preparedCount(notifications)

/**
 * Marks unread notifications of a person as read: those with the given ids, and that with `throughId` together with all older ones.
 * Leaves out ids that don't exist.
 * @returns how many it marked; null when there is no notification `throughId`
 */
export async function markRead(
  db: Db,
  userId: string,
  { ids, throughId }: { ids: readonly string[]; throughId: string | null },
): Promise<number | null> {
  const known = ids.filter((id) => hasPrefix('ntf', id))
  const isKnown = throughId === null || hasPrefix('ntf', throughId)
  const through = throughId === null || !isKnown ? undefined : await positionOf(db, userId, throughId)
  if (throughId !== null && !through) return null
  const marked = await db
    .update(notifications)
    .set({ readAt: sql`now()` })
    .where(
      and(
        ofPerson(userId, true),
        through
          ? sql`(${isOneOf(notifications.id, known)} or ${notifications.id} = ${through[1]} or ${isOlder(through)})`
          : isOneOf(notifications.id, known),
      ),
    )
    .returning({ id: notifications.id })
  return marked.length
}

async function positionOf(db: Db, userId: string, id: string): Promise<InboxPosition | undefined> {
  const [row] = await db
    .select({ createdAt: notifications.createdAt, id: notifications.id })
    .from(notifications)
    .where(and(eq(notifications.userId, userId), eq(notifications.id, id)))
  return row && [row.createdAt.getTime(), row.id]
}

const ofPerson = (userId: string, unreadOnly: boolean): SQL | undefined =>
  and(eq(notifications.userId, userId), unreadOnly ? isNull(notifications.readAt) : undefined)

const isOlder = ([createdAtMs, id]: InboxPosition): SQL =>
  sql`(${notifications.createdAt}, ${notifications.id}) < (${new Date(createdAtMs).toISOString()}::timestamptz, ${id})`
