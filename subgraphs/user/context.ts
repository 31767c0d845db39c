import type { Db } from '../_shared/db.ts'
import type { RequestContext } from '../_shared/subgraph.ts'
import type { Config } from './config.ts'
import { createLoaders, type Loaders } from './loaders.ts'

export interface Context extends RequestContext {
  db: Db
  loaders: Loaders
  /** The hosts at which a picture of a person may be. */
  avatarHosts: ReadonlySet<string>
  push: Config['push']
}

export const createContext = (request: RequestContext, { db, config }: { db: Db; config: Config }): Context => ({
  ...request,
  db,
  avatarHosts: config.avatarHosts,
  loaders: createLoaders(db, () => request.viewer?.userId),
  push: config.push,
})
