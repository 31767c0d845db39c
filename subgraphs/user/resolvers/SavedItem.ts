import type { SavedItemResolvers } from '../types.generated.ts'

export const SavedItem: SavedItemResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.savedItem.load(id),

  item: ({ itemId, userId }, _args, { loaders, viewer }) => {
    if (userId === viewer?.userId) loaders.isItemSaved.prime(itemId, true)
    return { id: itemId }
  },
}
