import type { CacheExchangeOpts, Resolver } from '@urql/exchange-graphcache'
import { relayPagination } from '@urql/exchange-graphcache/extras'
import { connections, lookups, valueTypes } from './cache.generated.ts'
import { schema } from './graphcache-schema.generated.ts'

type Resolvers = NonNullable<CacheExchangeOpts['resolvers']>

/** `keys` of graphcache: values without an id are a part of the object around them. */
export const keys: NonNullable<CacheExchangeOpts['keys']> = Object.fromEntries(
  valueTypes.map((type) => [type, () => null]),
)

/**
 * `resolvers` of graphcache: pages of a connection become one list, and `place(id:)` and its like find an object that another query
 * has read.
 */
export const resolvers: Resolvers = fieldResolvers()

/** `schema` of graphcache: it then shows what it knows of a screen before the rest arrives. */
export { schema }

function fieldResolvers(): Resolvers {
  const found: Record<string, Record<string, Resolver>> = {}
  for (const path of Object.keys(connections)) {
    const [type = '', field = ''] = path.split('.')
    found[type] = { ...found[type], [field]: relayPagination() }
  }
  const query = Object.entries(lookups).map(([field, type]) => [field, lookup(field, type)])
  return { ...found, Query: { ...found.Query, ...Object.fromEntries(query) } }
}

function lookup(field: string, type: string): Resolver {
  return (_parent, args, cache) => {
    const known = cache.resolve('Query', field, args)
    if (known !== undefined || !args.id) return known as string
    const key = { __typename: type, id: String(args.id) }
    return cache.resolve(key, 'id') ? key : undefined
  }
}
