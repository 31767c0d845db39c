import { pickLocale } from '../../_shared/locale.ts'
import type { AcceptedMaterialResolvers } from '../types.generated.ts'

export const AcceptedMaterial: AcceptedMaterialResolvers = {
  material: ({ id, code }) => ({ id, code }),

  conditions: ({ conditionsKo, conditionsEn }, args, { locale }) =>
    pickLocale(args.locale, locale) === 'en' ? (conditionsEn ?? conditionsKo) : (conditionsKo ?? conditionsEn),
}
