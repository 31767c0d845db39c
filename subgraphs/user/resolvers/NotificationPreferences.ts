import { devicesOf } from '../domain/devices/devices.ts'
import type { NotificationPreferencesResolvers } from '../types.generated.ts'

export const NotificationPreferences: NotificationPreferencesResolvers = {
  pushDevices: ({ userId }, _args, { db }) => devicesOf(db, userId),

  webPushPublicKey: (_parent, _args, { push }) => push.vapid?.publicKey ?? null,
}
