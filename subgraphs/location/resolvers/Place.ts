import { pickLocale } from '../../_shared/locale.ts'
import { knownDistance } from '../domain/places/distance.ts'
import { confidenceWithReports } from '../domain/suggestions/confidence-with-reports.ts'
import type { PlaceResolvers } from '../types.generated.ts'

export const Place: PlaceResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.place.load(id),

  name: (place, args, { locale }) => (pickLocale(args.locale, locale) === 'en' ? place.nameEn : null) ?? place.nameKo,

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

  notes: (place, args, { locale }) =>
    (pickLocale(args.locale, locale) === 'en' ? place.notesEn : null) ?? place.notesKo,

  confidence: async ({ id, confidence }, _args, { loaders }) =>
    confidenceWithReports(await loaders.openReports.load(id), confidence),

  openReports: ({ id }, _args, { loaders }) => loaders.openReports.load(id),

  sources: ({ id }, _args, { loaders }) => loaders.sourcesOfPlace.load(id),
}
