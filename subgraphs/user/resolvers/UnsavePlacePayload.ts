import type { UnsavePlacePayloadResolvers } from '../types.generated.ts'
import { viewerAfterChange } from './own-profile.ts'

export const UnsavePlacePayload: UnsavePlacePayloadResolvers = {
  viewer: viewerAfterChange,
}
