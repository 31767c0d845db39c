import { createHmac, createSecretKey, hash, type KeyObject, randomUUID, timingSafeEqual } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { decodeJson, encodeJson } from './canonical-encoding.ts'

// A JWT (RFC 7519) with HS256, by node:crypto and without promises: every fetch has one. An Ed25519 signature of the same claims takes
// eleven times as long (decision 29).

/** The header with which the router proves to a subgraph that it sent the request: a signed JWT. */
export const assertionHeader = 'router-assertion'

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
 * A signer for requests to a subgraph, with the secret that the router shares with this subgraph alone. A signature covers the exact
 * body and the access token, and is valid once within 30 seconds.
 */
export function assertionSigner(subgraph: string, secret: string) {
  const key = keyOf(secret)
  const aud = audienceOf(subgraph)
  return ({ body, authorization }: SignedRequest): string => {
    // One reading of the clock: a second that passes between two would make the lifetime too long.
    const iat = Math.floor(Date.now() / 1_000)
    const payload = encodeJson({
      bh: digest(body),
      ath: tokenDigest(authorization),
      iss: issuer,
      aud,
      iat,
      exp: iat + lifetimeSeconds,
      jti: randomUUID(),
    })
    const signed = `${header}.${payload}`
    return `${signed}.${signatureOf(signed, key)}`
  }
}

/**
 * A check that the router signed exactly this request for this subgraph, and that this process has not seen the
 * signature before; null otherwise. During a change of the secret, two are valid. Other processes of the subgraph don't share
 * that memory: see `spent-assertions.ts`.
 */
export function assertionVerifier(subgraph: string, secrets: readonly string[]) {
  const keys = secrets.map(keyOf)
  const audience = audienceOf(subgraph)
  const seen = new LRUCache<string, true>({ max: 100_000, ttl: 2 * lifetimeSeconds * 1000 })
  return (assertion: string | undefined, { body, authorization }: SignedRequest): Assertion | null => {
    const claims = assertion ? readAssertion(assertion, keys) : null
    if (!claims || claims.iss !== issuer || claims.aud !== audience || !isCurrent(claims)) return null
    if (claims.bh !== digest(body) || claims.ath !== tokenDigest(authorization)) return null
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

/** The claims of an assertion in exactly the form of `assertionSigner`, signed with one of the keys; null for any other text. */
function readAssertion(assertion: string, keys: readonly KeyObject[]): Claims | null {
  const [itsHeader, payload = '', signature = '', ...more] = assertion.split('.')
  if (itsHeader !== header || more.length > 0) return null
  const given = Buffer.from(signature)
  const isSigned = keys.some((key) => {
    const expected = Buffer.from(signatureOf(`${header}.${payload}`, key))
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
  if (!isSigned) return null
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

const header = encodeJson({ alg: 'HS256', typ: 'router-assertion+jwt' })

const keyOf = (secret: string): KeyObject => createSecretKey(secret, 'utf8')

const signatureOf = (text: string, key: KeyObject): string => createHmac('sha256', key).update(text).digest('base64url')

const digest = (value: string | Buffer): string => hash('sha256', value, 'base64url')

const digestOfNothing = digest('')

/** The digest of an access token; most requests have none. */
const tokenDigest = (authorization: string | undefined): string =>
  authorization === undefined ? digestOfNothing : digest(authorization)
