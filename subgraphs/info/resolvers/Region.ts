import { scheduleFor } from '../domain/schedules.ts'
import type { RegionResolvers } from '../types.generated.ts'
import { itemPage } from './item-page.ts'

export const Region: RegionResolvers = {
  __resolveReference: ({ id }) => ({ id }),

  itemsWithOwnRules: async ({ id }, args, context) => {
    const around = await context.loaders.regionsAround.load(id)
    return around && itemPage(context, args, { ownRulesOf: id })
  },

  collectionSchedule: async ({ id }, { dwelling }, { loaders }) => {
    const schedule = await loaders.schedule.load(id)
    return schedule && dwelling ? scheduleFor(schedule, dwelling) : schedule
  },
}
