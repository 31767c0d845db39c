import { randomUUID } from 'node:crypto'
import {
  type CryptoKey,
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JWTVerifyGetKey,
  jwtVerify,
  SignJWT,
} from 'jose'
import { unauthenticated } from './errors.ts'

/** Who makes a call, as the access token says. */
export interface Viewer {
  userId: string
  sessionId: string
  /** Under which others see what the person contributes; it doesn't tell the account. */
  contributorId: string
  /** What the person may do beyond what everybody may, such as `moderator`. */
  scopes: readonly string[]
}

/** The person behind an `Authorization` header; null without one. @throws UNAUTHENTICATED for a token that isn't good. */
export type ReadViewer = (authorization: string | undefined) => Promise<Viewer | null>

/** For whom access tokens are made out. */
export const tokenAudience = 'bunri'

/** Seconds that an access token lives. */
export const accessTokenSeconds = 300

/** How long keys are not asked for again after that failed. */
const retryMs = 5_000

/** The keys published at an address; the last ones seen go on being good while it can't be reached. */
export function remoteKeys(url: string, { cacheMs = 60_000 } = {}): JWTVerifyGetKey {
  const remote = createRemoteJWKSet(new URL(url), { timeoutDuration: 2_000, cacheMaxAge: cacheMs })
  let failedAt = Number.NEGATIVE_INFINITY
  return async (header, token) => {
    const known = remote.jwks()
    // Where auth hangs, not every request waits for it.
    if (known && Date.now() - failedAt < retryMs) return createLocalJWKSet(known)(header, token)
    try {
      return await remote(header, token)
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || !known) throw error
      failedAt = Date.now()
      return createLocalJWKSet(known)(header, token)
    }
  }
}

/** A key that signs access tokens, and the id under which its public half is published. */
export interface SigningKey {
  kid: string
  privateKey: CryptoKey
}

/** An access token for a viewer, good from now for `accessTokenSeconds`. */
export async function signAccessToken(
  { kid, privateKey }: SigningKey,
  issuer: string,
  viewer: Viewer,
): Promise<string> {
  const { sessionId, contributorId, scopes } = viewer
  return new SignJWT({ sid: sessionId, ctr: contributorId, client_id: tokenAudience, scope: scopes.join(' ') })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid })
    .setIssuer(issuer)
    .setAudience(tokenAudience)
    .setSubject(viewer.userId)
    .setIssuedAt()
    .setExpirationTime(`${accessTokenSeconds}s`)
    .setJti(randomUUID())
    .sign(privateKey)
}

/** Reads access tokens as RFC 9068 has them, with the keys and the issuer that we trust. */
export function viewerReader({ keys, issuer }: { keys: JWTVerifyGetKey; issuer: string }): ReadViewer {
  return async (authorization) => {
    if (!authorization) return null
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1]
    if (!token) throw unauthenticated('The header is `Authorization: Bearer <access token>`; this one is different.')
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['EdDSA'],
        typ: 'at+jwt',
        issuer,
        audience: tokenAudience,
        requiredClaims: ['exp', 'iat', 'sub', 'sid', 'ctr', 'jti', 'client_id'],
        maxTokenAge: accessTokenSeconds,
        clockTolerance: 5,
      })
      const scopes = typeof payload.scope === 'string' ? payload.scope.split(' ').filter(Boolean) : []
      const { sub, sid, ctr } = payload
      return { userId: String(sub), sessionId: String(sid), contributorId: String(ctr), scopes }
    } catch (error) {
      if (error instanceof errors.JWTExpired)
        throw unauthenticated('The access token has expired; refresh the session.')
      if (isAboutToken(error)) throw unauthenticated('The access token is not valid.')
      throw error
    }
  }
}

// Anything jose throws is, but for a key set that can't be had: a good token must not be refused because auth is down.
const isAboutToken = (error: unknown): boolean => error instanceof errors.JOSEError && !keySetFaults.has(error.code)

const keySetFaults = new Set([errors.JOSEError.code, errors.JWKSTimeout.code, errors.JWKSInvalid.code])
