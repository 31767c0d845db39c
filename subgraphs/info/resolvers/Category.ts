import { pickLocale } from '../../_shared/locale.ts'
import { pictogramUrl } from '../domain/pictograms/pictograms.ts'
import type { CategoryResolvers } from '../types.generated.ts'
import { itemPage } from './item-page.ts'

export const Category: CategoryResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.category.load(id),

  name: (category, args, { locale }) => (pickLocale(args.locale, locale) === 'ko' ? category.nameKo : category.nameEn),

  description: ({ description }, args, { locale }) => description[pickLocale(args.locale, locale)],

  parent: ({ parentId }, _args, { loaders }) => (parentId ? loaders.category.load(parentId) : null),

  children: ({ id }, _args, { loaders }) => loaders.childrenOfCategory.load(id),

  materials: ({ id }, _args, { loaders }) => loaders.materialsOfCategory.load(id),

  pictogramUrl: ({ slug }, _args, { publicUrl }) => pictogramUrl(publicUrl, 'category', slug),

  items: ({ id }, args, context) => itemPage(context, args, { categoryIds: [id] }),
}
