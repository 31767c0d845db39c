import { readFileSync } from 'node:fs'
import { ApolloServer } from '@apollo/server'
import type { GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import { policyCheck } from '../router/access/check-policies.ts'
import type { RouterContext } from '../router/context.ts'
import { dataSource, inProcess, type Transport } from '../router/data-sources.ts'
import { executeOperations } from '../router/execute-operations.ts'
import { createGateway } from '../router/gateway.ts'
import { type Faults, falsifier } from '../router/plans/falsify.ts'
import { isObject } from '../router/plans/merge.ts'
import type { Env } from '../subgraphs/_shared/env.ts'
import type { SubgraphResponse } from '../subgraphs/_shared/subgraph.ts'
import type { ReadViewer, Viewer } from '../subgraphs/_shared/viewer.ts'
import { subgraphs } from '../subgraphs/all.ts'
import type { GeneratedOperation } from './generated-operations.ts'
import { apiSchema } from './merged-schema.ts'

/** How a subgraph fails: it doesn't answer, every answer is an error, it has none of the entities, or some of its values are wrong. */
export interface Failure {
  subgraph: string
  way: 'down' | 'errors' | 'no entities' | 'some values'
  salt: number
}

export interface Answer {
  data?: unknown
  errors?: readonly GraphQLFormattedError[]
}

export type Ask = (
  operation: GeneratedOperation,
  caller: { token: string; viewer: Viewer | null } | null,
  failure: Failure | null,
) => Promise<Answer>

/**
 * The supergraph over the real subgraphs, once with our compiled executor and once with the gateway's own. Both get the same answers of
 * the subgraphs, with the same failures.
 */
export async function bothExecutors(env: Env, { readViewer, log }: { readViewer: ReadViewer; log: Logger }) {
  const running = await Promise.all(subgraphs.map((subgraph) => subgraph.start(env, { readViewer, log })))
  const supergraphSdl = readFileSync(new URL('../router/supergraph.graphql', import.meta.url), 'utf8')
  const servers: ApolloServer<RouterContext>[] = []
  let current: Failure | null = null

  const failing = (transport: Transport): Transport => ({
    ...transport,
    execute: async (operation, headers, signal) => {
      const failure = current?.subgraph === transport.name ? current : null
      if (failure?.way === 'down') throw new Error('down')
      const response = await transport.execute(operation, headers, signal)
      // What merges answers changes them.
      const result: SubgraphResponse['result'] = JSON.parse(JSON.stringify(response.result))
      return { ...response, result: failure ? fail(result, failure, operation.variables ?? {}) : result }
    },
  })

  const start = async (isCompiled: boolean): Promise<{ ask: Ask; fallbacks(): number }> => {
    const transports = running.map((subgraph) => failing(inProcess(subgraph)))
    const sources = new Map(transports.map((transport) => [transport.name, dataSource(transport, log)]))
    const { gateway, executor, operations } = createGateway(supergraphSdl, sources, log, { isCompiled })
    const server = new ApolloServer<RouterContext>({
      ...{ gateway, logger: log },
      plugins: [executeOperations(executor, (formatted) => formatted)],
    })
    await server.start()
    servers.push(server)
    const auth = running.find(({ name }) => name === 'auth')
    if (!auth) throw new Error('There is no subgraph auth.')
    const checkPolicies = policyCheck(inProcess(auth), log)
    const ask: Ask = async ({ query, variables }, caller, failure) => {
      current = failure
      const headers = { 'accept-language': 'ko', ...(caller && { authorization: `Bearer ${caller.token}` }) }
      const { body } = await server.executeOperation(
        { query, variables },
        {
          contextValue: {
            headers,
            viewer: caller?.viewer ?? undefined,
            signal: new AbortController().signal,
            checkSession: async () => null,
            checkPolicies,
          },
        },
      )
      if (body.kind !== 'single') throw new Error('The gateway answered in pieces.')
      return JSON.parse(JSON.stringify(body.singleResult))
    }
    return { ask, fallbacks: operations.fallbacks }
  }

  return {
    running,
    compiled: await start(true),
    stock: await start(false),
    async close() {
      await Promise.all(servers.map((server) => server.stop()))
      await Promise.all(running.map((subgraph) => subgraph.stop()))
    },
  }
}

const typeNames = new Set(Object.keys(apiSchema.getTypeMap()))

function fail(
  result: SubgraphResponse['result'],
  { way, salt, subgraph }: Failure,
  variables: Record<string, unknown>,
): SubgraphResponse['result'] {
  if (way === 'errors') return { data: null, errors: [{ message: 'Broken', extensions: { code: 'BROKEN' } }] }
  if (way === 'no entities') {
    const entities = result.data?._entities
    return Array.isArray(entities) ? { ...result, data: { _entities: entities.map(() => null) } } : result
  }
  const faults: Faults = { salt, rate: 60, isWild: false }
  return falsifier(faults, typeNames)(result, { subgraph, variables })
}

/** A value with the fields of its objects in one order. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isObject(value)) return value
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, part]) => [name, sorted(part)])
}

/** What is wrong with entities, as their subgraph or the gateway words it. */
const aboutEntities = /contain \d+ elements|\d+ entities were expected/

/** Messages of `fail`. A subgraph that repeats a request may find another error of its own first, but these depend on the answer alone. */
const inventedMessages = /^(No |None|Broken|down|A subgraph )/

/** The place of the null that an error at this path left, if that is above the path's field. */
function nulledPath(data: unknown, path: readonly (string | number)[]): readonly (string | number)[] | null {
  let value = data
  for (const [index, part] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, index)
    value = (value as Record<string | number, unknown>)[part]
  }
  return null
}

/** Errors, each once, without what is known to differ. */
export function comparableErrors({ data, errors = [] }: Answer, failure: Failure | null): string[] {
  // Where an earlier object of a list gets nothing from a fetch, the gateway shifts the errors of the others.
  const isShifted = failure?.way === 'some values'
  const texts = errors.map(({ message, path = [], extensions }) => {
    // A value of another type is null: the gateway says so to nobody, but we report it if there is no other error.
    if (message === 'A subgraph returned a value of another type.') return ''
    // The gateway calls it an internal error, and gives it no path.
    if (aboutEntities.test(message)) return 'entities'
    // Errors of a whole fetch of entities.
    const end = path.indexOf('_entities')
    const kept = end === -1 ? path : path.slice(0, end)
    const shown = (parts: typeof path) =>
      (isShifted ? parts.map((part) => (typeof part === 'number' ? '#' : part)) : parts).join('.')
    // Of several errors that null one list, a subgraph reports the first to happen, which is another one the next time.
    const isOwn = end === -1 && extensions?.serviceName && !inventedMessages.test(message)
    const nulled = isOwn ? nulledPath(data, path) : null
    if (nulled) return `${shown(nulled)} is null`
    // `falsifier` says the index of an entity, and we ask for an entity once that has several places.
    return `${message.replace(/^No \d+$/, 'No entity')} ${shown(kept)} ${extensions?.code}`
  })
  return [...new Set(texts)].filter((text) => text !== '').sort()
}
