import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { and, eq, lt, or } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import { type AccountRow, accounts, type PasskeyRow, passkeys } from '../../db/schema.ts'
import type { Device } from '../accounts/admission.ts'
import { accountSuspended, type Problem, tooManyAttempts } from '../refusals.ts'
import { type OpenSession, openSession } from '../sessions/sessions.ts'
import type { Throttle } from '../throttle/throttle.ts'
import { parseSignIn, type RelyingParty } from './answers.ts'
import { challengeLifetimeMs, type Started, storeChallenge, takeChallenge } from './challenges.ts'
import { passkeyChallengeInvalid, passkeyRejected } from './refusals.ts'
import { verifySignIn } from './verification.ts'

/** The options for an authenticator to sign in. They name nobody, so they are alike for everybody. */
export async function startPasskeySignIn(
  db: Db,
  { relyingParty, throttle }: { relyingParty: RelyingParty; throttle: Throttle },
  network: string,
): Promise<Started<PublicKeyCredentialRequestOptionsJSON> | Refused<Problem>> {
  const retryAfterSeconds = await throttle.countSignInStart(network)
  if (retryAfterSeconds !== null) return { problems: [tooManyAttempts(retryAfterSeconds)] }
  const options = await generateAuthenticationOptions({
    rpID: relyingParty.rpId,
    timeout: challengeLifetimeMs,
    userVerification: 'required',
    allowCredentials: [],
  })
  return { challengeToken: await storeChallenge(db, options.challenge, null), options }
}

/**
 * Opens a session for the account of the passkey that answered. The authenticator has verified the person, by a fingerprint or a
 * PIN, so a passkey is two factors and no one-time code is asked for. An answer uses up its challenge even if it is rejected.
 */
export async function finishPasskeySignIn(
  db: Db,
  { relyingParty, refreshSecret }: { relyingParty: RelyingParty; refreshSecret: string },
  { challengeToken, response, device }: { challengeToken: string; response: unknown; device: Device },
): Promise<OpenSession | Refused<Problem>> {
  const answer = parseSignIn(relyingParty, response)
  if (!answer) return rejected
  return db.transaction(async (tx) => {
    const challenge = await takeChallenge(tx, challengeToken, null)
    if (challenge === null) return { problems: [passkeyChallengeInvalid] }
    const owned = await findPasskey(tx, answer.credential.id)
    const { userHandle } = answer.credential.response
    if (!owned || (userHandle !== undefined && userHandle !== userHandleOf(owned.account))) return rejected
    const verified = await verifySignIn(relyingParty, answer, challenge, owned.passkey)
    if (!verified || owned.account.deletionStartedAt) return rejected
    if (owned.account.bannedAt) return { problems: [accountSuspended] }
    const used = { signatureCount: verified.newCounter, isSynced: verified.credentialBackedUp }
    if (!(await recordUse(tx, owned.passkey, used))) return rejected
    const { deviceName, platform } = device
    return openSession(tx, refreshSecret, { accountId: owned.account.id, deviceName, platform, method: 'PASSKEY' })
  })
}

// Locks the account, so that it is neither banned nor loses the passkey until the session is open.
async function findPasskey(
  tx: Db,
  credentialId: string,
): Promise<{ passkey: PasskeyRow; account: AccountRow } | undefined> {
  const [row] = await tx
    .select({ passkey: passkeys, account: accounts })
    .from(passkeys)
    .innerJoin(accounts, eq(accounts.id, passkeys.accountId))
    .where(eq(passkeys.credentialId, credentialId))
    .for('share', { of: accounts })
  return row
}

// False if the passkey was removed while we waited for the lock, or has signed with this count or a higher one: somebody may have
// copied it. Synced passkeys don't count; theirs is always 0.
async function recordUse(
  tx: Db,
  { id }: PasskeyRow,
  used: Pick<PasskeyRow, 'signatureCount' | 'isSynced'>,
): Promise<boolean> {
  const isNext = or(lt(passkeys.signatureCount, used.signatureCount), eq(passkeys.signatureCount, 0))
  const rows = await tx
    .update(passkeys)
    .set({ ...used, lastUsedAt: new Date() })
    .where(and(eq(passkeys.id, id), isNext))
    .returning({ id: passkeys.id })
  return rows.length > 0
}

const userHandleOf = ({ id }: AccountRow): string => Buffer.from(id).toString('base64url')

const rejected: Refused<Problem> = { problems: [passkeyRejected] }
