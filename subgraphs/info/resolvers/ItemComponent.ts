import { pickLocale } from '../../_shared/locale.ts'
import type { ItemComponentResolvers } from '../types.generated.ts'

export const ItemComponent: ItemComponentResolvers = {
  name: ({ name }, args, { locale }) => name[pickLocale(args.locale, locale)],

  material: async ({ materialId }, _args, { loaders }) => {
    const material = await loaders.material.load(materialId)
    if (!material) throw new Error(`The material of an item's part does not exist: ${materialId}`)
    return material
  },
}
