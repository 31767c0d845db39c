import { pickLocale } from '../../_shared/locale.ts'
import type { ItemComponentResolvers } from '../types.generated.ts'

export const ItemComponent: ItemComponentResolvers = {
  name: ({ name }, args, { locale }) => name[pickLocale(args.locale, locale)],

  material: async ({ materialId }, _args, { loaders }) => {
    const material = await loaders.material.load(materialId)
    if (!material) throw new Error(`A part is made of a material that isn't there: ${materialId}`)
    return material
  },
}
