import { randomUUID } from 'node:crypto'
import { type CryptoKey, errors, type JWTHeaderParameters, type JWTVerifyGetKey, jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { readCanonicalJwt } from './canonical-jwt.ts'
import { unauthenticated } from './errors.ts'
import { type Locale, locales } from './locale.ts'

/** The person who makes a call, read from the access token. */
export interface Viewer {
  userId: string
  sessionId: string
  /** Public id under which others see the person's contributions. It doesn't reveal the account. */
  contributorId: string
  /** Additional permissions, such as `moderator`. */
  scopes: readonly string[]
  /** The language that the person prefers; undefined when they prefer none. */
  locale?: Locale | undefined
}

/** Reads the viewer from an `Authorization` header; null without one. @throws UNAUTHENTICATED for an invalid token */
export type ReadViewer = (authorization: string | undefined) => Promise<Viewer | null>

/** Audience (`aud`) of access tokens. */
export const tokenAudience = 'bunri'

/** Lifetime of an access token, in seconds. */
export const accessTokenSeconds = 300

/** A private key that signs access tokens, and the id (`kid`) of its published public key. */
export interface SigningKey {
  kid: string
  privateKey: CryptoKey
}

/** An access token for a viewer, valid for `accessTokenSeconds`. */
export async function signAccessToken(
  { kid, privateKey }: SigningKey,
  issuer: string,
  viewer: Viewer,
): Promise<string> {
  const { sessionId, contributorId, scopes, locale } = viewer
  // One reading of the clock: a second that passes between two would make the lifetime too long.
  const issuedAt = Math.floor(Date.now() / 1_000)
  const claims = { sid: sessionId, ctr: contributorId, client_id: tokenAudience, scope: scopes.join(' '), locale }
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid })
    .setIssuer(issuer)
    .setAudience(tokenAudience)
    .setSubject(viewer.userId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + accessTokenSeconds)
    .setJti(randomUUID())
    .sign(privateKey)
}

const id = z.string().min(1).max(100)
const accessToken = {
  typ: 'at+jwt',
  lifetimeSeconds: accessTokenSeconds,
  claims: z.object({
    sub: id,
    sid: id,
    ctr: id,
    client_id: z.literal(tokenAudience),
    scope: z.string(),
    locale: z.enum(locales).optional(),
  }),
}

/** A reader for access tokens (RFC 9068) that are signed with one of `keys` by `issuer`, in exactly the form of `signAccessToken`. */
export function viewerReader({ keys, issuer }: { keys: JWTVerifyGetKey; issuer: string }): ReadViewer {
  const verified = new LRUCache<string, VerifiedToken>({ max: verifiedMax })
  return async (authorization) => {
    if (!authorization) return null
    const known = verified.get(authorization)
    if (known && (await isStillValid(known, keys))) return known.viewer
    const token = /^Bearer ([\w-]{1,500}\.[\w-]{1,2000}\.[\w-]{1,500})$/i.exec(authorization)?.[1]
    if (!token) throw unauthenticated('The header must be `Authorization: Bearer <access token>`; this one is not.')
    const { sub, sid, ctr, scope, locale } = readClaims(token)
    try {
      const { protectedHeader, payload, key } = await jwtVerify(token, keys, {
        algorithms: ['EdDSA'],
        typ: accessToken.typ,
        issuer,
        audience: tokenAudience,
        maxTokenAge: accessTokenSeconds,
        clockTolerance: 5,
      })
      const scopes = scope.split(' ').filter(Boolean)
      const viewer: Viewer = { userId: sub, sessionId: sid, contributorId: ctr, scopes, ...(locale && { locale }) }
      verified.set(authorization, { viewer, key, header: protectedHeader, expiresAt: Number(payload.exp) * 1_000 })
      return viewer
    } catch (error) {
      if (error instanceof errors.JWTExpired)
        throw unauthenticated('The access token has expired; refresh the session.')
      // Any other error is a failure to read the keys: a valid token must not be rejected because auth is down.
      if (error instanceof errors.JOSEError) throw tokenInvalid()
      throw error
    }
  }
}

/** A token whose signature and claims have been checked. */
interface VerifiedToken {
  viewer: Viewer
  header: JWTHeaderParameters
  /** The key that signed it. */
  key: unknown
  expiresAt: number
}

/** Verified tokens that are remembered. */
const verifiedMax = 5_000

// A signature costs more than the rest of a small query, and every subgraph of a request checks it. What can change is the time, and
// whether the key is still one of auth's.
async function isStillValid({ header, key, expiresAt }: VerifiedToken, keys: JWTVerifyGetKey): Promise<boolean> {
  if (Date.now() >= expiresAt) return false
  try {
    return (await keys(header, { payload: '', signature: '' })) === key
  } catch {
    return false
  }
}

function readClaims(token: string) {
  try {
    return readCanonicalJwt(token, accessToken)
  } catch {
    throw tokenInvalid()
  }
}

const tokenInvalid = () => unauthenticated('The access token is not valid.')
