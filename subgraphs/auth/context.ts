import { networkOf } from '../_shared/client-network.ts'
import type { Db } from '../_shared/db.ts'
import { sharedDb } from '../_shared/request-db.ts'
import type { RequestContext } from '../_shared/subgraph.ts'
import type { SigningKey } from '../_shared/viewer.ts'
import type { Config } from './config.ts'
import { createProviders, type Providers } from './domain/identity-providers/providers.ts'
import { cachedSigningKey } from './domain/keys/signing-keys.ts'
import { type LeakCheck, leakedRange } from './domain/passwords/leaked-range.ts'
import { createThrottle, type Throttle } from './domain/throttle/throttle.ts'
import { createLoaders, type Loaders } from './loaders.ts'

export interface Context extends RequestContext {
  db: Db
  config: Config
  loaders: Loaders
  throttle: Throttle
  /** The key that signs access tokens now. */
  signingKey: () => Promise<SigningKey>
  /** Looks a password up in a service with leaked ones, if the settings name one. */
  isLeaked: LeakCheck
  /** The providers with which people can sign in. */
  providers: Providers
  /** Returns the base URL at which this subgraph's routes are served. */
  address: () => string
  /** The client's network, by which rate limits count attempts: an IPv4 address or an IPv6 /64. */
  network: string
  /** Whether a mutation of this operation has hashed a password already. */
  hasHashed: boolean
}

export function createContext(
  request: RequestContext,
  { db, config, address }: { db: Db; config: Config; address: () => string },
): Context {
  return {
    ...request,
    db,
    config,
    address,
    ...servicesFor(sharedDb(db), config),
    loaders: createLoaders(db),
    isLeaked: leakedRange(config.leakedPasswordsUrl, request.log),
    network: networkOf(request.clientIp),
    hasHashed: false,
  }
}

type Services = Pick<Context, 'throttle' | 'signingKey' | 'providers'>
const servicesByDb = new WeakMap<Db, Services>()

// The services that outlive a request, created once per database.
function servicesFor(db: Db, { refreshSecret, keySecret, providers }: Config): Services {
  const existing = servicesByDb.get(db)
  if (existing) return existing
  const services = {
    throttle: createThrottle(db, refreshSecret),
    signingKey: cachedSigningKey(db, keySecret),
    providers: createProviders(providers),
  }
  servicesByDb.set(db, services)
  return services
}
