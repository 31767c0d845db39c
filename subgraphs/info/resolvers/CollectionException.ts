import { pickLocale } from '../../_shared/locale.ts'
import type { CollectionExceptionResolvers } from '../types.generated.ts'

export const CollectionException: CollectionExceptionResolvers = {
  reason: ({ reason }, args, { locale }) => reason[pickLocale(args.locale, locale)],
}
