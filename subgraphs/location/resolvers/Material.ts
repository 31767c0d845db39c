import type { MaterialResolvers } from '../types.generated.ts'
import { nearbyPage, within } from './nearby-page.ts'

export const Material: MaterialResolvers = {
  // The info subgraph decides whether the material exists.
  __resolveReference: ({ id }) => ({ id }),

  nearbyPlaces: ({ id }, args, context) => nearbyPage(context, { ...args, filter: within([id], args) }),
}
