import { type Locale, localeOfText, pickLocale } from '../../_shared/locale.ts'
import type { PlaceRow } from '../db/schema.ts'
import { knownDistance } from '../domain/places/distance.ts'
import { confidenceWithReports } from '../domain/suggestions/confidence-with-reports.ts'
import type { PlaceResolvers } from '../types.generated.ts'

export const Place: PlaceResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.place.load(id),

  name: (place, args, { locale }) => nameIn(place, pickLocale(args.locale, locale)),

  nameLocale: (place, args, { locale: requestLocale }) => {
    const locale = pickLocale(args.locale, requestLocale)
    return localeOfText(nameIn(place, locale), locale) ?? locale
  },

  coordinates: ({ latitude, longitude }) => ({ latitude, longitude }),

  address: ({ address, street, addressDetail, postalCode, countryCode }) => ({
    formatted: address,
    street,
    detail: addressDetail,
    postalCode,
    countryCode,
  }),

  region: (place, _args, { loaders }) => loaders.regionOfPlace.load(place),

  accepts: ({ id }, _args, { loaders }) => loaders.materialsOfPlace.load(id),

  openingHours: ({ id }, _args, { loaders }) => loaders.hoursOfPlace.load(id),

  distanceMeters: (place, { from }) => knownDistance(from, place),

  notes: (place, args, { locale }) => notesIn(place, pickLocale(args.locale, locale)),

  notesLocale: (place, args, { locale: requestLocale }) => {
    const locale = pickLocale(args.locale, requestLocale)
    return localeOfText(notesIn(place, locale), locale)
  },

  confidence: async ({ id, confidence }, _args, { loaders }) =>
    confidenceWithReports(await loaders.openReports.load(id), confidence),

  openReports: ({ id }, _args, { loaders }) => loaders.openReports.load(id),

  sources: ({ id }, _args, { loaders }) => loaders.sourcesOfPlace.load(id),
}

const nameIn = (place: PlaceRow, locale: Locale): string => (locale === 'en' ? place.nameEn : null) ?? place.nameKo

const notesIn = (place: PlaceRow, locale: Locale): string | null =>
  (locale === 'en' ? place.notesEn : null) ?? place.notesKo
