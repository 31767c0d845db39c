import type { RegionResolvers } from '../types.generated.ts'
import { itemPage } from './item-page.ts'

export const Region: RegionResolvers = {
  __resolveReference: ({ id }) => ({ id }),

  itemsWithOwnRules: async ({ id }, args, context) => {
    const regionIds = await context.loaders.enclosingRegions.load(id)
    // A neighbourhood has the rules of its district. The loader leaves out the country, so the country's list is empty.
    return regionIds && itemPage(context, args, { ownRulesOf: regionIds[0] ?? id })
  },

  collectionSchedule: ({ id }, { dwelling, area }, { loaders }) =>
    loaders.schedule.load({ regionId: id, dwelling: dwelling ?? null, area: area ?? null }),
}
