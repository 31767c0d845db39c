import { createHash, randomUUID } from 'node:crypto'
import { importJWK, type JWK, jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'

/** The header with which the router proves to a subgraph that it sent the request: a signed JWT. */
export const assertionHeader = 'router-assertion'

const typ = 'router-assertion+jwt'
const issuer = 'router'
const lifetimeSeconds = 30

export interface SignedRequest {
  body: string | Buffer
  authorization: string | undefined
}

/**
 * A signer for requests to a subgraph. A signature covers the exact body and the access token, and is valid once within
 * 30 seconds.
 */
export function assertionSigner(privateKey: JWK) {
  const key = importJWK(privateKey, 'EdDSA')
  return async (subgraph: string, { body, authorization }: SignedRequest) =>
    new SignJWT({ bh: digest(body), ath: digest(authorization ?? '') })
      .setProtectedHeader({ alg: 'EdDSA', typ })
      .setIssuer(issuer)
      .setAudience(`subgraph:${subgraph}`)
      .setIssuedAt()
      .setExpirationTime(`${lifetimeSeconds}s`)
      .setJti(randomUUID())
      .sign(await key)
}

/**
 * A check that the router signed exactly this request for this subgraph, and that the signature was not used before.
 */
export function assertionVerifier(publicKey: JWK, subgraph: string) {
  const key = importJWK(publicKey, 'EdDSA')
  const seen = new LRUCache<string, true>({ max: 100_000, ttl: 2 * lifetimeSeconds * 1000 })
  return async (assertion: string | undefined, { body, authorization }: SignedRequest): Promise<boolean> => {
    if (!assertion) return false
    try {
      const { payload } = await jwtVerify(assertion, await key, {
        algorithms: ['EdDSA'],
        typ,
        issuer,
        audience: `subgraph:${subgraph}`,
        requiredClaims: ['exp', 'jti'],
        clockTolerance: 5,
      })
      if (payload.bh !== digest(body) || payload.ath !== digest(authorization ?? '')) return false
      const id = String(payload.jti)
      if (seen.has(id)) return false
      seen.set(id, true)
      return true
    } catch {
      return false
    }
  }
}

const digest = (value: string | Buffer) => createHash('sha256').update(value).digest('base64url')
