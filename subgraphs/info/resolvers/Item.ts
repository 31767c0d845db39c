import { pickLocale } from '../../_shared/locale.ts'
import { pageSize } from '../../_shared/pagination.ts'
import { regionalGuide } from '../domain/guides/regional-guide.ts'
import type { ItemResolvers } from '../types.generated.ts'
import { resolveCommonMistakes } from './common-mistakes.ts'
import { regionalFacts } from './regional-facts.ts'

export const Item: ItemResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.item.load(id),

  name: (item, args, { locale }) => (pickLocale(args.locale, locale) === 'ko' ? item.nameKo : item.nameEn),

  synonyms: (item, args, { locale }) => item.synonyms[pickLocale(args.locale, locale)],

  category: async ({ categoryId }, _args, { loaders }) => {
    const category = await loaders.category.load(categoryId)
    if (!category) throw new Error(`The category of an item does not exist: ${categoryId}`)
    return category
  },

  dropOffMaterials: ({ id }, _args, { loaders }) => loaders.dropOffMaterials.load(id),

  components: ({ id }, _args, { loaders }) => loaders.components.load(id),

  variants: ({ id }, _args, { loaders }) => loaders.variants.load(id),

  guide: async (item, args, context) => {
    const { variantId, regionId = null, dwelling = null } = args
    const variants = await context.loaders.variants.load(item.id)
    const variant = variantId == null ? (variants[0] ?? null) : variants.find(({ id }) => id === variantId)
    if (variant === undefined) return null
    const facts = await regionalFacts(context, item.id, regionId, dwelling)
    if (facts === null) return null
    const locale = pickLocale(args.locale, context.locale)
    return { item, variant, locale, regionId, dwelling, ...regionalGuide({ item, variant }, dwelling, facts) }
  },

  commonMistakes: resolveCommonMistakes,

  marks: ({ id }, _args, { loaders }) => loaders.marksOfItem.load(id),

  relatedItems: async ({ id }, args, { loaders }) => {
    const first = pageSize(args.first ?? 5, 20)
    return (await loaders.relatedItems.load(id)).slice(0, first)
  },
}
