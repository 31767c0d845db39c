import { z } from 'zod'
import { connection, decodeCursor, encodeCursor, pageSize } from '../../_shared/pagination.ts'
import { allDataSets } from '../domain/data-sets/data-sets.ts'
import { mapMarkers } from '../domain/map/markers.ts'
import { coverageAt } from '../domain/places/coverage.ts'
import { regionAt } from '../domain/regions/region-at.ts'
import { countRegions, searchRegions } from '../domain/regions/regions.ts'
import { countFoundPlaces, searchPlaces } from '../domain/search/search.ts'
import type { QueryResolvers } from '../types.generated.ts'
import { nearbyPage } from './nearby-page.ts'
import { hitPosition, placesInBounds } from './place-page.ts'
import { suggestionPage } from './suggestion-page.ts'

const searchPosition = z.tuple([z.int32(), z.int32(), z.string().regex(/^\w{2,10}$/)]).readonly()

export const Query: QueryResolvers = {
  place: (_parent, { id }, { loaders }) => loaders.place.load(id),

  placesNearby: (_parent, args, context) => nearbyPage(context, args),

  placesInBounds: (_parent, args, context) => placesInBounds(context, args),

  placeCoverage: (_parent, { coordinates, filter }, { db }) => coverageAt(db, coordinates, filter),

  mapMarkers: async (_parent, { bounds, zoom, filter }, { db }) => {
    const markers = await mapMarkers(db, bounds, zoom, filter)
    return markers.map((marker) =>
      'cluster' in marker
        ? { __typename: 'PlaceCluster', ...marker.cluster }
        : { __typename: 'PlaceMarker', place: marker.place },
    )
  },

  searchPlaces: async (_parent, { first: given, after, ...search }, { db }) => {
    const first = pageSize(given ?? 20)
    const hits = await searchPlaces(db, search, { first, after: decodeCursor(after, hitPosition) })
    return connection(
      hits,
      first,
      ({ place: node, position }) => ({ cursor: encodeCursor(position), node }),
      () => countFoundPlaces(db, search),
      after,
    )
  },

  dataSets: (_parent, _args, { db }) => allDataSets(db),

  region: (_parent, { id }, { loaders }) => loaders.region.load(id),

  regionAt: (_parent, { coordinates, level }, { db }) => regionAt(db, coordinates, level ?? 'NEIGHBORHOOD'),

  placeSuggestions: (_parent, { status, ...args }, { db }) => suggestionPage(db, { status }, 'oldest-first', args),

  searchRegions: async (_parent, { query, levels, first: given, after }, { db }) => {
    const first = pageSize(given ?? 20)
    const hits = await searchRegions(db, query, { levels, first, after: decodeCursor(after, searchPosition) })
    return connection(
      hits,
      first,
      ({ region: node, position }) => ({ cursor: encodeCursor(position), node }),
      () => countRegions(db, query, { levels }),
      after,
    )
  },
}
