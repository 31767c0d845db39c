import webPush from 'web-push'
import { boundedFetch } from '../../../_shared/bounded-fetch.ts'
import type { PushConfig } from '../../settings/push.ts'
import { isAllowedEndpoint } from '../devices/tokens.ts'
import { outcomeOf, type PushTransport, pushTimeoutMs } from './push-transport.ts'

/**
 * Web Push (RFC 8030), encrypted for the browser (RFC 8291) and signed with our key (RFC 8292). A redirect isn't followed, and an
 * endpoint that isn't allowed any more counts as gone.
 */
export const webPushTransport = (
  vapid: NonNullable<PushConfig['vapid']>,
  endpoints: PushConfig['endpoints'],
): PushTransport => ({
  async send({ token: endpoint, p256dh, auth }, message) {
    if (!p256dh || !auth || !isAllowedEndpoint(endpoint, endpoints)) return 'gone'
    const { collapseKey, ttlSeconds, isUrgent, ...shown } = message
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify(shown),
      {
        vapidDetails: vapid,
        TTL: ttlSeconds,
        urgency: isUrgent ? 'high' : 'normal',
        topic: collapseKey,
      },
    )
    const { 'Content-Length': _length, ...others } = headers
    const response = await boundedFetch(
      endpoint,
      { method: 'POST', headers: others as Record<string, string>, body },
      { timeoutMs: pushTimeoutMs, bytesMax: 10_000 },
    )
    return outcomeOf(response, new URL(endpoint).hostname)
  },
})
