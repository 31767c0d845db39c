import { networkOf } from '../_shared/client-network.ts'
import type { Db } from '../_shared/db.ts'
import type { RequestContext } from '../_shared/subgraph.ts'
import type { Config } from './config.ts'
import { senderDigest } from './domain/tickets/sender-digest.ts'
import { createLoaders, type Loaders } from './loaders/index.ts'

export interface Context extends RequestContext {
  db: Db
  loaders: Loaders
  /** The digest of the person or, without sign-in, of the network, for counting messages. */
  sender(): string
  /** The public base URL of this subgraph's routes, without a trailing slash. */
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
  // Minor collections keep what the getter of an object literal refers to, so it is none.
  sender: () => senderDigest(config.senderSecret, request.viewer?.userId ?? networkOf(request.clientIp)),
  publicUrl: (config.publicUrl ?? address()).replace(/\/$/, ''),
})
