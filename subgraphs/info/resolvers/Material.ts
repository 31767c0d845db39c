import { pickLocale } from '../../_shared/locale.ts'
import type { MaterialResolvers } from '../types.generated.ts'

export const Material: MaterialResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.material.load(id),

  name: (material, args, { locale }) => (pickLocale(args.locale, locale) === 'ko' ? material.nameKo : material.nameEn),
}
