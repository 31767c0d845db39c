import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { hasPrefix, newId } from '../../../_shared/ids.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { type Placeholders, prepared } from '../../../_shared/prepared-queries.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import { accounts, type IdentityRow, identities, type SessionRow } from '../../db/schema.ts'
import type { IdentityProvider } from '../../types.generated.ts'
import { countSignInWays } from '../accounts/sign-in-ways.ts'
import { enqueueMail } from '../mail/outbox.ts'
import { lockAccountOf } from '../passwords/lock-account.ts'
import { cancelAttempt, redeemCode } from '../provider-sign-ins/attempts.ts'
import { providerRejected, signInCodeInvalid } from '../provider-sign-ins/refusals.ts'
import { lastSignInMethod, type Problem } from '../refusals.ts'
import { recordEvent } from '../security-events/security-events.ts'
import { revokeSessions } from '../sessions/sessions.ts'
import { identityAlreadyLinked, identityInUse, identityUnknown, tooManyIdentities } from './refusals.ts'

/** Maximum number of identities of an account. */
const identitiesMax = 10

/** The identities that can sign in to an account, oldest first. */
export async function identitiesOf(db: Db, accountId: string): Promise<IdentityRow[]> {
  return oldestIdentities(db, { accountId })
}

const oldestIdentities = prepared((db, { accountId }: Placeholders<{ accountId: string }>) =>
  db
    .select()
    .from(identities)
    .where(eq(identities.accountId, accountId))
    .orderBy(asc(identities.linkedAt), asc(identities.id))
    .limit(identitiesMax),
)

/** Links the identity of a completed attempt to the account of the session that began it. Call `announceMail` after it. */
export async function linkIdentity(
  db: Db,
  keySecret: string,
  session: SessionRow,
  { code, verifier, locale }: { code: string; verifier: string; locale: Locale },
): Promise<{ identity: IdentityRow } | Refused<Problem>> {
  const { accountId } = session
  return db.transaction(async (tx) => {
    await lockAccountOf(tx, session)
    const redeemed = await redeemCode(tx, keySecret, { code, verifier, sessionId: session.id })
    if (!redeemed) return { problems: [signInCodeInvalid] }
    await cancelAttempt(tx, redeemed.attempt)
    if (!redeemed.identity) return { problems: [providerRejected] }
    const { provider } = redeemed.attempt
    const { subject, label } = redeemed.identity
    if ((await tx.$count(identities, eq(identities.accountId, accountId))) >= identitiesMax)
      return { problems: [tooManyIdentities(identitiesMax)] }
    const [identity] = await tx
      .insert(identities)
      .values({ id: newId('idt'), accountId, provider, subject, label, linkedAt: new Date() })
      .onConflictDoNothing()
      .returning()
    if (!identity) return { problems: [await problemOfOwner(tx, { provider, subject }, accountId)] }
    await recordEvent(tx, session, { kind: 'IDENTITY_LINKED', provider })
    await enqueueMail(tx, { accountId, kind: 'IDENTITY_LINKED', locale })
    return { identity }
  })
}

/** Takes an identity off an account, unless it is the last way to sign in. Call `announceMail` after it. */
export async function unlinkIdentity(
  db: Db,
  session: SessionRow,
  { identityId, locale }: { identityId: string; locale: Locale },
): Promise<{ unlinkedIdentityId: string } | Refused<Problem>> {
  const { accountId } = session
  if (!hasPrefix('idt', identityId)) return { problems: [identityUnknown] }
  const isIt = and(eq(identities.id, identityId), eq(identities.accountId, accountId))
  return db.transaction(async (tx) => {
    await lockAccountOf(tx, session)
    const [identity] = await tx.select().from(identities).where(isIt)
    if (!identity) return { problems: [identityUnknown] }
    if ((await countSignInWays(tx, accountId)) === 1) return { problems: [lastSignInMethod] }
    await tx.delete(identities).where(isIt)
    await recordEvent(tx, session, { kind: 'IDENTITY_UNLINKED', provider: identity.provider })
    await enqueueMail(tx, { accountId, kind: 'IDENTITY_UNLINKED', locale })
    return { unlinkedIdentityId: identity.id }
  })
}

/**
 * Follows a person who has disconnected us at the provider: takes the identity off the account. If it is the last way to sign in, or the
 * person may not sign in now, it stays, so that it leads to the account again, and every session ends. False for an identity that no
 * account has.
 */
export async function disconnectIdentity(
  db: Db,
  { provider, subject }: { provider: IdentityProvider; subject: string },
): Promise<boolean> {
  const isIt = and(eq(identities.provider, provider), eq(identities.subject, subject))
  return db.transaction(async (tx) => {
    const [found] = await tx.select({ accountId: identities.accountId }).from(identities).where(isIt)
    if (!found) return false
    const { accountId } = found
    const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId)).for('no key update')
    const isStill = and(isIt, eq(identities.accountId, accountId))
    // Another notice, or the person, may have taken it off meanwhile.
    if (!account || (await tx.$count(identities, isStill)) === 0) return false
    // Without its identity, somebody whom an operator keeps out would open another account.
    const mayLose = !account.bannedAt && !account.deletionStartedAt && (await countSignInWays(tx, accountId)) > 1
    if (!mayLose) {
      await tx.update(identities).set({ disconnectedAt: new Date() }).where(isStill)
      await revokeSessions(tx, accountId)
    } else {
      await tx.delete(identities).where(isStill)
      await enqueueMail(tx, { accountId, kind: 'IDENTITY_UNLINKED', locale: 'ko' })
    }
    await recordEvent(tx, { accountId }, { kind: 'IDENTITY_UNLINKED', provider })
    return true
  })
}

async function problemOfOwner(
  tx: Db,
  { provider, subject }: { provider: IdentityProvider; subject: string },
  accountId: string,
): Promise<Problem> {
  const isIt = and(eq(identities.provider, provider), eq(identities.subject, subject))
  const [owner] = await tx.select().from(identities).where(isIt)
  return owner?.accountId === accountId ? identityAlreadyLinked : identityInUse
}
