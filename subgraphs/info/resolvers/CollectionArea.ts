import type { CollectionAreaResolvers } from '../types.generated.ts'

export const CollectionArea: CollectionAreaResolvers = {
  region: ({ regionId }) => (regionId === null ? null : { id: regionId }),

  isWholeRegion: ({ isWhole }) => isWhole,
}
