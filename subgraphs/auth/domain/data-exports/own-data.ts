import { asc, eq } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { PersonalData } from '../../../_shared/events/personal-data.ts'
import {
  accounts,
  auditEvents,
  emailChanges,
  identities,
  passkeys,
  securityEvents,
  sessions,
  totpFactors,
} from '../../db/schema.ts'

/** What auth knows about a person. Secrets are left out: the digests and keys that prove who somebody is. */
export async function ownData(db: Db, accountId: string): Promise<PersonalData[]> {
  const account = await db
    .select({
      id: accounts.id,
      email: accounts.email,
      emailVerifiedAt: accounts.emailVerifiedAt,
      passwordChangedAt: accounts.passwordChangedAt,
      termsVersion: accounts.termsVersion,
      termsAcceptedAt: accounts.termsAcceptedAt,
      contributorId: accounts.contributorId,
      scopes: accounts.scopes,
      preferredLocale: accounts.preferredLocale,
      bannedAt: accounts.bannedAt,
      deletionScheduledFor: accounts.deletionScheduledFor,
      deletionReason: accounts.deletionReason,
      createdAt: accounts.createdAt,
    })
    .from(accounts)
    .where(eq(accounts.id, accountId))
  const { deviceName, platform, createdAt, lastUsedAt, expiresAt, revokedAt } = sessions
  const devices = await db
    .select({ id: sessions.id, deviceName, platform, createdAt, lastUsedAt, expiresAt, revokedAt })
    .from(sessions)
    .where(eq(sessions.accountId, accountId))
    .orderBy(asc(createdAt))
  const { provider, subject, label, linkedAt, disconnectedAt } = identities
  const linked = await db
    .select({ provider, subject, label, linkedAt, disconnectedAt })
    .from(identities)
    .where(eq(identities.accountId, accountId))
    .orderBy(asc(linkedAt))
  const keys = await db
    .select({
      name: passkeys.name,
      isSynced: passkeys.isSynced,
      createdAt: passkeys.createdAt,
      lastUsedAt: passkeys.lastUsedAt,
    })
    .from(passkeys)
    .where(eq(passkeys.accountId, accountId))
    .orderBy(asc(passkeys.createdAt))
  const authenticator = await db
    .select({ createdAt: totpFactors.createdAt, enabledAt: totpFactors.enabledAt })
    .from(totpFactors)
    .where(eq(totpFactors.accountId, accountId))
  const events = await db
    .select({
      happenedAt: securityEvents.happenedAt,
      kind: securityEvents.kind,
      deviceName: securityEvents.deviceName,
      signInMethod: securityEvents.signInMethod,
      provider: securityEvents.provider,
      sessionId: securityEvents.sessionId,
    })
    .from(securityEvents)
    .where(eq(securityEvents.accountId, accountId))
    .orderBy(asc(securityEvents.number))
  const changes = await db
    .select({ email: emailChanges.email, expiresAt: emailChanges.expiresAt })
    .from(emailChanges)
    .where(eq(emailChanges.accountId, accountId))
  // Without the operator who did it: that is somebody else.
  const audit = await db
    .select({ happenedAt: auditEvents.happenedAt, kind: auditEvents.kind, scopes: auditEvents.scopes })
    .from(auditEvents)
    .where(eq(auditEvents.accountId, accountId))
    .orderBy(asc(auditEvents.number))
  return [
    { name: 'account', title: { ko: '계정', en: 'Account' }, rows: account },
    { name: 'sessions', title: { ko: '로그인한 기기', en: 'Signed-in devices' }, rows: devices },
    { name: 'identities', title: { ko: '소셜 로그인', en: 'Social accounts' }, rows: linked },
    { name: 'passkeys', title: { ko: '패스키', en: 'Passkeys' }, rows: keys },
    { name: 'authenticator', title: { ko: '인증 앱', en: 'Authenticator app' }, rows: authenticator },
    { name: 'securityEvents', title: { ko: '보안 기록', en: 'Security events' }, rows: events },
    { name: 'emailChange', title: { ko: '이메일 변경 요청', en: 'Requested change of the address' }, rows: changes },
    { name: 'auditEvents', title: { ko: '운영자가 한 일', en: 'What operators did' }, rows: audit },
  ]
}
