import type { DeleteDiaryEntryPayloadResolvers } from '../types.generated.ts'
import { streakAfterChange, viewerAfterChange } from './own-profile.ts'

export const DeleteDiaryEntryPayload: DeleteDiaryEntryPayloadResolvers = {
  streak: streakAfterChange,

  viewer: viewerAfterChange,
}
