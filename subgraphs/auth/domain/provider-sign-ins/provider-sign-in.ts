import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { newId } from '../../../_shared/ids.ts'
import { isRefused, type Refused } from '../../../_shared/refusals.ts'
import type { Config } from '../../config.ts'
import { accounts, type IdentityRow, identities } from '../../db/schema.ts'
import type { IdentityProvider } from '../../types.generated.ts'
import { admit, type Device } from '../accounts/admission.ts'
import { parseEmailAddress } from '../accounts/email-address.ts'
import type { ProvidedIdentity } from '../identity-providers/provider.ts'
import { accountSuspended, type Problem, termsNotAccepted } from '../refusals.ts'
import type { OpenSession } from '../sessions/sessions.ts'
import type { Challenge } from '../two-factor/challenges.ts'
import { cancelAttempt, extendCode, redeemCode } from './attempts.ts'
import { emailInUse, providerRejected, signInCodeInvalid } from './refusals.ts'

interface Input {
  code: string
  verifier: string
  acceptedTermsVersion?: string | null | undefined
  device: Device
}

type Settings = Pick<Config, 'keySecret' | 'refreshSecret' | 'terms'>

/**
 * Signs a person in with the identity that a provider vouched for. An identity that no account has gets a new account; the terms must be
 * accepted for that, and the code stays valid while they are read. An account is found by the identity alone, never by an e-mail
 * address: whoever controls the address at a provider may not be its owner here.
 */
export async function finishProviderSignIn(
  db: Db,
  settings: Settings,
  { code, verifier, acceptedTermsVersion, device }: Input,
): Promise<((OpenSession | Challenge) & { isNewAccount: boolean }) | Refused<Problem>> {
  return db.transaction(async (tx) => {
    const redeemed = await redeemCode(tx, settings.keySecret, { code, verifier, sessionId: null })
    if (!redeemed) return { problems: [signInCodeInvalid] }
    const { attempt, identity } = redeemed
    if (!identity) {
      await cancelAttempt(tx, attempt)
      return { problems: [providerRejected] }
    }
    let linked = await findIdentity(tx, attempt.provider, identity.subject)
    let isNewAccount = false
    if (!linked) {
      if (acceptedTermsVersion !== settings.terms.version) {
        await extendCode(tx, attempt)
        return { problems: [termsNotAccepted] }
      }
      const opened = await openAccount(tx, attempt.provider, identity, settings.terms.version)
      isNewAccount = opened !== undefined
      linked = opened ?? (await findIdentity(tx, attempt.provider, identity.subject))
    }
    await cancelAttempt(tx, attempt)
    if (!linked) return { problems: [emailInUse] }
    const result = await signInWith(tx, settings, linked, { identity, device })
    if (isRefused(result)) return result
    return { ...result, isNewAccount }
  })
}

async function signInWith(
  tx: Db,
  settings: Settings,
  { id, accountId }: IdentityRow,
  { identity, device }: { identity: ProvidedIdentity; device: Device },
): Promise<OpenSession | Challenge | Refused<Problem>> {
  // The account is locked before its identities, as wherever they change.
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId)).for('share')
  const [current] = await tx
    .update(identities)
    .set({ label: identity.label, disconnectedAt: null })
    .where(and(eq(identities.id, id), eq(identities.accountId, accountId)))
    .returning()
  if (!account || !current || account.deletionStartedAt) return { problems: [providerRejected] }
  if (account.bannedAt) return { problems: [accountSuspended] }
  return admit(tx, settings.refreshSecret, account, { device, method: 'PROVIDER' })
}

async function findIdentity(tx: Db, provider: IdentityProvider, subject: string): Promise<IdentityRow | undefined> {
  const isIt = and(eq(identities.provider, provider), eq(identities.subject, subject))
  const [found] = await tx.select().from(identities).where(isIt)
  return found
}

/**
 * Opens an account for a new identity. Undefined if the address that the provider has verified belongs to a verified account, or if another
 * sign-in with the identity has opened one meanwhile.
 */
async function openAccount(
  tx: Db,
  provider: IdentityProvider,
  { subject, label, verifiedEmail }: ProvidedIdentity,
  termsVersion: string,
): Promise<IdentityRow | undefined> {
  const address = verifiedEmail === null ? null : parseEmailAddress(verifiedEmail)
  const now = new Date()
  const account = {
    id: newId('usr'),
    contributorId: newId('ctr'),
    email: address?.email,
    emailKey: address?.key,
    emailVerifiedAt: address && now,
    termsVersion,
    termsAcceptedAt: now,
    createdAt: now,
  }
  // Somebody who signed up with the address and never confirmed it can't keep it from its owner.
  if (address)
    await tx.delete(accounts).where(and(eq(accounts.emailKey, address.key), isNull(accounts.emailVerifiedAt)))
  const opened = await tx.insert(accounts).values(account).onConflictDoNothing().returning({ id: accounts.id })
  if (opened.length === 0) return undefined
  const [linked] = await tx
    .insert(identities)
    .values({ id: newId('idt'), accountId: account.id, provider, subject, label, linkedAt: now })
    .onConflictDoNothing()
    .returning()
  if (linked) return linked
  await tx.delete(accounts).where(eq(accounts.id, account.id))
  return undefined
}
