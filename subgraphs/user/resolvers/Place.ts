import type { PlaceResolvers } from '../types.generated.ts'

export const Place: PlaceResolvers = {
  viewerHasSaved: ({ id }, _args, { loaders }) => loaders.isPlaceSaved.load(id),

  savedCount: ({ id }, _args, { loaders }) => loaders.savedCount.load(id),
}
