import { randomBytes } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { newId } from '../../../_shared/ids.ts'
import { type ProviderSignInRow, providerSignIns, type SessionRow } from '../../db/schema.ts'
import type { IdentityProvider } from '../../types.generated.ts'
import type { ProvidedIdentity, ProviderRequest } from '../identity-providers/provider.ts'
import { decrypt, encrypt } from '../keys/encryption.ts'
import { isSameSecret } from '../keys/same-secret.ts'
import { digestOf } from '../verification/link-tokens.ts'

/** How long somebody may take at the provider. */
export const attemptMinutes = 10

/** How long our one-time code is valid (RFC 6749, 4.1.2: ten minutes at most). */
const codeMs = 60_000

/** A sign-in, or a link of an identity, as a client begins it. */
export interface NewAttempt {
  provider: IdentityProvider
  returnUrl: string
  verifierChallenge: string
  /** The session that links an identity. */
  session?: Pick<SessionRow, 'id' | 'accountId'>
}

const randomToken = (): string => randomBytes(32).toString('base64url')

/** Begins an attempt. The token is a part of the address to open in the browser. */
export async function startAttempt(
  db: Db,
  { provider, returnUrl, verifierChallenge, session }: NewAttempt,
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomToken()
  const expiresAt = new Date(Date.now() + attemptMinutes * 60_000)
  const origin = session ? { sessionId: session.id, accountId: session.accountId } : {}
  await db.insert(providerSignIns).values({
    id: newId('pvs'),
    provider,
    returnUrl,
    verifierChallenge,
    startHash: digestOf(token),
    expiresAt,
    ...origin,
  })
  return { token, expiresAt }
}

/** The attempt whose address a browser opens, before the browser has come back; undefined for an unknown or expired token. */
export async function findAttempt(db: Db, token: string): Promise<ProviderSignInRow | undefined> {
  const [attempt] = await db
    .select()
    .from(providerSignIns)
    .where(and(eq(providerSignIns.startHash, digestOf(token)), isOpen()))
  return attempt
}

/**
 * Binds an attempt to the browser that opened its address last: the browser keeps the returned secret in a cookie. The address may be
 * opened again, since some programs load a link before a person does.
 * @returns the secret, and what to send to the provider; undefined when the attempt was finished meanwhile
 */
export async function bindToBrowser(
  db: Db,
  keySecret: string,
  { id }: ProviderSignInRow,
): Promise<{ browserSecret: string; request: ProviderRequest } | undefined> {
  const browserSecret = randomToken()
  // `state` names the attempt, so that two sign-ins in one browser don't disturb each other.
  const request = { state: `${id}.${randomToken()}`, nonce: randomToken(), verifier: randomToken() }
  const bound = await db
    .update(providerSignIns)
    .set({ browserHash: digestOf(browserSecret), encryptedRequest: encrypt(keySecret, id, JSON.stringify(request)) })
    .where(and(eq(providerSignIns.id, id), isOpen()))
    .returning({ id: providerSignIns.id })
  return bound.length > 0 ? { browserSecret, request } : undefined
}

/** The id of the attempt that a `state` names, true or forged; null for another text. */
export const attemptIdIn = (state: string): string | null => /^(pvs_[0-9a-z]{26})\.[\w-]{43}$/.exec(state)?.[1] ?? null

/**
 * Takes the request of an attempt whose browser has come back from the provider. It can be taken once: a repeated callback finds
 * nothing. Undefined unless the browser is the one that began and `state` is the one that was sent.
 */
export async function takeRequest(
  db: Db,
  keySecret: string,
  callback: { provider: IdentityProvider; state: string; browserSecret: string },
): Promise<{ attempt: ProviderSignInRow; request: ProviderRequest } | undefined> {
  const id = attemptIdIn(callback.state)
  if (!id) return undefined
  return db.transaction(async (tx) => {
    const isItsBrowser = eq(providerSignIns.browserHash, digestOf(callback.browserSecret))
    const isIt = and(
      eq(providerSignIns.id, id),
      eq(providerSignIns.provider, callback.provider),
      isItsBrowser,
      isOpen(),
    )
    const [attempt] = await tx.select().from(providerSignIns).where(isIt).for('update')
    if (!attempt?.encryptedRequest) return undefined
    const request = JSON.parse(decrypt(keySecret, id, attempt.encryptedRequest)) as ProviderRequest
    if (!isSameSecret(request.state, callback.state)) return undefined
    await tx
      .update(providerSignIns)
      .set({ encryptedRequest: null, browserHash: null })
      .where(eq(providerSignIns.id, id))
    return { attempt, request }
  })
}

/**
 * Completes an attempt with what the provider said; null if it refused, did not answer or can't be trusted.
 * @returns our one-time code, for the client that knows the verifier; undefined if the attempt was completed before, in another browser
 */
export async function completeAttempt(
  db: Db,
  keySecret: string,
  { id }: ProviderSignInRow,
  identity: ProvidedIdentity | null,
): Promise<string | undefined> {
  const code = randomToken()
  const completed = await db
    .update(providerSignIns)
    .set({
      codeHash: digestOf(code),
      encryptedIdentity: identity && encrypt(keySecret, id, JSON.stringify(identity)),
      expiresAt: new Date(Date.now() + codeMs),
    })
    .where(and(eq(providerSignIns.id, id), isOpen()))
    .returning({ id: providerSignIns.id })
  return completed.length > 0 ? code : undefined
}

/** Deletes an attempt that the person cancelled. */
export async function cancelAttempt(db: Db, { id }: ProviderSignInRow): Promise<void> {
  await db.delete(providerSignIns).where(eq(providerSignIns.id, id))
}

/**
 * The completed attempt of a one-time code, locked, and its identity; null for a wrong code or verifier, and for the code of another
 * session: that of a sign-in has none. A wrong verifier uses the code
 * up: somebody else has it.
 */
export async function redeemCode(
  tx: Db,
  keySecret: string,
  { code, verifier, sessionId }: { code: string; verifier: string; sessionId: string | null },
): Promise<{ attempt: ProviderSignInRow; identity: ProvidedIdentity | null } | null> {
  const isOfSession = sessionId === null ? isNull(providerSignIns.sessionId) : eq(providerSignIns.sessionId, sessionId)
  const isIt = and(eq(providerSignIns.codeHash, digestOf(code)), isOfSession, gt(providerSignIns.expiresAt, new Date()))
  const [attempt] = await tx.select().from(providerSignIns).where(isIt).for('update')
  if (!attempt) return null
  if (!isSameSecret(digestOf(verifier), attempt.verifierChallenge)) {
    await cancelAttempt(tx, attempt)
    return null
  }
  const { id, encryptedIdentity } = attempt
  return { attempt, identity: encryptedIdentity && JSON.parse(decrypt(keySecret, id, encryptedIdentity)) }
}

/** Keeps a code valid for ten more minutes, once, while the person reads the terms. */
export async function extendCode(tx: Db, { id }: ProviderSignInRow): Promise<void> {
  const termsAskedAt = new Date()
  const expiresAt = new Date(termsAskedAt.getTime() + attemptMinutes * 60_000)
  const isFirst = and(eq(providerSignIns.id, id), isNull(providerSignIns.termsAskedAt))
  await tx.update(providerSignIns).set({ expiresAt, termsAskedAt }).where(isFirst)
}

const isOpen = () => and(isNull(providerSignIns.codeHash), gt(providerSignIns.expiresAt, new Date()))
