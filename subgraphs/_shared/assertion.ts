import { createHash, randomUUID } from 'node:crypto'
import { calculateJwkThumbprint, decodeProtectedHeader, importJWK, type JWK, jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { readCanonicalJwt } from './canonical-jwt.ts'

/** The header with which the router proves to a subgraph that it sent the request: a signed JWT. */
export const assertionHeader = 'router-assertion'

const typ = 'router-assertion+jwt'
const issuer = 'router'
const lifetimeSeconds = 30
const toleranceSeconds = 5

export interface SignedRequest {
  body: string | Buffer
  authorization: string | undefined
}

/** The identity of a valid assertion, and when it expires everywhere. */
export interface Assertion {
  id: string
  expiresAt: Date
}

/**
 * A signer for requests to a subgraph. A signature covers the exact body and the access token, and is valid once within
 * 30 seconds.
 */
export function assertionSigner(privateKey: JWK) {
  const key = importJWK(privateKey, 'EdDSA')
  const kid = calculateJwkThumbprint(privateKey)
  return async (subgraph: string, { body, authorization }: SignedRequest) => {
    // One reading of the clock: a second that passes between two would make the lifetime too long.
    const issuedAt = Math.floor(Date.now() / 1_000)
    return new SignJWT({ bh: digest(body), ath: digest(authorization ?? '') })
      .setProtectedHeader({ alg: 'EdDSA', typ, kid: await kid })
      .setIssuer(issuer)
      .setAudience(`subgraph:${subgraph}`)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + lifetimeSeconds)
      .setJti(randomUUID())
      .sign(await key)
  }
}

const claims = z.object({ exp: z.int(), jti: z.uuid(), bh: z.string(), ath: z.string() })

/**
 * A check that the router signed exactly this request for this subgraph, and that this process has not seen the
 * signature before; null otherwise. During a change of the router's key, two public keys are valid. Other processes of the subgraph don't share that memory: see `spent-assertions.ts`.
 */
export function assertionVerifier(publicKeys: readonly JWK[], subgraph: string) {
  const keys = Promise.all(
    publicKeys.map(async (key) => [await calculateJwkThumbprint(key), await importJWK(key, 'EdDSA')] as const),
  ).then((known) => new Map(known))
  const seen = new LRUCache<string, true>({ max: 100_000, ttl: 2 * lifetimeSeconds * 1000 })
  return async (assertion: string | undefined, { body, authorization }: SignedRequest): Promise<Assertion | null> => {
    if (!assertion) return null
    try {
      const { exp, jti, bh, ath } = readCanonicalJwt(assertion, { typ, lifetimeSeconds, claims })
      const key = (await keys).get(String(decodeProtectedHeader(assertion).kid))
      if (!key) return null
      await jwtVerify(assertion, key, {
        algorithms: ['EdDSA'],
        typ,
        issuer,
        audience: `subgraph:${subgraph}`,
        maxTokenAge: lifetimeSeconds,
        clockTolerance: toleranceSeconds,
      })
      if (bh !== digest(body) || ath !== digest(authorization ?? '')) return null
      if (seen.has(jti)) return null
      seen.set(jti, true)
      return { id: jti, expiresAt: new Date((exp + toleranceSeconds) * 1000) }
    } catch {
      return null
    }
  }
}

const digest = (value: string | Buffer) => createHash('sha256').update(value).digest('base64url')
