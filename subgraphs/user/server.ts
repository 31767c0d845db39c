import { defineSubgraph } from '../_shared/subgraph.ts'
import { readConfig } from './config.ts'
import { createContext } from './context.ts'
import { resolvers } from './resolvers/index.ts'

/** The user subgraph. It does not listen on a port. */
export const user = defineSubgraph({
  name: 'user',
  folder: new URL('./', import.meta.url),
  readConfig,
  resolvers,
  publicFields: ['Query.viewer', 'Query.node', 'Query.nodes'],
  context: createContext,
})
