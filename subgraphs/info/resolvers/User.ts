import { nextPickup, scheduleFor } from '../domain/schedules.ts'
import type { UserResolvers } from '../types.generated.ts'

export const User: UserResolvers = {
  __resolveReference: (user, { viewer }) => (viewer?.userId === user.id ? user : null),

  nextCollection: async ({ homeRegion, dwelling }, { materialId }, { loaders }) => {
    const whole = homeRegion ? await loaders.schedule.load(homeRegion.id) : null
    const schedule = whole && dwelling ? scheduleFor(whole, dwelling) : whole
    if (!schedule || materialId == null) return schedule && nextPickup(schedule, new Date())
    const material = await loaders.material.load(materialId)
    return material && nextPickup(schedule, new Date(), material)
  },
}
