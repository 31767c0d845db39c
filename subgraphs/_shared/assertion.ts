import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type JsonWebKey,
  type KeyObject,
  randomUUID,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto'
import { calculateJwkThumbprint, type JWK } from 'jose'
import { LRUCache } from 'lru-cache'
import { decodeJson, encodeJson, isCanonicalBase64url } from './canonical-encoding.ts'

// A JWT as jose would sign and read it, by node:crypto and without promises: every fetch has one, and jose took a fifth of the
// router's time.

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
  const key = createPrivateKey({ key: privateKey as JsonWebKey, format: 'jwk' })
  const header = headerOf(privateKey)
  return async (subgraph: string, { body, authorization }: SignedRequest): Promise<string> => {
    // One reading of the clock: a second that passes between two would make the lifetime too long.
    const iat = Math.floor(Date.now() / 1_000)
    const payload = encodeJson({
      bh: digest(body),
      ath: digest(authorization ?? ''),
      iss: issuer,
      aud: audienceOf(subgraph),
      iat,
      exp: iat + lifetimeSeconds,
      jti: randomUUID(),
    })
    const signed = `${await header}.${payload}`
    return `${signed}.${signBytes(null, Buffer.from(signed), key).toString('base64url')}`
  }
}

/**
 * A check that the router signed exactly this request for this subgraph, and that this process has not seen the
 * signature before; null otherwise. During a change of the router's key, two public keys are valid. Other processes of the subgraph don't share that memory: see `spent-assertions.ts`.
 */
export function assertionVerifier(publicKeys: readonly JWK[], subgraph: string) {
  const keys = Promise.all(
    publicKeys.map(
      async (key) => [await headerOf(key), createPublicKey({ key: key as JsonWebKey, format: 'jwk' })] as const,
    ),
  ).then((known) => new Map(known))
  const audience = audienceOf(subgraph)
  const seen = new LRUCache<string, true>({ max: 100_000, ttl: 2 * lifetimeSeconds * 1000 })
  return async (assertion: string | undefined, { body, authorization }: SignedRequest): Promise<Assertion | null> => {
    if (!assertion) return null
    const claims = readAssertion(assertion, await keys)
    if (!claims || claims.iss !== issuer || claims.aud !== audience || !isCurrent(claims)) return null
    if (claims.bh !== digest(body) || claims.ath !== digest(authorization ?? '')) return null
    if (seen.has(claims.jti)) return null
    seen.set(claims.jti, true)
    return { id: claims.jti, expiresAt: new Date((claims.exp + toleranceSeconds) * 1000) }
  }
}

interface Claims {
  iss: string
  aud: string
  iat: number
  exp: number
  nbf: number
  jti: string
  bh: string
  ath: string
}

/** The claims of an assertion in exactly the form of `assertionSigner` that one of the keys signed; null for any other text. */
function readAssertion(assertion: string, keys: ReadonlyMap<string, KeyObject>): Claims | null {
  const [header = '', payload = '', signature = '', ...more] = assertion.split('.')
  // There is one header for each key: algorithm, type and key id in canonical JSON.
  const key = keys.get(header)
  if (!key || more.length > 0 || !isCanonicalBase64url(signature)) return null
  const bytes = Buffer.from(`${header}.${payload}`)
  if (!verifyBytes(null, bytes, key, Buffer.from(signature, 'base64url'))) return null
  try {
    return claimsIn(decodeJson(payload))
  } catch {
    return null
  }
}

function claimsIn(value: unknown): Claims | null {
  if (typeof value !== 'object' || value === null) return null
  const { iss, aud, iat, exp, nbf = iat, jti, bh, ath } = value as Partial<Record<keyof Claims, unknown>>
  if (typeof iss !== 'string' || typeof aud !== 'string' || typeof bh !== 'string' || typeof ath !== 'string')
    return null
  if (!isTime(iat) || !isTime(exp) || !isTime(nbf) || typeof jti !== 'string' || !uuid.test(jti)) return null
  return { iss, aud, iat, exp, nbf, jti, bh, ath }
}

function isCurrent({ iat, exp, nbf }: Claims): boolean {
  const now = Math.floor(Date.now() / 1_000)
  if (exp - iat > lifetimeSeconds || exp <= now - toleranceSeconds || nbf > now + toleranceSeconds) return false
  return now - iat <= lifetimeSeconds + toleranceSeconds && iat <= now + toleranceSeconds
}

const isTime = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

const audienceOf = (subgraph: string): string => `subgraph:${subgraph}`

const headerOf = async (key: JWK): Promise<string> =>
  encodeJson({ alg: 'EdDSA', typ, kid: await calculateJwkThumbprint(key) })

const digest = (value: string | Buffer) => createHash('sha256').update(value).digest('base64url')
