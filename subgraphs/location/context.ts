import type { Db } from '../_shared/db.ts'
import type { RequestContext } from '../_shared/subgraph.ts'
import { createLoaders, type Loaders } from './loaders.ts'

/** The object that every resolver gets: one per request. */
export interface Context extends RequestContext {
  db: Db
  loaders: Loaders
}

export const createContext = (request: RequestContext, { db }: { db: Db }): Context => ({
  ...request,
  db,
  loaders: createLoaders(db, () => request.viewer),
})
