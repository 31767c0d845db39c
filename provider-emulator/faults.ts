import type { IncomingMessage, ServerResponse } from 'node:http'
import { type CryptoKey, decodeJwt, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

/** The requests of our service to a provider that can go wrong. */
export type Endpoint = 'discovery' | 'token' | 'jwks' | 'profile'

/** What goes wrong with the whole response. */
const responseFaults = {
  down: (response: ServerResponse) => response.writeHead(503).end('unavailable'),
  slow: (response: ServerResponse) => void setTimeout(() => response.destroyed || response.end('{}'), 10_000).unref(),
  cut: (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('{"half":')
    setTimeout(() => response.destroy(), 20)
  },
  'stops in the middle': (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"half":'),
  html: (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>점검 중</title>'),
  'huge answer': (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(`{"filler":"${'x'.repeat(10_000_000)}"}`),
  'error with status 200': (response: ServerResponse) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end('{"error":"invalid_request","error_description":"no valid data in session"}'),
  redirect: (response: ServerResponse) => response.writeHead(302, { location: 'http://127.0.0.1:1/inside' }).end(),
  'empty object': (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
  null: (response: ServerResponse) => response.writeHead(200, { 'content-type': 'application/json' }).end('null'),
} as const

/** What is wrong with an ID token that is otherwise as it should be. */
const tokenFaults = {
  'wrong nonce': { claims: { nonce: 'another' } },
  'no nonce': { claims: { nonce: undefined } },
  'wrong audience': { claims: { aud: 'somebody-else' } },
  'second audience': { claims: { aud: ['bunri', 'somebody-else'], azp: 'somebody-else' } },
  'wrong issuer': { claims: { iss: 'https://attacker.example' } },
  'expired token': { claims: { exp: 1_700_000_000, iat: 1_699_999_000 } },
  'wrong at_hash': { claims: { at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' } },
  'no subject': { claims: { sub: undefined } },
  'empty subject': { claims: { sub: '' } },
  'wrong signature': { key: 'foreign' },
  'no algorithm': { key: 'none' },
  'symmetric algorithm': { key: 'secret' },
  'no ID token': { key: 'absent' },
} as const

export type Fault = keyof typeof responseFaults | keyof typeof tokenFaults

export const responseFaultNames = Object.keys(responseFaults) as (keyof typeof responseFaults)[]
export const tokenFaultNames = Object.keys(tokenFaults) as (keyof typeof tokenFaults)[]

const isTokenFault = (fault: Fault): fault is keyof typeof tokenFaults => fault in tokenFaults

/** Answers with a fault of the whole response; false for any other fault. */
export function answerWithFault(fault: Fault | undefined, response: ServerResponse): boolean {
  if (!fault || isTokenFault(fault)) return false
  responseFaults[fault](response)
  return true
}

/** What a provider signs with. */
export interface Signing {
  kid: string
  key: CryptoKey
  clientSecret: string
}

/** The body of the token endpoint's response, its ID token replaced by one with a fault. */
export async function spoilToken(fault: Fault | undefined, body: object, signing: Signing): Promise<object> {
  if (!fault || !isTokenFault(fault) || !('id_token' in body)) return body
  const { key, claims } = { key: 'own', claims: {}, ...tokenFaults[fault] }
  return {
    ...body,
    id_token: key === 'absent' ? undefined : await spoiled(String(body.id_token), { key, claims }, signing),
  }
}

async function spoiled(token: string, { key, claims }: { key: string; claims: object }, { kid, ...signing }: Signing) {
  const payload = JSON.parse(JSON.stringify({ ...decodeJwt(token), ...claims })) as JWTPayload
  if (key === 'none') {
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    return `${encode({ alg: 'none', kid })}.${encode(payload)}.`
  }
  if (key === 'secret')
    return new SignJWT(payload).setProtectedHeader({ alg: 'HS256', kid }).sign(Buffer.from(signing.clientSecret))
  const signer = key === 'foreign' ? (await generateKeyPair('RS256')).privateKey : signing.key
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid }).sign(signer)
}

/** Which of our requests a provider has received; undefined for requests of the browser. */
export function endpointOf({ url = '' }: IncomingMessage): Endpoint | undefined {
  const path = url.split('?')[0] ?? ''
  if (path === '/.well-known/openid-configuration') return 'discovery'
  if (path.endsWith('/token')) return 'token'
  if (path.endsWith('/jwks')) return 'jwks'
  if (path === '/v2/user/me' || path === '/v1/nid/me') return 'profile'
  return undefined
}
