import type { LogDisposalPayloadResolvers } from '../types.generated.ts'
import { streakAfterChange, viewerAfterChange } from './own-profile.ts'

export const LogDisposalPayload: LogDisposalPayloadResolvers = {
  streak: streakAfterChange,

  viewer: viewerAfterChange,
}
