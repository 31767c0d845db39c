import type { SavePlacePayloadResolvers } from '../types.generated.ts'
import { viewerAfterChange } from './own-profile.ts'
import { savedEdge } from './saved-cursor.ts'

export const SavePlacePayload: SavePlacePayloadResolvers = {
  savedPlaceEdge: ({ savedPlace }) => (savedPlace ? savedEdge(savedPlace) : null),

  viewer: viewerAfterChange,
}
