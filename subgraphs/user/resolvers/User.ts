import { sliceOf, twoWayConnection } from '../../_shared/two-way-page.ts'
import { countNotifications, hasNotificationsFrom, notificationsOf } from '../domain/notifications/inbox.ts'
import { preferencesOf } from '../domain/preferences/preferences.ts'
import { countSavedItems, hasSavedItemsFrom, savedItemsOf } from '../domain/saved/saved-items.ts'
import { countSavedPlaces, hasSavedPlacesFrom, savedPlacesOf } from '../domain/saved/saved-places.ts'
import type { UserResolvers } from '../types.generated.ts'
import { avatar } from './avatar.ts'
import { diaryFields } from './diary.ts'
import { notificationCursor, notificationPosition } from './notification-cursor.ts'
import { ownProfile } from './own-profile.ts'
import { savedEdge, savedItemPosition, savedPlacePosition } from './saved-cursor.ts'

export const User: UserResolvers = {
  __resolveReference: ({ id }, context) => (id === context.viewer?.userId ? ownProfile(context) : null),

  avatar,

  homeRegion: ({ homeRegionId }) => (homeRegionId ? { id: homeRegionId } : null),

  contributor: (user) => user,

  savedPlaces: async ({ id }, args, { db }) => {
    const slice = sliceOf(args, savedPlacePosition)
    return twoWayConnection(await savedPlacesOf(db, id, slice), slice, savedEdge, {
      count: () => countSavedPlaces(db, id),
      hasEntriesFrom: (where) => hasSavedPlacesFrom(db, id, where),
    })
  },

  savedItems: async ({ id }, args, { db }) => {
    const slice = sliceOf(args, savedItemPosition)
    return twoWayConnection(await savedItemsOf(db, id, slice), slice, savedEdge, {
      count: () => countSavedItems(db, id),
      hasEntriesFrom: (where) => hasSavedItemsFrom(db, id, where),
    })
  },

  notificationPreferences: ({ id }, _args, { db }) => preferencesOf(db, id),

  notifications: async ({ id }, { unreadOnly: onlyUnread, ...args }, { db }) => {
    const unreadOnly = onlyUnread ?? false
    const slice = sliceOf(args, notificationPosition)
    const rows = await notificationsOf(db, id, { ...slice, unreadOnly })
    return {
      ...twoWayConnection(rows, slice, (node) => ({ cursor: notificationCursor(node), node }), {
        count: () => countNotifications(db, id, unreadOnly),
        hasEntriesFrom: (where) => hasNotificationsFrom(db, id, { ...where, unreadOnly }),
      }),
      unreadCount: () => countNotifications(db, id, true),
    }
  },

  ...diaryFields,
}
