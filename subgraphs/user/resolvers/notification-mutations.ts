import { isRefused, userErrors } from '../../_shared/refusals.ts'
import { registerDevice, unregisterDevice } from '../domain/devices/devices.ts'
import { countNotifications, markRead } from '../domain/notifications/inbox.ts'
import { updatePreferences } from '../domain/preferences/preferences.ts'
import { notificationNotFound } from '../domain/refusals.ts'
import type { MutationResolvers } from '../types.generated.ts'
import { requirePerson } from './own-profile.ts'

/** The mutations of notifications. */
export const notificationMutations = {
  updateNotificationPreferences: async (_parent, { input }, context) => {
    const result = await updatePreferences(context.db, requirePerson(context), input)
    if (isRefused(result))
      return { notificationPreferences: null, userErrors: userErrors(result.problems, context.locale) }
    return { notificationPreferences: result.preferences, userErrors: [] }
  },

  registerPushDevice: async (_parent, { input }, context) => {
    const result = await registerDevice(context.db, requirePerson(context), input, context.push.endpoints)
    if (isRefused(result)) return { pushDevice: null, userErrors: userErrors(result.problems, context.locale) }
    return { pushDevice: result.device, userErrors: [] }
  },

  unregisterPushDevice: async (_parent, { input: { pushDeviceId } }, context) => {
    const result = await unregisterDevice(context.db, requirePerson(context).id, pushDeviceId)
    if (isRefused(result)) return { removedPushDeviceId: null, userErrors: userErrors(result.problems, context.locale) }
    return { removedPushDeviceId: result.id, userErrors: [] }
  },

  markNotificationsRead: async (_parent, { input }, context) => {
    const { db, loaders, locale } = context
    const { id } = requirePerson(context)
    const given = { ids: input.notificationIds ?? [], throughId: input.throughId ?? null }
    const markedCount = await markRead(db, id, given)
    if (markedCount === null)
      return { markedCount: null, unreadCount: null, userErrors: userErrors([notificationNotFound], locale) }
    loaders.notification.clearAll()
    return { markedCount, unreadCount: await countNotifications(db, id, true), userErrors: [] }
  },
} satisfies MutationResolvers
