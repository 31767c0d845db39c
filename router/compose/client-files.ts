import { minifyIntrospectionQuery } from '@urql/introspection'
import { type GraphQLAbstractType, type GraphQLSchema, introspectionFromSchema, isAbstractType } from 'graphql'
import { contractApi, contracts } from '../contracts/contracts.ts'
import { byName, printByName } from '../printed-schema.ts'
import { cacheModule } from './client-cache.ts'

/** The files that clients build from, by path: the API schema, without federation and `@inaccessible` elements. */
export function clientFiles(api: GraphQLSchema) {
  const { __schema } = introspectionFromSchema(api)
  return {
    'client/api.graphql': printByName(api),
    'client/schema.json': json({ __schema: { ...__schema, types: __schema.types.toSorted(byName) } }),
    'client/possible-types.json': json(possibleTypes(api)),
    'client/src/cache.generated.ts': cacheModule(api, possibleTypes(api)),
    'client/src/graphcache-schema.generated.ts': graphcacheSchema(api),
  }
}

/** The files of each contract, in a folder of its name. @throws Error if a contract lacks what it needs itself */
export function contractFiles(supergraphSdl: string): Record<string, string> {
  const files = Object.entries(contracts).map(([name, contract]) => {
    const api = contractApi(supergraphSdl, contract)
    return [
      [`client/${name}/api.graphql`, printByName(api)],
      [`client/${name}/schema.json`, json(introspectionFromSchema(api, { descriptions: false }))],
      [`client/${name}/possible-types.json`, json(possibleTypes(api))],
    ] as const
  })
  return Object.fromEntries(files.flat())
}

/** The object types of each interface and union, in the format of Apollo Client's cache. */
function possibleTypes(schema: GraphQLSchema): Record<string, string[]> {
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType).toSorted(byName)
  const objectsOf = (type: GraphQLAbstractType) => schema.getPossibleTypes(type).toSorted(byName)
  return Object.fromEntries(abstract.map((type) => [type.name, objectsOf(type).map(({ name }) => name)]))
}

/** What graphcache has to know of the schema: which fields may be null, and which arguments they have. */
function graphcacheSchema(api: GraphQLSchema): string {
  const minified = minifyIntrospectionQuery(introspectionFromSchema(api, { descriptions: false }))
  return `// Written by \`npm run compose\`.
import type { CacheExchangeOpts } from '@urql/exchange-graphcache'

export const schema: NonNullable<CacheExchangeOpts['schema']> = ${JSON.stringify(minified)}
`
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
