import { createECDH } from 'node:crypto'
import { z } from 'zod'
import type { PushEndpoints } from '../../settings/push.ts'
import type { PushTransport } from '../../types.generated.ts'

/** What identifies a device at its push service, and the keys that encrypt its messages. */
export interface DeviceToken {
  token: string
  p256dh: string | null
  auth: string | null
}

/** Maximum length of an endpoint. Those of the common services have 150 to 700 characters. */
const endpointMax = 2_000

const subscription = z.object({
  endpoint: z.string().max(endpointMax),
  keys: z.object({ p256dh: z.string().max(100), auth: z.string().max(40) }),
})

/** The token that a client registers; null if it can't be one of the service. */
export function parseToken(transport: PushTransport, text: string, endpoints: PushEndpoints): DeviceToken | null {
  if (transport === 'WEB_PUSH') return parseSubscription(text, endpoints)
  const token = transport === 'APNS' ? text.trim().toLowerCase() : text.trim()
  return shapes[transport].test(token) ? { token, p256dh: null, auth: null } : null
}

// Apple says that tokens have no fixed length; so far they have 32 bytes. Firebase's have about 160 characters.
const shapes = { APNS: /^(?:[0-9a-f]{2}){32,100}$/, FCM: /^[\w:-]{64,1000}$/ } as const

function parseSubscription(text: string, endpoints: PushEndpoints): DeviceToken | null {
  const parsed = subscription.safeParse(jsonOf(text))
  if (!parsed.success) return null
  const { endpoint, keys } = parsed.data
  const [p256dh, auth] = [fromBase64(keys.p256dh), fromBase64(keys.auth)]
  if (!isAllowedEndpoint(endpoint, endpoints) || auth.length !== 16 || !isPublicKey(p256dh)) return null
  return {
    token: new URL(endpoint).href,
    p256dh: p256dh.toString('base64url'),
    auth: auth.toString('base64url'),
  }
}

/**
 * Whether messages may be sent to an endpoint. The client chooses it, so it could name a service of our own network: only those of
 * known push services are allowed.
 */
export function isAllowedEndpoint(endpoint: string, { hosts, allowLoopback }: PushEndpoints): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, hostname, port, username, password } = new URL(endpoint)
  if (username || password) return false
  if (allowLoopback && hostname === '127.0.0.1') return protocol === 'http:'
  return protocol === 'https:' && port === '' && hosts.some((host) => matches(hostname, host))
}

const matches = (hostname: string, host: string): boolean =>
  host.startsWith('*.') ? hostname.endsWith(host.slice(1)) && hostname.length > host.length - 1 : hostname === host

function isPublicKey(key: Buffer): boolean {
  if (key.length !== 65 || key[0] !== 4) return false
  try {
    const curve = createECDH('prime256v1')
    curve.generateKeys()
    curve.computeSecret(key) // throws for a point that isn't on the curve
    return true
  } catch {
    return false
  }
}

// Browsers give base64url; some libraries pad it.
const fromBase64 = (text: string): Buffer => Buffer.from(/^[\w+/-]+={0,2}$/.test(text) ? text : '', 'base64')

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
