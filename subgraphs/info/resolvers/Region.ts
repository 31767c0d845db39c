import type { RegionResolvers } from '../types.generated.ts'

export const Region: RegionResolvers = {
  __resolveReference: ({ id }) => ({ id }),

  collectionSchedule: ({ id }, _args, { loaders }) => loaders.schedule.load(id),
}
