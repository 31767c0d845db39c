import type { SavedItemResolvers } from '../types.generated.ts'

export const SavedItem: SavedItemResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.savedItem.load(id),

  item: ({ itemId }) => ({ id: itemId }),
}
