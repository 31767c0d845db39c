import type { CategoryResolvers } from '../types.generated.ts'
import { nearbyPage } from './nearby-page.ts'

export const Category: CategoryResolvers = {
  // Whether the category exists is for its owner to say; what is required of it comes along.
  __resolveReference: (category) => category as { id: string; materials: { id: string }[] },

  nearbyPlaces: ({ materials }, args, context) =>
    nearbyPage(context, { ...args, filter: { materialIds: materials.map(({ id }) => id), openNow: args.openNow } }),
}
