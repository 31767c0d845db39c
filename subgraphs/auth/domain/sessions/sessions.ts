import { randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, ne } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { unauthenticated } from '../../../_shared/errors.ts'
import { hasPrefix, newId } from '../../../_shared/ids.ts'
import type { Locale } from '../../../_shared/locale.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import { type SessionRow, sessions } from '../../db/schema.ts'
import type { DevicePlatform, SignInMethod } from '../../types.generated.ts'
import { enqueueMail } from '../mail/outbox.ts'
import { type Problem, refreshTokenInvalid, sessionUnknown } from '../refusals.ts'
import { recordEvent } from '../security-events/security-events.ts'
import { isAuthentic, parseRefreshToken, refreshToken } from './refresh-tokens.ts'

/** A session and its current refresh token. */
export interface OpenSession {
  session: SessionRow
  refreshToken: string
}

const dayMs = 24 * 60 * 60 * 1000

/** A session expires 14 days after its last refresh, and 60 days after it was opened at the latest. */
const idleTimeoutMs = 14 * dayMs
const lifetimeMs = 60 * dayMs

/** How long an exchanged refresh token still returns the same successor, because browser tabs refresh concurrently. */
const graceMs = 10_000

/** Opens a new session for an account. */
export async function openSession(
  db: Db,
  secret: string,
  {
    accountId,
    method,
    ...device
  }: { accountId: string; deviceName: string; platform: DevicePlatform; method: SignInMethod },
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
    confirmedAt: now,
    expiresAt: expiry(now, now),
    revokedAt: null,
  }
  await db.insert(sessions).values(session)
  await recordEvent(db, session, { kind: 'SIGNED_IN', signInMethod: method })
  return { session, refreshToken: refreshToken(secret, session, session.counter) }
}

/**
 * Exchanges a refresh token for the next one. Concurrent calls with one token wait for each other and get the same
 * successor. A token that is used again after ten seconds was copied: the session ends, its owner gets a mail, and `reused` is the
 * session's id, for the log. Call `announceMail` then.
 */
export async function refreshSession(
  db: Db,
  secret: string,
  { text, locale }: { text: string; locale: Locale },
): Promise<OpenSession | (Refused<Problem> & { reused?: string })> {
  const token = parseRefreshToken(text)
  if (!token) return refused
  return db.transaction(async (tx) => {
    const [session] = await tx.select().from(sessions).where(eq(sessions.id, token.sessionId)).for('update')
    if (!session || !isAuthentic(secret, session, token) || !isActive(session)) return refused
    const now = new Date()
    if (token.counter === session.counter) return rotate(tx, secret, session, now)
    const isPrevious = token.counter === session.counter - 1
    if (isPrevious && now.getTime() - session.lastUsedAt.getTime() <= graceMs) {
      return { session, refreshToken: refreshToken(secret, session, session.counter) }
    }
    await tx.update(sessions).set({ revokedAt: now }).where(eq(sessions.id, session.id))
    await enqueueMail(tx, { accountId: session.accountId, kind: 'SESSION_COPIED', locale })
    await recordEvent(tx, session, { kind: 'SESSION_COPIED' })
    return { ...refused, reused: session.id }
  })
}

/** Whether a session is neither revoked nor expired. */
export const isActive = ({ revokedAt, expiresAt }: SessionRow): boolean => !revokedAt && expiresAt > new Date()

/** The refusal of a call whose session has ended. */
export const sessionEnded = () => unauthenticated('This session has ended; sign in again.')

/**
 * Checks again, in a transaction, that the session that makes a call is active.
 * @throws UNAUTHENTICATED when it ended since the call began
 */
export async function requireActive(tx: Db, { id }: SessionRow): Promise<void> {
  const [session] = await tx.select().from(sessions).where(eq(sessions.id, id))
  if (!session || !isActive(session)) throw sessionEnded()
}

/** The condition for the active sessions of an account. */
export const isActiveSessionOf = (accountId: string) =>
  and(eq(sessions.accountId, accountId), isNull(sessions.revokedAt), gt(sessions.expiresAt, new Date()))

/** Ends one active session of the account of `session`, which may be itself. */
export async function revokeSession(
  db: Db,
  session: SessionRow,
  id: string,
): Promise<{ endedId: string } | Refused<Problem>> {
  if (!hasPrefix('ses', id)) return { problems: [sessionUnknown] }
  return db.transaction(async (tx) => {
    const [endedId] = await revoke(tx, and(isActiveSessionOf(session.accountId), eq(sessions.id, id)))
    if (!endedId) return { problems: [sessionUnknown] }
    await recordEvent(tx, session, { kind: 'SESSION_ENDED' })
    return { endedId }
  })
}

/** Ends every active session of an account except the given one. Returns the ids of the ended sessions. */
export async function revokeOtherSessions(db: Db, session: SessionRow): Promise<string[]> {
  return db.transaction(async (tx) => {
    const endedIds = await revokeSessions(tx, session.accountId, session.id)
    if (endedIds.length > 0) await recordEvent(tx, session, { kind: 'SESSION_ENDED' })
    return endedIds
  })
}

/**
 * Ends every active session of an account, except `keptId` if given. Returns the ids of the ended sessions. Records no event: the caller
 * records its own.
 */
export async function revokeSessions(db: Db, accountId: string, keptId?: string): Promise<string[]> {
  return revoke(db, and(isActiveSessionOf(accountId), keptId === undefined ? undefined : ne(sessions.id, keptId)))
}

async function rotate(tx: Db, secret: string, session: SessionRow, now: Date): Promise<OpenSession> {
  const counter = session.counter + 1
  const changes = { counter, lastUsedAt: now, expiresAt: expiry(session.createdAt, now) }
  await tx.update(sessions).set(changes).where(eq(sessions.id, session.id))
  return { session: { ...session, ...changes }, refreshToken: refreshToken(secret, session, counter) }
}

async function revoke(db: Db, condition: ReturnType<typeof and>): Promise<string[]> {
  const rows = await db.update(sessions).set({ revokedAt: new Date() }).where(condition).returning({ id: sessions.id })
  return rows.map(({ id }) => id)
}

const expiry = (createdAt: Date, lastUsedAt: Date) =>
  new Date(Math.min(lastUsedAt.getTime() + idleTimeoutMs, createdAt.getTime() + lifetimeMs))

const refused: Refused<Problem> = { problems: [refreshTokenInvalid] }
