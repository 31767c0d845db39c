import type { MaterialResolvers } from '../types.generated.ts'
import { nearbyPage } from './nearby-page.ts'

export const Material: MaterialResolvers = {
  // Whether the material exists is for its owner to say.
  __resolveReference: ({ id }) => ({ id }),

  nearbyPlaces: ({ id }, args, context) =>
    nearbyPage(context, { ...args, filter: { materialIds: [id], openNow: args.openNow } }),
}
