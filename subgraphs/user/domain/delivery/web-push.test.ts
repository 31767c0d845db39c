import { createRequire } from 'node:module'
import { importJWK, jwtVerify } from 'jose'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../config.ts'
import { RetryLater } from './push-transport.ts'
import { aBrowser, aPushService } from './testing.ts'
import { webPushTransport } from './web-push.ts'

// A library of browsers' encryption, which `web-push` depends on.
const ece = createRequire(createRequire(import.meta.url).resolve('web-push'))('http_ece') as {
  decrypt(body: Buffer, keys: object): Buffer
}

const { push } = readConfig({
  USER_DATABASE_URL: 'postgres://user@127.0.0.1/user',
  USER_VAPID_PRIVATE_KEY: Buffer.alloc(32, 7).toString('base64url'),
  USER_VAPID_SUBJECT: 'mailto:push@bunri.example',
  USER_PUSH_LOOPBACK: 'true',
})
if (!push.vapid) throw new Error('Web Push is off.')
const transport = webPushTransport(push.vapid, push.endpoints)
const service = await aPushService()

const message = {
  notificationId: 'ntf_1',
  topic: 'COLLECTION_REMINDER',
  title: '배출일: 종이',
  body: 'Tonight',
  subjectId: 'reg_11680',
  collapseKey: 'abcdefghijklmnopqrstuvwxyz012345',
  ttlSeconds: 3600,
  isUrgent: true,
}

function aDevice(endpoint = `${service.url}/push/1`) {
  const browser = aBrowser(endpoint)
  const device = { id: 'psd_1', token: endpoint, p256dh: browser.p256dh, auth: browser.auth.toString('base64url') }
  return { browser, device }
}

test('a browser can decrypt the message, and the push service can check who sent it', async () => {
  const { browser, device } = aDevice()

  expect(await transport.send(device, message)).toBe('sent')

  const [request] = service.received.splice(0)
  const shown = ece.decrypt(request?.body ?? Buffer.alloc(0), {
    version: 'aes128gcm',
    privateKey: browser.curve,
    authSecret: browser.auth.toString('base64url'),
  })
  const { collapseKey, ttlSeconds, isUrgent, ...sent } = message
  expect(JSON.parse(shown.toString())).toEqual(sent)
  expect(request).toMatchObject({
    path: '/push/1',
    headers: {
      ttl: String(ttlSeconds),
      urgency: isUrgent ? 'high' : 'normal',
      topic: collapseKey,
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
    },
  })

  const { t: token = '', k: key = '' } = Object.fromEntries(
    [...String(request?.headers.authorization).matchAll(/\b([tk])=([\w.-]+)/g)].map(([, name, value]) => [name, value]),
  )
  expect(key).toBe(push.vapid?.publicKey)
  const point = Buffer.from(key, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const { payload } = await jwtVerify(token, await importJWK(jwk, 'ES256'), { audience: service.url })
  expect(payload.sub).toBe('mailto:push@bunri.example')
  expect(Number(payload.exp) - Date.now() / 1000).toBeLessThanOrEqual(24 * 3600)
})

describe('an answer with status', () => {
  const outcome = async (status: number, headers: Record<string, string> = {}) => {
    service.answer(() => ({ status, headers }))
    return transport.send(aDevice().device, message).catch((error: unknown) => error)
  }

  test.each([404, 410])('%i means that the browser is gone', async (status) => {
    expect(await outcome(status)).toBe('gone')
  })

  test.each([400, 403, 413, 500])('%i is a failure, whose message does not contain the address', async (status) => {
    const error = await outcome(status)

    expect(error).toBeInstanceOf(Error)
    expect(error).not.toBeInstanceOf(RetryLater)
    expect(String(error)).toBe(`Error: 127.0.0.1 answered with status ${status}.`)
  })

  test.each([429, 503])('%i with Retry-After says when to try again, within an hour', async (status) => {
    for (const [header, seconds] of [
      ['120', 120],
      [new Date(Date.now() + 300_000).toUTCString(), 300],
      ['999999', 3600],
      ['0', 1],
    ] as const) {
      const error = await outcome(status, { 'retry-after': header })
      if (!(error instanceof RetryLater)) throw new Error(`No RetryLater for ${header}`)
      expect(Math.abs(error.at.getTime() - Date.now() - seconds * 1000), header).toBeLessThan(2_000)
    }
    expect(await outcome(status, { 'retry-after': 'soon' })).not.toBeInstanceOf(RetryLater)
  })

  test('302 is not followed', async () => {
    const other = await aPushService()

    expect(await outcome(302, { location: `${other.url}/secret` })).toBeInstanceOf(Error)
    expect(other.received).toEqual([])
  })
})

test('an endpoint that is not allowed any more counts as gone, without a request', async () => {
  service.received.length = 0
  const strict = webPushTransport(push.vapid ?? { publicKey: '', privateKey: '', subject: '' }, {
    ...push.endpoints,
    allowLoopback: false,
  })

  expect(await strict.send(aDevice().device, message)).toBe('gone')
  expect(await transport.send(aDevice('http://169.254.169.254/latest').device, message)).toBe('gone')
  expect(await transport.send(aDevice('http://localhost:1/x').device, message)).toBe('gone')
  expect(service.received).toEqual([])
})

test.each([
  ['USER_VAPID_PRIVATE_KEY', 'short'],
  ['USER_VAPID_PRIVATE_KEY', Buffer.alloc(32).toString('base64url')],
  ['USER_VAPID_SUBJECT', 'somebody'],
  ['USER_PUSH_HOSTS', 'fcm.googleapis.com,*'],
  ['USER_PUSH_HOSTS', 'https://push.example'],
  ['USER_FCM_SERVICE_ACCOUNT', '{}'],
  ['USER_FCM_SERVICE_ACCOUNT', 'key.json'],
])('the setting %s is checked: %s', (name, value) => {
  expect(() => readConfig({ USER_DATABASE_URL: 'postgres://user@127.0.0.1/user', [name]: value })).toThrow(name)
})

test('subscriptions of this machine are forbidden in production', () => {
  const env = { NODE_ENV: 'production', USER_DATABASE_URL: 'postgres://user:long-and-hard@127.0.0.1/user' }

  expect(readConfig(env).push.endpoints.allowLoopback).toBe(false)
  expect(() => readConfig({ ...env, USER_PUSH_LOOPBACK: 'true' })).toThrow('USER_PUSH_LOOPBACK')
})
