import type { ItemResolvers } from '../types.generated.ts'

export const Item: ItemResolvers = {
  viewerHasSaved: ({ id }, _args, { loaders }) => loaders.isItemSaved.load(id),
}
