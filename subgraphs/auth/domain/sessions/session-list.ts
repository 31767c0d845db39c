import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { hasPrefix } from '../../../_shared/ids.ts'
import { parseName } from '../../../_shared/name-rules.ts'
import { type Placeholders, preparedCount, preparedWithParts } from '../../../_shared/prepared-queries.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import { type SessionRow, sessions } from '../../db/schema.ts'
import { nameInvalid, type Problem, sessionUnknown } from '../refusals.ts'
import { deviceNameMax } from './devices.ts'
import { isActiveSessionOf } from './sessions.ts'

/** Sort key of the last session on a page. */
export type SessionPosition = readonly [lastUsedAt: string, id: string]

/** Up to `first + 1` active sessions of an account after `after`, most recently used first. */
export async function sessionsByLastUse(
  db: Db,
  { accountId, first, after }: { accountId: string; first: number; after?: SessionPosition },
): Promise<SessionRow[]> {
  const sortKey = sql`(${sessions.lastUsedAt}, ${sessions.id})`
  const condition = and(
    isActiveSessionOf(accountId),
    after && sql`${sortKey} < (${after[0]}::timestamptz, ${after[1]}::text)`,
  )
  return latestSessions(db, { condition }, { limit: first + 1 })
}

/** Number of active sessions of an account. */
export async function countSessions(db: Db, accountId: string): Promise<number> {
  return sessionCount(db, isActiveSessionOf(accountId))
}

const latestSessions = preparedWithParts(
  (db, { condition }: { condition: SQL | undefined }, { limit }: Placeholders<{ limit: number }>) =>
    db.select().from(sessions).where(condition).orderBy(desc(sessions.lastUsedAt), desc(sessions.id)).limit(limit),
)

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
