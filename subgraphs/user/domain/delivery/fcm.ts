import { importPKCS8, SignJWT } from 'jose'
import { z } from 'zod'
import { boundedFetch } from '../../../_shared/bounded-fetch.ts'
import type { PushConfig } from '../../settings/push.ts'
import { outcomeOf, type PushTransport, pushTimeoutMs } from './push-transport.ts'

const scope = 'https://www.googleapis.com/auth/firebase.messaging'
const bounds = { timeoutMs: pushTimeoutMs, bytesMax: 100_000 }

const tokenShape = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })
const failureShape = z.object({
  error: z.object({
    details: z
      .array(
        z.looseObject({
          errorCode: z.string().optional(),
          fieldViolations: z.array(z.looseObject({ field: z.string().optional() })).optional(),
        }),
      )
      .optional(),
  }),
})

/** Firebase Cloud Messaging, HTTP v1, with a service account that authorises itself by a signed JWT (RFC 7523). */
export function fcmTransport(fcm: NonNullable<PushConfig['fcm']>): PushTransport {
  const accessToken = cachedAccessToken(fcm)
  return {
    async send({ token }, message) {
      const response = await boundedFetch(
        `${fcm.url}/v1/projects/${fcm.projectId}/messages:send`,
        {
          method: 'POST',
          headers: { authorization: `Bearer ${await accessToken()}`, 'content-type': 'application/json' },
          body: JSON.stringify({ message: messageFor(token, message) }),
        },
        bounds,
      )
      if (response.status === 401) accessToken.forget()
      const failure = response.ok ? null : failureShape.safeParse(await response.json().catch(() => null))
      const details = failure?.data?.error.details ?? []
      const isUnregistered = details.some(({ errorCode }) => errorCode === 'UNREGISTERED')
      // A token that Firebase never issued. Other invalid arguments are faults of ours, and no reason to remove devices.
      const isNoToken = details.some(({ fieldViolations }) =>
        fieldViolations?.some(({ field }) => field === 'message.token'),
      )
      if (isUnregistered || isNoToken) return 'gone'
      // Without this code, 404 means that the project is unknown: the fault of a setting, not of the device.
      if (response.status === 404) throw new Error('fcm answered with status 404.')
      return outcomeOf(response, 'fcm')
    },
  }
}

const messageFor = (
  token: string,
  {
    title,
    body,
    notificationId,
    topic,
    subjectId,
    collapseKey,
    ttlSeconds,
    isUrgent,
  }: Parameters<PushTransport['send']>[1],
) => ({
  token,
  notification: { title, body },
  // Only texts are allowed here.
  data: { notificationId, topic, ...(subjectId !== null && { subjectId }) },
  android: { collapse_key: collapseKey, ttl: `${ttlSeconds}s`, priority: isUrgent ? 'HIGH' : 'NORMAL' },
})

/** The access token of the service account, kept until a minute before it expires. Concurrent callers share one request. */
function cachedAccessToken({ clientEmail, privateKey, tokenUrl }: NonNullable<PushConfig['fcm']>) {
  let current: { value: Promise<string>; expiresAt: number } | undefined
  const request = async (entry: { expiresAt: number }): Promise<string> => {
    const key = await importPKCS8(privateKey, 'RS256')
    const assertion = await new SignJWT({ scope })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
      .setIssuer(clientEmail)
      .setAudience(tokenUrl)
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(key)
    const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const response = await boundedFetch(
      tokenUrl,
      { method: 'POST', headers, body: String(new URLSearchParams(grant)) },
      bounds,
    )
    if (!response.ok) throw new Error(`The token service of fcm answered with status ${response.status}.`)
    const given = tokenShape.parse(await response.json())
    entry.expiresAt = Date.now() + (given.expires_in - 60) * 1000
    return given.access_token
  }
  const get = () => {
    if (current && current.expiresAt > Date.now()) return current.value
    const entry = { expiresAt: Date.now() + 2 * pushTimeoutMs, value: Promise.resolve('') }
    entry.value = request(entry)
    entry.value.catch(() => {
      if (current === entry) current = undefined
    })
    current = entry
    return entry.value
  }
  return Object.assign(get, {
    forget: () => {
      current = undefined
    },
  })
}
