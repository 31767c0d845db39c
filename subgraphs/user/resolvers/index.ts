import type { Resolvers } from '../types.generated.ts'
import { Contributor } from './Contributor.ts'
import { DeleteDiaryEntryPayload } from './DeleteDiaryEntryPayload.ts'
import { DiaryEntry } from './DiaryEntry.ts'
import { Item } from './Item.ts'
import { LogDisposalPayload } from './LogDisposalPayload.ts'
import { MaterialTally } from './MaterialTally.ts'
import { MonthlyDisposalStats } from './MonthlyDisposalStats.ts'
import { Mutation } from './Mutation.ts'
import { Notification } from './Notification.ts'
import { NotificationPreferences } from './NotificationPreferences.ts'
import { Place } from './Place.ts'
import { Query } from './Query.ts'
import { SavedItem } from './SavedItem.ts'
import { SavedPlace } from './SavedPlace.ts'
import { SaveItemPayload } from './SaveItemPayload.ts'
import { SavePlacePayload } from './SavePlacePayload.ts'
import { UnsaveItemPayload } from './UnsaveItemPayload.ts'
import { UnsavePlacePayload } from './UnsavePlacePayload.ts'
import { UpdateDiaryEntryPayload } from './UpdateDiaryEntryPayload.ts'
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
  SavePlacePayload,
  SaveItemPayload,
  UnsavePlacePayload,
  UnsaveItemPayload,
  DiaryEntry,
  MonthlyDisposalStats,
  MaterialTally,
  LogDisposalPayload,
  UpdateDiaryEntryPayload,
  DeleteDiaryEntryPayload,
}
