import { createHash, randomUUID } from 'node:crypto'
import { importJWK, type JWK, jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'

/** The header in which the router proves to a subgraph that a request comes from it. */
export const assertionHeader = 'router-assertion'

const typ = 'router-assertion+jwt'
const issuer = 'router'
const lifetimeSeconds = 30

export interface SignedRequest {
  body: string | Buffer
  authorization: string | undefined
}

/** Signs a request to one subgraph: its exact body and the token that goes along, good for 30 seconds and once. */
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

/** Whether the router signed exactly this request for this subgraph, and not before. */
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
