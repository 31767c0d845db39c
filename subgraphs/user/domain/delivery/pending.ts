import { createHash } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { Locale } from '../../../_shared/locale.ts'
import type { PushTransport as TransportName } from '../../types.generated.ts'
import type { Content } from '../notifications/kinds.ts'
import { subjectIdOf, textOf } from '../notifications/texts.ts'
import type { Device, PushMessage } from './push-transport.ts'

/** A message that still has to be sent to one device. */
export interface Pending {
  notificationId: string
  /** The end of the person's quiet hours, if it is in them now; null otherwise. */
  quietUntil: Date | null
  transport: TransportName
  device: Device
  message: PushMessage
}

/** How long a service keeps a message that doesn't expire before. */
const ttlMaxSeconds = 24 * 3600

type Row = Record<'id' | 'key' | 'topic' | 'timeZone' | 'deviceId' | 'token', string> &
  Content & {
    expiresAt: string | null
    quietUntil: string | null
    transport: TransportName
    locale: Locale
    p256dh: string | null
    auth: string | null
  }

/**
 * What is left to push of some notifications, one entry for each device. Leaves out what has expired or was read, what the
 * person doesn't want any more, and devices that got it.
 */
export async function pendingPushes(db: Db, ids: readonly string[], now: Date): Promise<Pending[]> {
  const rows = await db.execute<Row>(sql`
    select notifications.id, notifications.key, notifications.topic, notifications.kind, notifications.parameters,
      notifications.expires_at as "expiresAt", users.time_zone as "timeZone", ${quietUntil(now)} as "quietUntil",
      push_devices.id as "deviceId", push_devices.transport,
      coalesce(users.preferred_locale, push_devices.locale) as locale, push_devices.token,
      push_devices.p256dh, push_devices.auth
    from notifications
    join users on users.id = notifications.user_id
    join push_devices on push_devices.user_id = users.id
    left join notification_preferences as preferences on preferences.user_id = users.id
    where notifications.id = any(${sql.param([...ids])}) and ${isDue(now)}
      and notifications.topic <> all(coalesce(preferences.push_off, '{}'))
      and not exists (
        select from pushed_notifications as pushed
        where pushed.notification_id = notifications.id and pushed.device_id = push_devices.id
      )
    order by notifications.created_at, notifications.id`)
  return rows.map((row) => ({
    notificationId: row.id,
    quietUntil: row.quietUntil === null ? null : new Date(row.quietUntil),
    transport: row.transport,
    device: { id: row.deviceId, token: row.token, p256dh: row.p256dh, auth: row.auth },
    message: messageOf(row, now),
  }))
}

/** Condition for notifications that are worth a message. */
export const isDue = (now: Date): SQL =>
  sql`(notifications.expires_at > ${now.toISOString()}::timestamptz) is not false and notifications.read_at is null`

/** The end of the quiet hours that a person is in; null if in none. */
export const quietUntil = (now: Date): SQL =>
  sql`upper(quiet_hours_at(${now.toISOString()}::timestamptz, users.time_zone, preferences.quiet_from, preferences.quiet_until))`

function messageOf(row: Row, now: Date): PushMessage {
  const left = row.expiresAt === null ? ttlMaxSeconds : (Date.parse(row.expiresAt) - now.getTime()) / 1000
  return {
    notificationId: row.id,
    topic: row.topic,
    ...textOf(row, row),
    subjectId: subjectIdOf(row),
    collapseKey: createHash('sha256').update(row.key).digest('base64url').slice(0, 32),
    ttlSeconds: Math.round(Math.min(Math.max(left, 60), ttlMaxSeconds)),
    isUrgent: row.topic === 'COLLECTION_REMINDER' || row.topic === 'COLLECTION_CHANGE',
  }
}
