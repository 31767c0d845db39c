import type { UpdateDiaryEntryPayloadResolvers } from '../types.generated.ts'
import { streakAfterChange, viewerAfterChange } from './own-profile.ts'

export const UpdateDiaryEntryPayload: UpdateDiaryEntryPayloadResolvers = {
  streak: streakAfterChange,

  viewer: viewerAfterChange,
}
