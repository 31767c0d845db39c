import { nextPickup } from '../domain/collection/pickups.ts'
import type { UserResolvers } from '../types.generated.ts'

export const User: UserResolvers = {
  __resolveReference: (user, { viewer }) => (viewer?.userId === user.id ? user : null),

  nextCollection: async ({ homeRegion, dwelling }, { materialId }, { loaders }) => {
    const schedule = homeRegion
      ? await loaders.schedule.load({ regionId: homeRegion.id, dwelling: dwelling ?? null })
      : null
    if (!schedule || materialId == null) return schedule && nextPickup(schedule, new Date())
    const material = await loaders.material.load(materialId)
    return material && nextPickup(schedule, new Date(), material)
  },
}
