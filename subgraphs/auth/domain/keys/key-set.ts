import { createLocalJWKSet, type JWK, type JWTVerifyGetKey } from 'jose'
import { LRUCache } from 'lru-cache'

/** How long keys are kept. A new one is published a quarter of an hour before it signs. */
const keptMs = 60_000

/** Keys to check access tokens with, read at most once a minute; the last ones go on being good while reading fails. */
export function keySet(read: () => Promise<JWK[]>): JWTVerifyGetKey {
  const cache = new LRUCache<'keys', JWTVerifyGetKey>({
    max: 1,
    ttl: keptMs,
    allowStaleOnFetchRejection: true,
    noDeleteOnFetchRejection: true,
    fetchMethod: async () => createLocalJWKSet({ keys: await read() }),
  })
  return async (header, token) => (await cache.forceFetch('keys'))(header, token)
}
