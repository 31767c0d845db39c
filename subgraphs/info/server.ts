import { defineSubgraph } from '../_shared/subgraph.ts'
import { readConfig } from './config.ts'
import { createContext } from './context.ts'
import { eventHandlers } from './events.ts'
import { updateFeeKeys } from './imports/fees/stored-fee-keys.ts'
import { updateAreas } from './imports/rules/place-rules.ts'
import { loadCatalogue } from './reference/load-catalogue.ts'
import { loadRegions } from './reference/load-regions.ts'
import { resolvers } from './resolvers/index.ts'
import { routes } from './routes/index.ts'

/** The info subgraph, assembled but not listening. */
export const info = defineSubgraph({
  name: 'info',
  folder: new URL('./', import.meta.url),
  readConfig,
  resolvers,
  publicFields: [
    'Query.item',
    'Query.items',
    'Query.searchItems',
    'Query.autocompleteItems',
    'Query.materials',
    'Query.material',
    'Query.categories',
    'Query.category',
    'Query.sortingMarks',
    'Query.datedCollections',
    'Query.dictionary',
    'Mutation.requestItem',
    'Mutation.reportGuideProblem',
  ],
  entities: {
    User: ({ id }: { id: string }, { userId }) => id === userId,
    Item: 'public',
    Material: 'public',
    Category: 'public',
    SortingMark: 'public',
    Region: 'public',
  },
  context: createContext,
  eventHandlers,
  routes,
  async loadReference(db) {
    await loadCatalogue(db)
    await loadRegions(db)
    await updateFeeKeys(db)
    await updateAreas(db)
  },
})
