import { and, isNull, lt, or } from 'drizzle-orm'
import type { Db } from '../../_shared/db.ts'
import { accounts, emailVerifications, mails, rateLimits, sessions } from '../db/schema.ts'

/** How long sessions that ended and notes of mails are kept to answer questions, and an account waits for its link. */
const keptMs = 30 * 24 * 60 * 60_000

/** Deletes what has no use any more: expired links and counts, old sessions and notes, accounts that nobody confirmed. */
export async function deleteWhatIsOver(db: Db): Promise<void> {
  const now = new Date()
  const before = new Date(now.getTime() - keptMs)
  await db.delete(rateLimits).where(lt(rateLimits.expire, now))
  await db.delete(emailVerifications).where(lt(emailVerifications.expiresAt, now))
  await db.delete(sessions).where(or(lt(sessions.revokedAt, before), lt(sessions.expiresAt, before)))
  await db.delete(mails).where(or(lt(mails.sentAt, before), lt(mails.failedAt, before)))
  await db.delete(accounts).where(and(isNull(accounts.emailVerifiedAt), lt(accounts.termsAcceptedAt, before)))
}
