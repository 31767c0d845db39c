import { localeOfText, pickLocale } from '../../_shared/locale.ts'
import { conditionsOf } from '../domain/collection/schedule-notes.ts'
import { loadMaterials } from '../loaders/index.ts'
import type { CollectionRuleResolvers } from '../types.generated.ts'

export const CollectionRule: CollectionRuleResolvers = {
  materials: ({ materialIds }, _args, { loaders }) => loadMaterials(loaders, materialIds),

  coverage: ({ coverage }) => (coverage === 'NEARBY' ? 'UNKNOWN' : coverage),

  conditions: (rule, args, { locale }) => conditionsOf(rule, pickLocale(args.locale, locale)),

  conditionsLocale: (rule, args, { locale: requestLocale }) => {
    const locale = pickLocale(args.locale, requestLocale)
    return localeOfText(conditionsOf(rule, locale), locale)
  },
}
