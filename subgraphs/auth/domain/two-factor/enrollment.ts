import { and, eq, isNotNull, isNull, lt } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { type Placeholders, prepared } from '../../../_shared/prepared-queries.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import { type SessionRow, type TotpFactorRow, totpFactors } from '../../db/schema.ts'
import { decrypt, encrypt } from '../keys/encryption.ts'
import { enqueueMail } from '../mail/outbox.ts'
import { lockAccountOf } from '../passwords/lock-account.ts'
import { alreadyEnabled, codeInvalid, notEnabled, type Problem } from '../refusals.ts'
import { recordEvent } from '../security-events/security-events.ts'
import { countRecoveryCodes, replaceRecoveryCodes } from './recovery-codes.ts'
import { newTotpSecret, otpauthUri, totpStep } from './totp.ts'

/** The secrets of this subgraph's settings. */
export interface Secrets {
  keySecret: string
  refreshSecret: string
}

/** The state of one-time codes on an account. */
export interface TotpStatus {
  isEnabled: boolean
  enabledAt: Date | null
  recoveryCodesLeft: number
}

/** Gives an account a new secret, which counts once a code of it was confirmed. A secret that was not confirmed is replaced. */
export async function startTotpEnrollment(
  db: Db,
  { keySecret }: Secrets,
  session: SessionRow,
): Promise<{ secret: string; otpauthUri: string } | Refused<Problem>> {
  const { accountId } = session
  const secret = newTotpSecret()
  const encryptedSecret = encrypt(keySecret, accountId, secret)
  return db.transaction(async (tx) => {
    const { email } = await lockAccountOf(tx, session)
    const started = await tx
      .insert(totpFactors)
      .values({ accountId, encryptedSecret, createdAt: new Date() })
      .onConflictDoUpdate({
        target: totpFactors.accountId,
        set: { encryptedSecret, createdAt: new Date(), lastStep: 0 },
        setWhere: isNull(totpFactors.enabledAt),
      })
      .returning({ accountId: totpFactors.accountId })
    if (started.length === 0) return { problems: [alreadyEnabled] }
    return { secret, otpauthUri: otpauthUri(secret, email ?? '') }
  })
}

/** Switches one-time codes on if the code is one of the new secret, and gives the recovery codes. */
export async function confirmTotpEnrollment(
  db: Db,
  secrets: Secrets,
  { session, code, locale }: { session: SessionRow; code: string; locale: Locale },
): Promise<{ recoveryCodes: string[] } | Refused<Problem>> {
  const { accountId } = session
  return db.transaction(async (tx) => {
    await lockAccountOf(tx, session)
    const [factor] = await tx.select().from(totpFactors).where(eq(totpFactors.accountId, accountId)).for('update')
    if (!factor) return { problems: [notEnabled] }
    if (factor.enabledAt) return { problems: [alreadyEnabled] }
    const step = totpStep(secretOf(secrets, factor), code)
    if (step === null) return { problems: [codeInvalid] }
    await tx
      .update(totpFactors)
      .set({ enabledAt: new Date(), lastStep: step })
      .where(eq(totpFactors.accountId, accountId))
    await enqueueMail(tx, { accountId, kind: 'SECOND_FACTOR_ON', locale })
    await recordEvent(tx, session, { kind: 'TOTP_ENABLED' })
    return { recoveryCodes: await replaceRecoveryCodes(tx, secrets.refreshSecret, accountId) }
  })
}

/** Switches one-time codes off and deletes the secret and the recovery codes. */
export async function disableTotp(db: Db, session: SessionRow, locale: Locale): Promise<TotpStatus | Refused<Problem>> {
  const { accountId } = session
  return db.transaction(async (tx) => {
    await lockAccountOf(tx, session)
    const removed = await tx
      .delete(totpFactors)
      .where(and(eq(totpFactors.accountId, accountId), isNotNull(totpFactors.enabledAt)))
      .returning({ accountId: totpFactors.accountId })
    if (removed.length === 0) return { problems: [notEnabled] }
    await enqueueMail(tx, { accountId, kind: 'SECOND_FACTOR_OFF', locale })
    await recordEvent(tx, session, { kind: 'TOTP_DISABLED' })
    return { isEnabled: false, enabledAt: null, recoveryCodesLeft: 0 }
  })
}

/** Replaces the recovery codes of an account with one-time codes. */
export async function regenerateRecoveryCodes(
  db: Db,
  { refreshSecret }: Secrets,
  session: SessionRow,
): Promise<{ recoveryCodes: string[] } | Refused<Problem>> {
  const { accountId } = session
  return db.transaction(async (tx) => {
    await lockAccountOf(tx, session)
    const [factor] = await tx.select().from(totpFactors).where(eq(totpFactors.accountId, accountId)).for('update')
    if (!factor?.enabledAt) return { problems: [notEnabled] }
    await recordEvent(tx, session, { kind: 'RECOVERY_CODES_REPLACED' })
    return { recoveryCodes: await replaceRecoveryCodes(tx, refreshSecret, accountId) }
  })
}

/** The state of one-time codes on an account. */
export async function totpStatus(db: Db, accountId: string): Promise<TotpStatus> {
  const enabledAt = (await enabledFactor(db, accountId))?.enabledAt ?? null
  return {
    isEnabled: enabledAt !== null,
    enabledAt,
    recoveryCodesLeft: enabledAt ? await countRecoveryCodes(db, accountId) : 0,
  }
}

/** The confirmed secret of an account; null if its sign-in needs no second factor. */
export async function enabledFactor(db: Db, accountId: string): Promise<TotpFactorRow | null> {
  const [factor] = await enabledFactors(db, { accountId })
  return factor ?? null
}

const enabledFactors = prepared((db, { accountId }: Placeholders<{ accountId: string }>) =>
  db
    .select()
    .from(totpFactors)
    .where(and(eq(totpFactors.accountId, accountId), isNotNull(totpFactors.enabledAt))),
)

/** Uses up the step of a one-time code. False for a wrong code, and for one that was used before, also at the same moment. */
export async function useTotpCode(db: Db, secrets: Secrets, accountId: string, code: string): Promise<boolean> {
  const factor = await enabledFactor(db, accountId)
  const step = factor && totpStep(secretOf(secrets, factor), code)
  if (!step) return false
  const used = await db
    .update(totpFactors)
    .set({ lastStep: step })
    .where(and(eq(totpFactors.accountId, accountId), lt(totpFactors.lastStep, step)))
    .returning({ accountId: totpFactors.accountId })
  return used.length > 0
}

const secretOf = ({ keySecret }: Secrets, { accountId, encryptedSecret }: TotpFactorRow): string =>
  decrypt(keySecret, accountId, encryptedSecret)
