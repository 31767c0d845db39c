import type { RegionResolvers } from '../types.generated.ts'
import { itemPage } from './item-page.ts'

export const Region: RegionResolvers = {
  __resolveReference: ({ id }) => ({ id }),

  itemsWithOwnRules: async ({ id }, args, context) => {
    const around = await context.loaders.regionsAround.load(id)
    // Of neighbourhoods we know what their districts say, and the country isn't among those around.
    return around && itemPage(context, args, { ownRulesOf: around[0] ?? id })
  },

  collectionSchedule: ({ id }, { dwelling = null }, { loaders }) => loaders.schedule.load({ regionId: id, dwelling }),
}
