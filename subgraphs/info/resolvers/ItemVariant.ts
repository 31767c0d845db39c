import { pickLocale } from '../../_shared/locale.ts'
import type { ItemVariantResolvers } from '../types.generated.ts'

export const ItemVariant: ItemVariantResolvers = {
  name: ({ name }, args, { locale }) => name[pickLocale(args.locale, locale)],
}
