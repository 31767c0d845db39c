import { scheduleFor } from '../domain/schedules.ts'
import type { RegionResolvers } from '../types.generated.ts'

export const Region: RegionResolvers = {
  __resolveReference: ({ id }) => ({ id }),

  collectionSchedule: async ({ id }, { dwelling }, { loaders }) => {
    const schedule = await loaders.schedule.load(id)
    return schedule && dwelling ? scheduleFor(schedule, dwelling) : schedule
  },
}
