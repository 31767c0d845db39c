import type { Db } from '../_shared/db.ts'
import { networkOf } from '../_shared/networks.ts'
import type { RequestContext } from '../_shared/subgraph.ts'
import type { SigningKey } from '../_shared/viewer.ts'
import type { Config } from './config.ts'
import { createSigner } from './domain/keys/signing-keys.ts'
import { createThrottle, type Throttle } from './domain/throttle/throttle.ts'
import { createLoaders, type Loaders } from './loaders.ts'

export interface Context extends RequestContext {
  db: Db
  config: Config
  loaders: Loaders
  throttle: Throttle
  signingKey: () => Promise<SigningKey>
  /** Where the request comes from, as far as tries are counted. */
  network: string
}

export function createContext(request: RequestContext, { db, config }: { db: Db; config: Config }): Context {
  return {
    ...request,
    db,
    config,
    ...lasting(db, config),
    loaders: createLoaders(db),
    network: networkOf(request.clientIp),
  }
}

type Lasting = Pick<Context, 'throttle' | 'signingKey'>
const lastingOf = new WeakMap<Db, Lasting>()

// What goes on from one request to the next, once for each database.
function lasting(db: Db, { refreshSecret, keySecret }: Config): Lasting {
  const known = lastingOf.get(db)
  if (known) return known
  const made = { throttle: createThrottle(db, refreshSecret), signingKey: createSigner(db, keySecret) }
  lastingOf.set(db, made)
  return made
}
