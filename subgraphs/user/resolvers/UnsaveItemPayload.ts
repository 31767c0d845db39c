import type { UnsaveItemPayloadResolvers } from '../types.generated.ts'
import { viewerAfterChange } from './own-profile.ts'

export const UnsaveItemPayload: UnsaveItemPayloadResolvers = {
  viewer: viewerAfterChange,
}
