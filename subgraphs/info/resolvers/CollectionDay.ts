import { loadMaterials } from '../loaders/index.ts'
import type { CollectionDayResolvers } from '../types.generated.ts'

export const CollectionDay: CollectionDayResolvers = {
  materials: ({ rule }, _args, { loaders }) => loadMaterials(loaders, rule.materialIds),
}
