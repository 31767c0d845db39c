import { pickLocale } from '../../_shared/locale.ts'
import type { ItemResolvers } from '../types.generated.ts'
import { regionalGuide } from './regional-guide.ts'

export const Item: ItemResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.item.load(id),

  name: (item, args, { locale }) => (pickLocale(args.locale, locale) === 'ko' ? item.nameKo : item.nameEn),

  synonyms: (item, args, { locale }) => item.synonyms[pickLocale(args.locale, locale)],

  category: async ({ categoryId }, _args, { loaders }) => {
    const category = await loaders.category.load(categoryId)
    if (!category) throw new Error(`An item is on a shelf that isn't there: ${categoryId}`)
    return category
  },

  dropOffMaterials: ({ id }, _args, { loaders }) => loaders.dropOffMaterials.load(id),

  guide: async (item, { regionId = null, dwelling = null, locale }, context) => {
    const regional = await regionalGuide(context, item, regionId, dwelling)
    return regional && { item, locale: pickLocale(locale, context.locale), regionId, dwelling, ...regional }
  },
}
