import { defineSubgraph } from '../_shared/subgraph.ts'
import { readConfig } from './config.ts'
import { createContext } from './context.ts'
import type { SuggestionRow } from './db/suggestions.ts'
import { isModerator } from './domain/suggestions/suggestion-lists.ts'
import { eventHandlers } from './events.ts'
import { loadReferenceData } from './reference/load.ts'
import { updateStoredKeys } from './reference/stored-keys.ts'
import { resolvers } from './resolvers/index.ts'

/**
 * The location subgraph: schema, resolvers, settings and reference data. It does not listen yet; `index.ts` serves it
 * alone.
 */
export const location = defineSubgraph({
  name: 'location',
  folder: new URL('./', import.meta.url),
  readConfig,
  resolvers,
  publicFields: [
    'Query.place',
    'Query.placesNearby',
    'Query.placesInBounds',
    'Query.placeCoverage',
    'Query.mapMarkers',
    'Query.searchPlaces',
    'Query.region',
    'Query.regionAt',
    'Query.searchRegions',
    'Query.dataSets',
  ],
  entities: {
    User: ({ id }: { id: string }, { userId }) => id === userId,
    PlaceSuggestion: (suggestion: SuggestionRow, viewer) => suggestion.userId === viewer.userId || isModerator(viewer),
    Place: 'public',
    Region: 'public',
    Material: 'public',
    Item: 'public',
    Category: 'public',
  },
  context: createContext,
  eventHandlers,
  async loadReference(db) {
    await updateStoredKeys(db)
    await loadReferenceData(db)
  },
})
