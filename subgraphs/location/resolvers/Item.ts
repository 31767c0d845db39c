import type { ItemResolvers } from '../types.generated.ts'
import { nearbyPage } from './nearby-page.ts'

export const Item: ItemResolvers = {
  // Whether the item exists is for its owner to say; what is required of it comes along.
  __resolveReference: (item) => item as { id: string; dropOffMaterials: { id: string }[] },

  nearbyPlaces: ({ dropOffMaterials }, args, context) =>
    nearbyPage(context, {
      ...args,
      filter: { materialIds: dropOffMaterials.map(({ id }) => id), openNow: args.openNow },
    }),
}
