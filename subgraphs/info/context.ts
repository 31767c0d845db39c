import { networkOf } from '../_shared/client-network.ts'
import type { Db } from '../_shared/db.ts'
import type { RequestContext } from '../_shared/subgraph.ts'
import type { Config } from './config.ts'
import { senderOf } from './domain/tickets/senders.ts'
import { createLoaders, type Loaders } from './loaders/index.ts'

export interface Context extends RequestContext {
  db: Db
  loaders: Loaders
  /** Who sends messages, as far as they are counted: the person or, when nobody is signed in, the network. */
  sender: string
  /** Where the routes of this subgraph answer for everybody, without a slash at the end. */
  publicUrl: string
}

interface Parts {
  db: Db
  config: Config
  address: () => string
}

export const createContext = (request: RequestContext, { db, config, address }: Parts): Context => ({
  ...request,
  db,
  loaders: createLoaders(db),
  sender: senderOf(config.senderSecret, request.viewer?.userId ?? networkOf(request.clientIp)),
  publicUrl: (config.publicUrl ?? address()).replace(/\/$/, ''),
})
