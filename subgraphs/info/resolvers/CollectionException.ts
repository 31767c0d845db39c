import { pickLocale } from '../../_shared/locale.ts'
import type { CollectionExceptionResolvers } from '../types.generated.ts'

export const CollectionException: CollectionExceptionResolvers = {
  reason: ({ why }, args, { locale }) => why[pickLocale(args.locale, locale)],
}
