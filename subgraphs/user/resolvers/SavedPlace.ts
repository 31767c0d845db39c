import type { SavedPlaceResolvers } from '../types.generated.ts'

export const SavedPlace: SavedPlaceResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.savedPlace.load(id),

  place: ({ placeId, userId }, _args, { loaders, viewer }) => {
    if (userId === viewer?.userId) loaders.isPlaceSaved.prime(placeId, true)
    return { id: placeId }
  },
}
