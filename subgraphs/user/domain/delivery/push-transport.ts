import type { PushDeviceRow } from '../../db/schema.ts'
import type { PushTransport as TransportName } from '../../types.generated.ts'

/** A message to one device. */
export interface PushMessage {
  notificationId: string
  topic: string
  title: string
  body: string
  /** Id of the object that the message is about; null when it is about none. */
  subjectId: string | null
  /** A message with the same key replaces an earlier one on the device. At most 32 characters of base64url. */
  collapseKey: string
  /** How long the service keeps the message for a device that is off. */
  ttlSeconds: number
  /** Whether it should wake a device that saves power. */
  isUrgent: boolean
}

export type Device = Pick<PushDeviceRow, 'id' | 'token' | 'p256dh' | 'auth'>

/** A push service. */
export interface PushTransport {
  /**
   * Sends a message to a device. `gone` if the device doesn't exist any more.
   * @throws RetryLater if the service says when to try again; another Error for any other failure. No message contains a token
   */
  send(device: Device, message: PushMessage): Promise<'sent' | 'gone'>
}

/** The services that messages can be sent to. */
export type PushTransports = Partial<Record<TransportName, PushTransport>>

/** A push service asks for another attempt at a certain time. */
export class RetryLater extends Error {
  readonly at: Date
  constructor(message: string, at: Date) {
    super(message)
    this.at = at
  }
}

/** How long a push service may take to answer. */
export const pushTimeoutMs = 10_000

/** Longest that a service may make us wait. */
const retryAfterMaxMs = 3_600_000

/** What a response of a push service means. @throws RetryLater, or an Error */
export function outcomeOf(response: Response, service: string, now = new Date()): 'sent' | 'gone' {
  if (response.ok) return 'sent'
  if (response.status === 404 || response.status === 410) return 'gone'
  const message = `${service} answered with status ${response.status}.`
  const retryAt = retryTime(response.headers.get('retry-after'), now)
  if (retryAt && (response.status === 429 || response.status >= 500)) throw new RetryLater(message, retryAt)
  throw new Error(message)
}

/** The time in a `Retry-After` header, which has seconds or a date; null without a valid one. At most an hour from now. */
export function retryTime(header: string | null, now: Date): Date | null {
  if (header === null) return null
  const waitMs = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime()
  if (Number.isNaN(waitMs)) return null
  return new Date(now.getTime() + Math.min(Math.max(waitMs, 1_000), retryAfterMaxMs))
}
