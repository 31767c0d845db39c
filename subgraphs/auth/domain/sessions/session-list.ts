import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { hasPrefix } from '../../../_shared/ids.ts'
import { parseName } from '../../../_shared/name-rules.ts'
import type { Slice } from '../../../_shared/pagination.ts'
import { type Placeholders, preparedCount, preparedWithParts } from '../../../_shared/prepared-queries.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import { type SessionRow, sessions } from '../../db/schema.ts'
import { nameInvalid, type Problem, sessionUnknown } from '../refusals.ts'
import { deviceNameMax } from './devices.ts'
import { isActiveSessionOf } from './sessions.ts'

/** Sort key of a session. */
export type SessionPosition = readonly [lastUsedAt: string, id: string]

/**
 * Up to `size + 1` active sessions of an account between two positions, most recently used first. The last `size + 1` of them, in reverse, if
 * `isBackward`.
 */
export async function sessionsByLastUse(
  db: Db,
  accountId: string,
  { size, isBackward, after, before }: Slice<SessionPosition>,
): Promise<SessionRow[]> {
  const condition = and(isActiveSessionOf(accountId), after && isBeyond('<', after), before && isBeyond('>', before))
  const order = isBackward ? asc : desc
  return sessionsInOrder(
    db,
    { condition, byUse: order(sessions.lastUsedAt), byId: order(sessions.id) },
    { limit: size + 1 },
  )
}

/** Whether an account has an active session at a position or on one side of it: `start` for those used later. */
export async function hasSessionsFrom(
  db: Db,
  accountId: string,
  { position, towards }: { position: SessionPosition; towards: 'start' | 'end' },
): Promise<boolean> {
  const condition = and(isActiveSessionOf(accountId), isBeyond(towards === 'start' ? '>=' : '<=', position))
  return (await anySession(db, { condition })).length > 0
}

/** Number of active sessions of an account. */
export async function countSessions(db: Db, accountId: string): Promise<number> {
  return sessionCount(db, isActiveSessionOf(accountId))
}

type Condition = { condition: SQL | undefined }

const sessionsInOrder = preparedWithParts(
  (db, { condition, byUse, byId }: Condition & { byUse: SQL; byId: SQL }, { limit }: Placeholders<{ limit: number }>) =>
    db.select().from(sessions).where(condition).orderBy(byUse, byId).limit(limit),
)

const anySession = preparedWithParts((db, { condition }: Condition) =>
  db.select({ id: sessions.id }).from(sessions).where(condition).limit(1),
)

const isBeyond = (side: '<' | '>' | '<=' | '>=', [lastUsedAt, id]: SessionPosition): SQL =>
  sql`(${sessions.lastUsedAt}, ${sessions.id}) ${sql.raw(side)} (${lastUsedAt}::timestamptz, ${id}::text)`

const sessionCount = preparedCount(sessions)

/** Gives the device of an active session of an account another name. */
export async function renameSession(
  db: Db,
  accountId: string,
  { sessionId, name }: { sessionId: string; name: string },
): Promise<{ session: SessionRow } | Refused<Problem>> {
  const parsed = parseName(name, deviceNameMax)
  if (!('name' in parsed)) return { problems: [nameInvalid(parsed, deviceNameMax)] }
  if (!hasPrefix('ses', sessionId)) return { problems: [sessionUnknown] }
  const [session] = await db
    .update(sessions)
    .set({ deviceName: parsed.name })
    .where(and(isActiveSessionOf(accountId), eq(sessions.id, sessionId)))
    .returning()
  return session ? { session } : { problems: [sessionUnknown] }
}
