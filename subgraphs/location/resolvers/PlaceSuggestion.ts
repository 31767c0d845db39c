import type { PlaceSuggestionResolvers } from '../types.generated.ts'

export const PlaceSuggestion: PlaceSuggestionResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.suggestion.load(id),

  place: ({ placeId }, _args, { loaders }) => (placeId ? loaders.place.load(placeId) : null),

  submittedBy: ({ contributorId }) => (contributorId ? { id: contributorId } : null),
}
