import type { SavedPlaceResolvers } from '../types.generated.ts'

export const SavedPlace: SavedPlaceResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.savedPlace.load(id),

  place: ({ placeId }) => ({ id: placeId }),
}
