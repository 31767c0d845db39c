import { and, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { Db } from '../../_shared/db.ts'
import {
  accounts,
  dataExports,
  emailChanges,
  emailVerifications,
  mails,
  passkeyChallenges,
  passwordResets,
  providerSignIns,
  rateLimits,
  securityEvents,
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
  await db.delete(providerSignIns).where(lt(providerSignIns.expiresAt, now))
  await db.delete(passkeyChallenges).where(lt(passkeyChallenges.expiresAt, now))
  await db.delete(securityEvents).where(lt(securityEvents.happenedAt, sql`now() - interval '1 year'`))
  await db.delete(dataExports).where(lt(dataExports.expiresAt, now))
  await db.delete(emailChanges).where(lt(emailChanges.expiresAt, now))
  await db.delete(sessions).where(or(lt(sessions.revokedAt, cutoff), lt(sessions.expiresAt, cutoff)))
  await db.delete(mails).where(or(lt(mails.sentAt, cutoff), lt(mails.failedAt, cutoff)))
  // An account without an address was opened by a provider's identity.
  const isUnverified = and(isNotNull(accounts.emailKey), isNull(accounts.emailVerifiedAt))
  await db.delete(accounts).where(and(isUnverified, lt(accounts.termsAcceptedAt, cutoff)))
}
