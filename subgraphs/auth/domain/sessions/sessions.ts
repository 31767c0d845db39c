import { randomBytes } from 'node:crypto'
import { and, count, desc, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { hasPrefix, newId } from '../../../_shared/ids.ts'
import type { Refused } from '../../../_shared/problems.ts'
import { type SessionRow, sessions } from '../../db/schema.ts'
import type { DevicePlatform } from '../../types.generated.ts'
import { type Problem, refreshTokenInvalid, sessionUnknown } from '../problems.ts'
import { isAuthentic, readRefreshToken, refreshToken } from './refresh-tokens.ts'

/** A session and its newest refresh token. */
export interface OpenSession {
  session: SessionRow
  refreshToken: string
}

/** Where a page of sessions ended: when the last one was used, and its id. */
export type SessionPosition = readonly [lastUsedAt: string, id: string]

const dayMs = 24 * 60 * 60 * 1000
const idleMs = 14 * dayMs
const lifetimeMs = 60 * dayMs

/** How long a refresh token that was traded in gives the same successor again: tabs of a browser refresh at once. */
const graceMs = 10_000

/** A new session on an account. */
export async function openSession(
  db: Db,
  secret: string,
  { accountId, ...device }: { accountId: string; deviceName: string; platform: DevicePlatform },
): Promise<OpenSession> {
  const now = new Date()
  const session: SessionRow = {
    id: newId('ses'),
    accountId,
    ...device,
    salt: randomBytes(16).toString('base64url'),
    counter: 0,
    createdAt: now,
    lastUsedAt: now,
    expiresAt: expiry(now, now),
    revokedAt: null,
  }
  await db.insert(sessions).values(session)
  return { session, refreshToken: refreshToken(secret, session, session.counter) }
}

/**
 * Trades a refresh token for the next one. Calls with one token wait for each other, and all of them get the same successor.
 * A token that comes back later than that was copied: the session ends, and `reused` names it for the log.
 */
export async function refreshSession(
  db: Db,
  secret: string,
  text: string,
): Promise<OpenSession | (Refused<Problem> & { reused?: string })> {
  const token = readRefreshToken(text)
  if (!token) return refused
  return db.transaction(async (tx) => {
    const [session] = await tx.select().from(sessions).where(eq(sessions.id, token.sessionId)).for('update')
    if (!session || !isAuthentic(secret, session, token) || !isAlive(session)) return refused
    const now = new Date()
    if (token.counter === session.counter) return advance(tx, secret, session, now)
    const isParent = token.counter === session.counter - 1
    if (isParent && now.getTime() - session.lastUsedAt.getTime() <= graceMs) {
      return { session, refreshToken: refreshToken(secret, session, session.counter) }
    }
    await tx.update(sessions).set({ revokedAt: now }).where(eq(sessions.id, session.id))
    return { ...refused, reused: session.id }
  })
}

/** Whether a session is neither revoked nor expired. */
export const isAlive = ({ revokedAt, expiresAt }: SessionRow): boolean => !revokedAt && expiresAt > new Date()

/** Sessions of an account that are alive, the one used last first, behind `after`; one more than `first`, if there are as many. */
export async function sessionsByUse(
  db: Db,
  { accountId, first, after }: { accountId: string; first: number; after?: SessionPosition },
): Promise<SessionRow[]> {
  const position = sql`(${sessions.lastUsedAt}, ${sessions.id})`
  return db
    .select()
    .from(sessions)
    .where(and(alive(accountId), after && sql`${position} < (${after[0]}::timestamptz, ${after[1]}::text)`))
    .orderBy(desc(sessions.lastUsedAt), desc(sessions.id))
    .limit(first + 1)
}

/** How many sessions of an account are alive. */
export async function countSessions(db: Db, accountId: string): Promise<number> {
  const [row] = await db.select({ total: count() }).from(sessions).where(alive(accountId))
  return row?.total ?? 0
}

/** Ends one session of an account. */
export async function revokeSession(
  db: Db,
  accountId: string,
  id: string,
): Promise<{ endedId: string } | Refused<Problem>> {
  const [ended] = hasPrefix('ses', id) ? await revoke(db, and(alive(accountId), eq(sessions.id, id))) : []
  return ended ? { endedId: ended } : { problems: [sessionUnknown] }
}

/** Ends every session of an account but one; the ids of those that ended. */
export async function revokeOtherSessions(db: Db, { accountId, id }: SessionRow): Promise<string[]> {
  return revoke(db, and(alive(accountId), ne(sessions.id, id)))
}

async function advance(tx: Db, secret: string, session: SessionRow, now: Date): Promise<OpenSession> {
  const counter = session.counter + 1
  const changes = { counter, lastUsedAt: now, expiresAt: expiry(session.createdAt, now) }
  await tx.update(sessions).set(changes).where(eq(sessions.id, session.id))
  return { session: { ...session, ...changes }, refreshToken: refreshToken(secret, session, counter) }
}

async function revoke(db: Db, condition: ReturnType<typeof and>): Promise<string[]> {
  const rows = await db.update(sessions).set({ revokedAt: new Date() }).where(condition).returning({ id: sessions.id })
  return rows.map(({ id }) => id)
}

const alive = (accountId: string) =>
  and(eq(sessions.accountId, accountId), isNull(sessions.revokedAt), gt(sessions.expiresAt, new Date()))

const expiry = (createdAt: Date, lastUsedAt: Date) =>
  new Date(Math.min(lastUsedAt.getTime() + idleMs, createdAt.getTime() + lifetimeMs))

const refused: Refused<Problem> = { problems: [refreshTokenInvalid] }
