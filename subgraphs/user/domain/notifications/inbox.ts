import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { hasPrefix } from '../../../_shared/ids.ts'
import type { Slice } from '../../../_shared/pagination.ts'
import { type Placeholders, preparedCount, preparedWithParts } from '../../../_shared/prepared-queries.ts'
import { type NotificationRow, notifications } from '../../db/schema.ts'

/** Sort key of the last notification on a page: `createdAt` in milliseconds since 1970, and the id. */
export type InboxPosition = readonly [createdAtMs: number, id: string]

/** Up to `size + 1` of a person's notifications in a slice, the newest first; in reverse if the slice is backward. */
export async function notificationsOf(
  db: Db,
  userId: string,
  { size, isBackward, after, before, unreadOnly }: Slice<InboxPosition> & { unreadOnly: boolean },
): Promise<NotificationRow[]> {
  const order = isBackward ? asc : desc
  const condition = and(ofPerson(userId, unreadOnly), after && isBeyond('<', after), before && isBeyond('>', before))
  const parts = { condition, byTime: order(notifications.createdAt), byId: order(notifications.id) }
  return notificationsInOrder(db, parts, { limit: size + 1 })
}

/** Whether a person has notifications at a position or on one side of it: `start` for newer ones. */
export async function hasNotificationsFrom(
  db: Db,
  userId: string,
  { position, towards, unreadOnly }: { position: InboxPosition; towards: 'start' | 'end'; unreadOnly: boolean },
): Promise<boolean> {
  const condition = and(ofPerson(userId, unreadOnly), isBeyond(towards === 'start' ? '>=' : '<=', position))
  const parts = { condition, byTime: desc(notifications.createdAt), byId: desc(notifications.id) }
  return (await notificationsInOrder(db, parts, { limit: 1 })).length > 0
}

/** Number of a person's notifications. */
export async function countNotifications(db: Db, userId: string, unreadOnly: boolean): Promise<number> {
  return notificationCount(db, ofPerson(userId, unreadOnly))
}

const notificationsInOrder = preparedWithParts(
  (
    db,
    { condition, byTime, byId }: { condition: SQL | undefined; byTime: SQL; byId: SQL },
    { limit }: Placeholders<{ limit: number }>,
  ) => db.select().from(notifications).where(condition).orderBy(byTime, byId).limit(limit),
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

const isOlder = (position: InboxPosition): SQL => isBeyond('<', position)

const isBeyond = (comparison: '<' | '<=' | '>' | '>=', [createdAtMs, id]: InboxPosition): SQL =>
  sql`(${notifications.createdAt}, ${notifications.id}) ${sql.raw(comparison)} (${new Date(createdAtMs).toISOString()}::timestamptz, ${id})`
