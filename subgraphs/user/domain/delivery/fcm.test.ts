import { exportPKCS8, generateKeyPair, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { fcmTransport } from './fcm.ts'
import { RetryLater } from './push-transport.ts'
import { type Answer, aPushService } from './testing.ts'

const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
const granted = { status: 200, body: JSON.stringify({ access_token: 'granted', expires_in: 3600 }) }

const message = {
  notificationId: 'ntf_1',
  topic: 'COLLECTION_REMINDER',
  title: 'Put out: Paper',
  body: 'Tonight',
  subjectId: 'reg_11680',
  collapseKey: 'abc',
  ttlSeconds: 60,
  isUrgent: true,
}
const device = { id: 'psd_1', token: 'token-of-the-phone', p256dh: null, auth: null }

/** Firebase on this machine. */
async function anEmulator(send: Answer = { status: 200, body: '{"name":"projects/bunri-test/messages/1"}' }) {
  let answer = send
  const service = await aPushService(({ path }) => (path === '/token' ? granted : answer))
  const transport = fcmTransport({
    url: service.url,
    projectId: 'bunri-test',
    clientEmail: 'push@bunri-test.iam.gserviceaccount.com',
    privateKey: await exportPKCS8(privateKey),
    tokenUrl: `${service.url}/token`,
  })
  const answerWith = (next: Answer) => {
    answer = next
  }
  return { service, transport, answerWith }
}

test('sends the message with an access token, which it asks for once', async () => {
  const { service, transport } = await anEmulator()

  await Promise.all(Array.from({ length: 5 }, () => transport.send(device, message)))

  const [grant, ...others] = service.received.filter(({ path }) => path === '/token')
  expect(others).toEqual([])
  const form = new URLSearchParams(grant?.body.toString())
  expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer')
  const { payload } = await jwtVerify(form.get('assertion') ?? '', publicKey, {
    issuer: 'push@bunri-test.iam.gserviceaccount.com',
    audience: `${service.url}/token`,
  })
  expect(payload.scope).toBe('https://www.googleapis.com/auth/firebase.messaging')
  const sent = service.received.filter(({ path }) => path === '/v1/projects/bunri-test/messages:send')
  expect(sent).toHaveLength(5)
  expect(sent[0]?.headers.authorization).toBe('Bearer granted')
  expect(JSON.parse(sent[0]?.body.toString() ?? '')).toEqual({
    message: {
      token: 'token-of-the-phone',
      notification: { title: 'Put out: Paper', body: 'Tonight' },
      data: { notificationId: 'ntf_1', topic: 'COLLECTION_REMINDER', subjectId: 'reg_11680' },
      android: { collapse_key: 'abc', ttl: '60s', priority: 'HIGH' },
    },
  })
})

const failure = (status: number, errorCode?: string): Answer => ({
  status,
  body: JSON.stringify({ error: { code: status, details: errorCode ? [{ '@type': 'FcmError', errorCode }] : [] } }),
})

test.each([
  [failure(404, 'UNREGISTERED'), 'gone'],
  [failure(400, 'INVALID_ARGUMENT'), 'Error: fcm answered with status 400.'],
  [{ status: 400, body: '{"error":{"details":[{"fieldViolations":[{"field":"message.token"}]}]}}' }, 'gone'],
  [failure(404), 'Error: fcm answered with status 404.'],
  [failure(403, 'SENDER_ID_MISMATCH'), 'Error: fcm answered with status 403.'],
  [failure(500, 'INTERNAL'), 'Error: fcm answered with status 500.'],
  [{ status: 502, body: '<html>' }, 'Error: fcm answered with status 502.'],
])('an answer %j means %s', async (answer, expected) => {
  const { transport } = await anEmulator(answer)

  expect(String(await transport.send(device, message).catch((error: unknown) => error))).toBe(expected)
})

test('waits as long as Firebase asks, and gets a new access token when it refuses one', async () => {
  const { service, transport, answerWith } = await anEmulator({ ...failure(429), headers: { 'retry-after': '60' } })

  expect(await transport.send(device, message).catch((error: unknown) => error)).toBeInstanceOf(RetryLater)
  answerWith(failure(401))
  await expect(transport.send(device, message)).rejects.toThrow('401')
  answerWith({ status: 200, body: '{}' })
  expect(await transport.send(device, message)).toBe('sent')
  expect(service.received.filter(({ path }) => path === '/token')).toHaveLength(2)
})
