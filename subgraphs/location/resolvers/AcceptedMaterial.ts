import { type Locale, localeOfText, pickLocale } from '../../_shared/locale.ts'
import type { AcceptedMaterialResolvers } from '../types.generated.ts'

export const AcceptedMaterial: AcceptedMaterialResolvers = {
  material: ({ id, code }) => ({ id, code }),

  conditions: (accepted, args, { locale }) => conditionsIn(accepted, pickLocale(args.locale, locale)),

  conditionsLocale: (accepted, args, { locale: requestLocale }) => {
    const locale = pickLocale(args.locale, requestLocale)
    return localeOfText(conditionsIn(accepted, locale), locale)
  },
}

interface Conditions {
  conditionsKo: string | null
  conditionsEn: string | null
}

const conditionsIn = ({ conditionsKo, conditionsEn }: Conditions, locale: Locale): string | null =>
  locale === 'en' ? (conditionsEn ?? conditionsKo) : (conditionsKo ?? conditionsEn)
