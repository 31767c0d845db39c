import type { Db } from '../_shared/db.ts'
import type { RequestContext } from '../_shared/subgraph.ts'
import type { Config } from './config.ts'
import { createLoaders, type Loaders } from './loaders.ts'

export interface Context extends RequestContext {
  db: Db
  loaders: Loaders
  push: Config['push']
}

export const createContext = (request: RequestContext, { db, config }: { db: Db; config: Config }): Context => ({
  ...request,
  db,
  loaders: createLoaders(db, request.viewer?.userId),
  push: config.push,
})
