import { pickLocale } from '../../_shared/locale.ts'
import { pictogramUrl } from '../domain/pictograms/pictograms.ts'
import type { SortingMarkResolvers } from '../types.generated.ts'

export const SortingMark: SortingMarkResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.sortingMark.load(id),

  name: ({ name }, args, { locale }) => name[pickLocale(args.locale, locale)],

  meaning: ({ meaning }, args, { locale }) => meaning[pickLocale(args.locale, locale)],

  pictogramUrl: ({ code }, _args, { publicUrl }) => pictogramUrl(publicUrl, 'mark', code),

  material: ({ materialId }, _args, { loaders }) => (materialId ? loaders.material.load(materialId) : null),
}
