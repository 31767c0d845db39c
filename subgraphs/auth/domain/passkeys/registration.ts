import { generateRegistrationOptions, type PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { unauthenticated } from '../../../_shared/errors.ts'
import { newId } from '../../../_shared/ids.ts'
import type { Locale } from '../../../_shared/locale.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import { accounts, type PasskeyRow, passkeys, type SessionRow, sessions } from '../../db/schema.ts'
import { enqueueMail } from '../mail/outbox.ts'
import { type Problem, tooManyAttempts } from '../refusals.ts'
import { recordEvent } from '../security-events/security-events.ts'
import { isActive } from '../sessions/sessions.ts'
import type { Throttle } from '../throttle/throttle.ts'
import { parseRegistration, type RelyingParty } from './answers.ts'
import { challengeLifetimeMs, type Started, storeChallenge, takeChallenge } from './challenges.ts'
import { parsePasskeyName, passkeysOf } from './passkeys.ts'
import { passkeyChallengeInvalid, passkeyRejected, passkeysMax, tooManyPasskeys } from './refusals.ts'
import { algorithms, type NewCredential, verifyRegistration } from './verification.ts'

/** The name that authenticators show for us, and for an account without an address. */
const serviceName = 'Bunri'

/** The options for an authenticator that makes a passkey of the account. One that has a passkey of it already makes no other. */
export async function startPasskeyRegistration(
  db: Db,
  { relyingParty, throttle }: { relyingParty: RelyingParty; throttle: Throttle },
  { accountId, network }: { accountId: string; network: string },
): Promise<Started<PublicKeyCredentialCreationOptionsJSON> | Refused<Problem>> {
  const retryAfterSeconds = await throttle.countSignInStart(network)
  if (retryAfterSeconds !== null) return { problems: [tooManyAttempts(retryAfterSeconds)] }
  const existing = await passkeysOf(db, accountId)
  if (existing.length >= passkeysMax) return { problems: [tooManyPasskeys] }
  const [account] = await db.select({ email: accounts.email }).from(accounts).where(eq(accounts.id, accountId))
  const options = await generateRegistrationOptions({
    rpName: serviceName,
    rpID: relyingParty.rpId,
    userID: new TextEncoder().encode(accountId),
    userName: account?.email ?? serviceName,
    timeout: challengeLifetimeMs,
    attestationType: 'none',
    excludeCredentials: existing.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  })
  return { challengeToken: await storeChallenge(db, options.challenge, accountId), options }
}

/**
 * Adds the passkey of an authenticator's answer. A rejected name doesn't use up the challenge. Call `announceMail` after the commit.
 * @throws UNAUTHENTICATED when the session ended meanwhile
 */
export async function finishPasskeyRegistration(
  db: Db,
  relyingParty: RelyingParty,
  session: SessionRow,
  {
    challengeToken,
    response,
    name,
    locale,
  }: { challengeToken: string; response: unknown; name: string; locale: Locale },
): Promise<{ passkey: PasskeyRow } | Refused<Problem>> {
  const named = parsePasskeyName(name)
  if ('problem' in named) return { problems: [named.problem] }
  const answer = parseRegistration(relyingParty, response)
  if (!answer) return { problems: [passkeyRejected] }
  return db.transaction(async (tx) => {
    // Before the challenge: whoever deletes the account locks both in this order, too.
    await lockAccountOf(tx, session)
    const challenge = await takeChallenge(tx, challengeToken, session.accountId)
    if (challenge === null) return { problems: [passkeyChallengeInvalid] }
    const credential = await verifyRegistration(relyingParty, answer, challenge)
    if (!credential) return { problems: [passkeyRejected] }
    if ((await passkeysOf(tx, session.accountId)).length >= passkeysMax) return { problems: [tooManyPasskeys] }
    const passkey = await insert(tx, session.accountId, named.name, credential)
    if (!passkey) return { problems: [passkeyRejected] }
    await recordEvent(tx, session, { kind: 'PASSKEY_ADDED' })
    await enqueueMail(tx, { accountId: session.accountId, kind: 'PASSKEY_ADDED', locale })
    return { passkey }
  })
}

// Null for a credential that is known already, of this or another account.
async function insert(
  tx: Db,
  accountId: string,
  name: string,
  credential: NewCredential,
): Promise<PasskeyRow | undefined> {
  const row = { id: newId('pky'), accountId, name, createdAt: new Date(), ...credential }
  const [passkey] = await tx.insert(passkeys).values(row).onConflictDoNothing().returning()
  return passkey
}

// Whoever ends all sessions, because of a new password or a ban, locks the account first: a session that is still active here is so
// until the commit, and one that ended adds no way to sign in.
async function lockAccountOf(tx: Db, { id, accountId }: SessionRow): Promise<void> {
  const isOpen = and(eq(accounts.id, accountId), isNull(accounts.deletionStartedAt))
  const [account] = await tx.select({ id: accounts.id }).from(accounts).where(isOpen).for('no key update')
  const [session] = account ? await tx.select().from(sessions).where(eq(sessions.id, id)) : []
  if (!session || !isActive(session)) throw unauthenticated('This session has ended; sign in again.')
}
