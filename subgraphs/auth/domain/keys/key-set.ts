import { createLocalJWKSet, type JWK, type JWTVerifyGetKey } from 'jose'
import { LRUCache } from 'lru-cache'

/** How long the keys are cached. A new key is published 15 minutes before it signs. */
const cacheMs = 60_000

/**
 * The key set that verifies access tokens, read at most once a minute. While reading fails, the last keys remain valid.
 */
export function cachedKeySet(read: () => Promise<JWK[]>): JWTVerifyGetKey {
  const cache = new LRUCache<'keys', JWTVerifyGetKey>({
    max: 1,
    ttl: cacheMs,
    allowStaleOnFetchRejection: true,
    noDeleteOnFetchRejection: true,
    fetchMethod: async () => createLocalJWKSet({ keys: await read() }),
  })
  return async (header, token) => (await cache.forceFetch('keys'))(header, token)
}
