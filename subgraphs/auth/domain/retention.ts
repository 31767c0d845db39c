import { and, isNull, lt, or } from 'drizzle-orm'
import type { Db } from '../../_shared/db.ts'
import {
  accounts,
  emailChanges,
  emailVerifications,
  mails,
  passwordResets,
  rateLimits,
  sessions,
  twoFactorChallenges,
} from '../db/schema.ts'
import { deleteOldRevocations } from './revocations/revocations.ts'

/** How long ended sessions and processed mails are kept for support, and unverified accounts wait for their link. */
const retentionMs = 30 * 24 * 60 * 60_000

/** Deletes expired links and rate limits, and old ended sessions, processed mails and unverified accounts. */
export async function deleteExpired(db: Db): Promise<void> {
  const now = new Date()
  const cutoff = new Date(now.getTime() - retentionMs)
  await db.delete(rateLimits).where(lt(rateLimits.expire, now))
  await deleteOldRevocations(db)
  await db.delete(emailVerifications).where(lt(emailVerifications.expiresAt, now))
  await db.delete(passwordResets).where(lt(passwordResets.expiresAt, now))
  await db.delete(twoFactorChallenges).where(lt(twoFactorChallenges.expiresAt, now))
  await db.delete(emailChanges).where(lt(emailChanges.expiresAt, now))
  await db.delete(sessions).where(or(lt(sessions.revokedAt, cutoff), lt(sessions.expiresAt, cutoff)))
  await db.delete(mails).where(or(lt(mails.sentAt, cutoff), lt(mails.failedAt, cutoff)))
  await db.delete(accounts).where(and(isNull(accounts.emailVerifiedAt), lt(accounts.termsAcceptedAt, cutoff)))
}
