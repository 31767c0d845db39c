import { connection, decodeCursor, pageSize } from '../../_shared/pagination.ts'
import { countNotifications, notificationsOf } from '../domain/notifications/inbox.ts'
import { preferencesOf } from '../domain/preferences/preferences.ts'
import { countSavedItems, savedItemsOf } from '../domain/saved/saved-items.ts'
import { countSavedPlaces, savedPlacesOf } from '../domain/saved/saved-places.ts'
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
    const first = pageSize(args.first ?? 20)
    const rows = await savedPlacesOf(db, id, { first, after: decodeCursor(args.after, savedPlacePosition) })
    return connection(rows, first, savedEdge, () => countSavedPlaces(db, id), args.after)
  },

  savedItems: async ({ id }, args, { db }) => {
    const first = pageSize(args.first ?? 20)
    const rows = await savedItemsOf(db, id, { first, after: decodeCursor(args.after, savedItemPosition) })
    return connection(rows, first, savedEdge, () => countSavedItems(db, id), args.after)
  },

  notificationPreferences: ({ id }, _args, { db }) => preferencesOf(db, id),

  notifications: async ({ id }, args, { db }) => {
    const first = pageSize(args.first ?? 20)
    const unreadOnly = args.unreadOnly ?? false
    const after = decodeCursor(args.after, notificationPosition)
    const rows = await notificationsOf(db, id, { first, after, unreadOnly })
    return {
      ...connection(
        rows,
        first,
        (node) => ({ cursor: notificationCursor(node), node }),
        () => countNotifications(db, id, unreadOnly),
        args.after,
      ),
      unreadCount: () => countNotifications(db, id, true),
    }
  },
  ...diaryFields,
}
