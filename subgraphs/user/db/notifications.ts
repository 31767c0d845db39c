import { isNull } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, time, timestamp, unique } from 'drizzle-orm/pg-core'
import type { Locale } from '../../_shared/locale.ts'
import type { Content, Stream } from '../domain/notifications/kinds.ts'
import type { NotificationTopic, PushTransport } from '../types.generated.ts'
import { owner, timestampMs } from './users.ts'

const moment = () => timestamp({ withTimezone: true, precision: 3 })

/** What people want to be told, and how. A person without a row has the defaults. */
export const notificationPreferences = pgTable('notification_preferences', {
  userId: owner().primaryKey(),
  /** Topics without push messages. Those that aren't listed have them: a new topic begins with its default. */
  pushOff: text().array().$type<NotificationTopic[]>().notNull().default([]),
  /** Topics with e-mails. */
  emailOn: text().array().$type<NotificationTopic[]>().notNull().default([]),
  leadMinutes: integer().notNull().default(60),
  /** Hours of the person's time zone, both null or neither. The end is on the next day when it is earlier. */
  quietFrom: time(),
  quietUntil: time(),
  marketingConsentAt: moment(),
  /** The language of e-mails to a person without a preferred one: that of the request that changed the preferences last. */
  locale: text().$type<Locale>().notNull(),
})

/** Devices that receive push messages. Tokens and keys are secret: they are neither returned nor logged. */
export const pushDevices = pgTable(
  'push_devices',
  {
    id: text().primaryKey(),
    userId: owner(),
    transport: text().$type<PushTransport>().notNull(),
    /** The token that the service gave; of Web Push, the endpoint. */
    token: text().notNull(),
    /** Public key of the browser, base64url; null for other transports. */
    p256dh: text(),
    /** Secret of the browser, base64url; null for other transports. */
    auth: text(),
    name: text(),
    /** The language of its messages to a person without a preferred one: that of the request that registered it. */
    locale: text().$type<Locale>().notNull(),
    refreshedAt: timestampMs(),
  },
  (table) => [
    unique('push_devices_token_unique').on(table.transport, table.token),
    index('push_devices_user').on(table.userId),
  ],
)

/** The inbox. The texts are made when they are read, from kind and parameters. */
export const notifications = pgTable(
  'notifications',
  {
    id: text().primaryKey(),
    userId: owner(),
    topic: text().$type<NotificationTopic>().notNull(),
    /** What the person is told once only, such as a decision on one suggestion. */
    key: text().notNull(),
    kind: text().$type<Content['kind']>().notNull(),
    parameters: jsonb().$type<Content['parameters']>().notNull(),
    createdAt: timestampMs(),
    readAt: moment(),
    /** From then on it is too late for a message; null for never. */
    expiresAt: moment(),
    /** When an e-mail was requested; null before, and when none is wanted. */
    mailedAt: moment(),
  },
  (table) => [
    unique('notifications_once_per_person').on(table.userId, table.key),
    index('notifications_newest').on(table.userId, table.createdAt, table.id),
    index('notifications_unread').on(table.userId).where(isNull(table.readAt)),
    index('notifications_created').on(table.createdAt),
  ],
)

/** The devices that a notification was sent to: another attempt leaves them out. */
export const pushedNotifications = pgTable(
  'pushed_notifications',
  {
    notificationId: text()
      .notNull()
      .references(() => notifications.id, { onDelete: 'cascade' }),
    deviceId: text()
      .notNull()
      .references(() => pushDevices.id, { onDelete: 'cascade', onUpdate: 'cascade' }),
    pushedAt: timestampMs(),
  },
  (table) => [
    primaryKey({ columns: [table.notificationId, table.deviceId] }),
    index('pushed_notifications_device').on(table.deviceId),
  ],
)

/** The kinds of home for which the graph was asked for collection days. `dwelling` is empty where it isn't set. */
export const collectionHomes = pgTable(
  'collection_homes',
  {
    regionId: text().notNull(),
    dwelling: text().notNull(),
    /** When the graph last answered. */
    askedAt: timestampMs(),
  },
  (table) => [primaryKey({ columns: [table.regionId, table.dwelling] })],
)

/** The collection days of the coming days, as the graph last answered. */
export const upcomingCollections = pgTable(
  'upcoming_collections',
  {
    regionId: text().notNull(),
    dwelling: text().notNull(),
    /** Key of the day in the graph. */
    uid: text().notNull(),
    putOutFrom: moment().notNull(),
    putOutUntil: moment().notNull(),
    /** Names of what is collected. */
    streams: jsonb().$type<Stream[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.regionId, table.dwelling, table.uid] }),
    index('upcoming_collections_until').on(table.putOutUntil),
  ],
)

export type NotificationRow = typeof notifications.$inferSelect
export type NotificationPreferencesRow = typeof notificationPreferences.$inferSelect
export type PushDeviceRow = typeof pushDevices.$inferSelect
export type UpcomingCollectionRow = typeof upcomingCollections.$inferSelect
