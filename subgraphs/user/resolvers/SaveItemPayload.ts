import type { SaveItemPayloadResolvers } from '../types.generated.ts'
import { viewerAfterChange } from './own-profile.ts'
import { savedEdge } from './saved-cursor.ts'

export const SaveItemPayload: SaveItemPayloadResolvers = {
  savedItemEdge: ({ savedItem }) => (savedItem ? savedEdge(savedItem) : null),

  viewer: viewerAfterChange,
}
