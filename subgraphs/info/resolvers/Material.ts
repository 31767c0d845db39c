import { pickLocale } from '../../_shared/locale.ts'
import { pictogramUrl } from '../domain/pictograms/pictograms.ts'
import type { MaterialResolvers } from '../types.generated.ts'
import { resolveCommonMistakes } from './common-mistakes.ts'
import { itemPage } from './item-page.ts'

export const Material: MaterialResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.material.load(id),

  name: (material, args, { locale }) => (pickLocale(args.locale, locale) === 'ko' ? material.nameKo : material.nameEn),

  description: ({ description }, args, { locale }) => description[pickLocale(args.locale, locale)],

  preparation: ({ preparation }, args, { locale }) => preparation[pickLocale(args.locale, locale)],

  commonMistakes: resolveCommonMistakes,

  marks: ({ id }, _args, { loaders }) => loaders.marksOfMaterial.load(id),

  pictogramUrl: ({ code }, _args, { publicUrl }) => pictogramUrl(publicUrl, 'material', code),

  items: ({ id }, args, context) => itemPage(context, args, { materialIds: [id] }),
}
