import { pickLocale } from '../../_shared/locale.ts'
import { conditionsOf } from '../domain/schedule-notes.ts'
import type { CollectionRuleResolvers } from '../types.generated.ts'

export const CollectionRule: CollectionRuleResolvers = {
  conditions: (rule, args, { locale }) => conditionsOf(rule, pickLocale(args.locale, locale)),
}
