import type { CategoryResolvers } from '../types.generated.ts'
import { nearbyPage, within } from './nearby-page.ts'

export const Category: CategoryResolvers = {
  // The info subgraph decides whether the category exists. The representation carries the required materials.
  __resolveReference: (category) => category as { id: string; materials: { id: string }[] },

  nearbyPlaces: ({ materials }, args, context) =>
    nearbyPage(context, {
      ...args,
      filter: within(
        materials.map(({ id }) => id),
        args,
      ),
    }),
}
