import type { Resolvers } from '../types.generated.ts'
import { Contributor } from './Contributor.ts'
import { Item } from './Item.ts'
import { Mutation } from './Mutation.ts'
import { Notification } from './Notification.ts'
import { NotificationPreferences } from './NotificationPreferences.ts'
import { Place } from './Place.ts'
import { Query } from './Query.ts'
import { SavedItem } from './SavedItem.ts'
import { SavedPlace } from './SavedPlace.ts'
import { User } from './User.ts'

export const resolvers: Resolvers = {
  Query,
  Mutation,
  User,
  Contributor,
  Place,
  Item,
  SavedPlace,
  SavedItem,
  Notification,
  NotificationPreferences,
}
