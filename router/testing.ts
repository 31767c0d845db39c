import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { composeServices } from '@apollo/composition'
import { ApolloServer } from '@apollo/server'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLFormattedError, graphql, parse } from 'graphql'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { SubgraphResponse } from '../subgraphs/_shared/subgraph.ts'
import { testLog } from '../subgraphs/_shared/testing-logs.ts'
import { names } from '../subgraphs/testing.ts'
import type { RouterContext } from './context.ts'
import { dataSource } from './data-sources.ts'
import { executeOperations } from './execute-operations.ts'
import { createGateway } from './gateway.ts'
import type { RouterParts } from './router-parts.ts'

/** The parts of a router in production over subgraphs that answer with `result`. No token is revoked. */
export const routerParts = (result: SubgraphResponse['result'] = { data: {} }): RouterParts => ({
  supergraphSdl: readFileSync(new URL('supergraph.graphql', import.meta.url), 'utf8'),
  transports: names.map((name) => ({
    name,
    execute: async ({ query }) => ({
      // What merges answers changes them.
      result: query.includes('revocations') ? { data: { revocations: [] } } : structuredClone(result),
      cacheControl: '',
    }),
    close: async () => {},
  })),
  readViewer: async () => null,
  ready: async () => undefined,
  log: testLog(),
  development: false,
  origins: [],
  trustProxy: false,
  automaticPersistedQueries: true,
})

/** Collects garbage now, in a process without Node's flag for it. */
export function collectGarbage(): void {
  setFlagsFromString('--expose_gc')
  runInNewContext('gc')()
}

/** A logger, and the lines that it wrote. */
export function collectingLog(level = 'debug') {
  const lines: string[] = []
  return { log: pino({ level }, { write: (line: string) => lines.push(line) }), lines }
}

/** A subgraph of a test: its schema in SDL, without the link to federation, and its resolvers. */
export interface SmallSubgraph {
  typeDefs: string
  resolvers: Record<string, object>
}

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@requires", "@external", "@shareable", "@provides", "@interfaceObject", "@inaccessible", "@policy", "@override"])\n`

/** What a subgraph of a test answers in the place of its result. */
export type Falsify = (
  result: SubgraphResponse['result'],
  asked: { subgraph: string; variables: Record<string, unknown> },
) => SubgraphResponse['result']

/**
 * The gateway over small subgraphs in this process, and the operations that it sent to each of them.
 * @param options `isCompiled: false` executes plans by the gateway itself; `memoryBytes` is for plans
 */
export async function smallGraph(
  subgraphs: Record<string, SmallSubgraph>,
  {
    isCompiled = true,
    memoryBytes,
    falsify = (result) => result,
    viewer,
    checkPolicies = async () => new Map(),
  }: { isCompiled?: boolean; memoryBytes?: number; falsify?: Falsify } & Partial<
    Pick<RouterContext, 'viewer' | 'checkPolicies'>
  > = {},
) {
  const services = Object.entries(subgraphs).map(([name, { typeDefs, resolvers }]) => {
    const sdl = parse(link + typeDefs)
    return {
      name,
      url: `http://${name}.test`,
      typeDefs: sdl,
      schema: buildSubgraphSchema([{ typeDefs: sdl, resolvers: resolvers as never }]),
    }
  })
  const { errors, supergraphSdl = '' } = composeServices(services)
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'))
  const log = testLog()
  const sent: { subgraph: string; query: string; variables: unknown }[] = []
  const sources = services.map(({ name, schema }) => {
    const transport = {
      name,
      close: async () => {},
      execute: async ({ query, variables }: { query: string; variables?: Record<string, unknown> | null }) => {
        sent.push({ subgraph: name, query, variables })
        const result = await graphql({ schema, source: query, variableValues: variables ?? undefined })
        const received: SubgraphResponse['result'] = JSON.parse(JSON.stringify(result))
        const answer = falsify(received, { subgraph: name, variables: variables ?? {} })
        return { result: JSON.parse(JSON.stringify(answer)), cacheControl: undefined }
      },
    }
    return [name, dataSource(transport, log)] as const
  })
  const { gateway, executor, operations } = createGateway(supergraphSdl, new Map(sources), log, {
    isCompiled,
    memoryBytes,
  })
  const server = new ApolloServer<RouterContext>({
    ...{ gateway, logger: log },
    plugins: [executeOperations(executor, (formatted) => formatted)],
  })
  await server.start()
  onTestFinished(() => server.stop())
  const executeAs = async (
    viewer: RouterContext['viewer'],
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<{ data?: Record<string, unknown> | null; errors?: readonly GraphQLFormattedError[] }> => {
    const { body } = await server.executeOperation(
      { query, variables },
      {
        contextValue: {
          ...{ headers: viewer ? { authorization: 'Bearer' } : {}, viewer, checkPolicies },
          ...{ signal: new AbortController().signal, checkSession: async () => null },
        },
      },
    )
    if (body.kind !== 'single') throw new Error('The gateway answered in pieces.')
    return JSON.parse(JSON.stringify(body.singleResult))
  }
  return {
    sent,
    operations,
    supergraphSdl,
    executeAs,
    execute: (query: string, variables?: Record<string, unknown>) => executeAs(viewer, query, variables),
  }
}
