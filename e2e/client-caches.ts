import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client'
import { Client, fetchExchange } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'
import { type DocumentNode, Kind, type OperationDefinitionNode } from 'graphql'
import { vi } from 'vitest'
import { possibleTypes, typePolicies } from '../client/src/apollo.ts'
import { keys, resolvers, schema } from '../client/src/graphcache.ts'
import * as operations from '../client/src/operations.generated.ts'

/** Values for the variables of all queries of the client package, by name. */
const variables: Record<string, unknown> = {
  query: '피자',
  slug: 'pizza-box',
  id: 'plc_jung-gu-office-seoul',
  regionId: 'reg_1144000000',
  bounds: { southWest: { latitude: 33, longitude: 124 }, northEast: { latitude: 39, longitude: 132 } },
  zoom: 7,
  center: { latitude: 37.56, longitude: 126.99 },
  coordinates: { latitude: 37.56, longitude: 126.99 },
  year: 2026,
  month: 11,
  first: 2,
}

/** The queries of the client package, each with its variables. */
const queries = Object.entries(operations).flatMap(([name, document]) => {
  const [operation] = (document as DocumentNode).definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION || operation.operation !== 'query') return []
  return [{ name, document: document as DocumentNode, variables: valuesFor(operation) }]
})

function valuesFor({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  const names = variableDefinitions.map(({ variable }) => variable.name.value)
  return Object.fromEntries(names.filter((name) => name in variables).map((name) => [name, variables[name]]))
}

/**
 * Sends all queries of the package with Apollo Client and with urql, and reads them from the cache afterwards.
 * @returns what a client complains about, and queries that the cache can't answer again
 */
export async function askWithCaches(url: string, fetch: typeof globalThis.fetch): Promise<string[]> {
  const problems: string[] = []
  const note = (...words: unknown[]) => void problems.push(words.join(' '))
  const spies = [
    vi.spyOn(console, 'warn').mockImplementation(note),
    vi.spyOn(console, 'error').mockImplementation(note),
  ]
  try {
    const cache = new InMemoryCache({ possibleTypes, typePolicies })
    const apollo = new ApolloClient({ link: new HttpLink({ uri: url, fetch }), cache })
    for (const { document: query, variables } of queries) await apollo.query({ query, variables })
    for (const { name, document: query, variables } of queries)
      if (!apollo.readQuery({ query, variables })) problems.push(`Apollo Client lost ${name}.`)
    apollo.stop()

    const urql = new Client({ url, fetch, exchanges: [cacheExchange({ schema, keys, resolvers }), fetchExchange] })
    for (const { name, document, variables } of queries) {
      const { error } = await urql.query(document, variables)
      if (error) problems.push(`${name}: ${error.message}`)
    }
    for (const { name, document, variables } of queries)
      if (!urql.readQuery(document, variables)?.data) problems.push(`graphcache lost ${name}.`)
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return problems
}

export const queryCount = queries.length
