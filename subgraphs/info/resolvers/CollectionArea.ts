import { localeOfText } from '../../_shared/locale.ts'
import type { CollectionAreaResolvers } from '../types.generated.ts'

export const CollectionArea: CollectionAreaResolvers = {
  // Its source is Korean; a name without Hangul can be read in any language.
  nameLocale: ({ name }, _args, { locale }) => localeOfText(name, locale) ?? locale,

  region: ({ regionId }) => (regionId === null ? null : { id: regionId }),

  isWholeRegion: ({ isWhole }) => isWhole,
}
