import type { ItemResolvers } from '../types.generated.ts'
import { nearbyPage, within } from './nearby-page.ts'

export const Item: ItemResolvers = {
  // The info subgraph decides whether the item exists. The representation carries the required materials.
  __resolveReference: (item) => item as { id: string; dropOffMaterials: { id: string }[] },

  nearbyPlaces: ({ dropOffMaterials }, args, context) =>
    nearbyPage(context, {
      ...args,
      filter: within(
        dropOffMaterials.map(({ id }) => id),
        args,
      ),
    }),
}
