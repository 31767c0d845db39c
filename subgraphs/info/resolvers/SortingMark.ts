import { pickLocale } from '../../_shared/locale.ts'
import type { SortingMarkResolvers } from '../types.generated.ts'

export const SortingMark: SortingMarkResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.sortingMark.load(id),

  name: ({ name }, args, { locale }) => name[pickLocale(args.locale, locale)],

  meaning: ({ meaning }, args, { locale }) => meaning[pickLocale(args.locale, locale)],

  material: ({ materialId }, _args, { loaders }) => (materialId ? loaders.material.load(materialId) : null),
}
