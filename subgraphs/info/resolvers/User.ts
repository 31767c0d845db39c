import { nextPickup } from '../domain/schedules.ts'
import type { UserResolvers } from '../types.generated.ts'

export const User: UserResolvers = {
  __resolveReference: (user, { viewer }) => (viewer?.userId === user.id ? user : null),

  nextCollection: async ({ homeRegion }, _args, { loaders }) => {
    const schedule = homeRegion ? await loaders.schedule.load(homeRegion.id) : null
    return schedule && nextPickup(schedule, new Date())
  },
}
