import type { ApolloServerPlugin } from '@apollo/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { EdgeAccess } from './access/edge-access.ts'
import { publicAge } from './cache-control.ts'
import type { RouterContext } from './context.ts'
import type { CostRules } from './demand/cost-rules.ts'
import { dependsOnVariables, measureOperation, type OperationSize } from './demand/operation-size.ts'
import type { FormatErrorOf } from './error-log.ts'
import { formattedOf } from './execute-operations.ts'
import type { OperationExecutor } from './execution.ts'
import { type ResolvedOperation, requireBoundedInput, requireSize } from './limits.ts'
import type { Usage } from './metrics/usage.ts'
import type { PlannableOperation } from './plans/compiled-plans.ts'
import { isObject } from './plans/merge.ts'
import { responseType } from './request-format.ts'
import type { Answer, ResponseCache } from './response-cache.ts'

/** A query that Apollo Server has executed without an error: it is valid, and within the limits that don't depend on variables. */
interface PreparedOperation {
  /** Different from those of all others, also of other versions of the graph. Its texts would make long keys. */
  id: number
  schema: GraphQLSchema
  document: DocumentNode
  operation: OperationDefinitionNode
  plannable: Pick<PlannableOperation, 'key' | 'literals' | 'problemsOf'>
  sizeFor(variables: Readonly<Record<string, unknown>>): OperationSize
  /** Whether everybody might share its last answer. */
  isPublic: boolean
}

let lastId = 0

interface Parts {
  operations: OperationExecutor
  access: EdgeAccess
  costs: CostRules
  charge(
    context: Pick<ResolvedOperation, 'operation' | 'contextValue' | 'response'>,
    size: OperationSize,
  ): Promise<void>
  formatError: FormatErrorOf
  /** Null to answer each request by itself. */
  responses: ResponseCache | null
  /** See `FetchCache`. */
  versionOf(subgraphs: readonly string[]): string
  usage: Usage
  memoryBytes: number
}

/**
 * Answers queries that Apollo Server has answered before, without asking it again: nothing is parsed, validated or hashed. It
 * takes the same steps with the same limits; whatever isn't an ordinary query without an error goes to Apollo Server.
 */
export function preparedOperations(parts: Parts) {
  const { operations, access, costs, charge, formatError, responses, versionOf, usage, memoryBytes } = parts
  const known = new LRUCache<string, PreparedOperation>({ maxSize: memoryBytes })

  /** Remembers the queries that Apollo Server has executed. */
  const plugin: ApolloServerPlugin<RouterContext> = {
    async requestDidStart() {
      return {
        async willSendResponse({ schema, document, operation, source, request, response, contextValue }) {
          const { body } = response
          if (!document || !source || operation?.operation !== 'query' || contextValue.tokenProblem) return
          if (body.kind !== 'single' || body.singleResult.errors) return
          const names = keysOf(source, request.operationName, request.extensions?.persistedQuery?.sha256Hash)
          if (names.every((name) => known.has(name))) return
          const plannable = operations.prepare(document, request.operationName)
          if (!plannable || !operations.planned(plannable.key, operations.variantOf(contextValue))) return
          const { key, literals, problemsOf } = plannable
          const sizeFor = sizeReader(schema, document, operation, costs)
          lastId += 1
          const prepared = {
            id: lastId,
            schema,
            document,
            operation,
            plannable: { key, literals, problemsOf },
            sizeFor,
            isPublic: false,
          }
          for (const name of names) known.set(name, prepared, { size: bytesPerCharacter * source.length })
        },
      }
    },
  }

  /** The body of the response; null if Apollo Server has to answer. */
  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    createContext: () => RouterContext,
  ): Promise<string | null> => {
    const given = readRequest(request)
    const prepared = given && known.get(given.key)
    const type = responseType(request.headers.accept)
    if (!given || !prepared || !type) return null
    const { variables } = given
    const { operation, plannable, sizeFor } = prepared
    const contextValue = createContext()
    const variant = operations.variantOf(contextValue)
    const planned = operations.planned(plannable.key, variant)
    if (!planned) return null
    if (contextValue.tokenProblem || plannable.problemsOf(variables).length > 0) return null
    // The plan and what is kept are those of the whole operation.
    if (await access.refusals({ ...prepared, contextValue })) return null
    const headers = { set: (name: string, value: string) => void reply.header(name, value) }
    const make = async (context: RouterContext): Promise<Answer> => {
      const policy = new CachePolicy()
      const requestContext = { operation, context, overallCachePolicy: policy, request: { variables } }
      const { data, errors } = await planned.execute({
        variables: { ...variables, ...plannable.literals },
        requestContext: requestContext as never,
        sources: operations.sources,
      })
      if (errors.length === 0) return { text: `{"data":${data}}\n`, cacheControl: policy.header() }
      const formatted = errors.map((error) => formatError(formattedOf(error), error, request.id))
      return { text: `{"errors":${JSON.stringify(formatted)},"data":${data}}\n`, cacheControl: 'no-store' }
    }
    try {
      requireBoundedInput(variables)
      const size = requireSize(sizeFor(variables))
      await charge({ operation, contextValue, response: { http: { headers } } } as never, size)
      reply.header('content-type', type)
      const { headers: forwarded, signal } = contextValue
      const key =
        responses &&
        `${versionOf(planned.subgraphs)} ${forwarded['accept-language']} ${variant} ${prepared.id} ${JSON.stringify(variables)}`
      const kept = key && prepared.isPublic ? responses.get(key) : undefined
      if (kept) {
        reply.headers({ 'cache-control': kept.cacheControl, ...(kept.age > 0 && { age: String(kept.age) }) })
        usage.note({ ...prepared, context: contextValue, hasErrors: false })
        return kept.text
      }
      const answer =
        key && prepared.isPublic && !forwarded.authorization
          ? await responses.share(key, signal, (all) => make({ ...contextValue, signal: all }))
          : await make(contextValue)
      prepared.isPublic = publicAge(answer.cacheControl) > 0
      if (key) responses.keep(key, answer)
      reply.header('cache-control', answer.cacheControl)
      usage.note({ ...prepared, context: contextValue, hasErrors: answer.text.startsWith('{"errors"') })
      return answer.text
    } catch {
      // A limit is met, or something is broken: Apollo Server reports it.
      return null
    }
  }
  return {
    plugin,
    answer,
    /** The texts of the last queries, the latest first. */
    recentTexts(maximum: number): string[] {
      const texts = new Set<string>()
      for (const { document } of known.values()) {
        if (texts.size >= maximum) break
        if (document.loc) texts.add(document.loc.source.body)
      }
      return [...texts]
    },
  }
}

// The text, its AST and values; an AST takes about 37 bytes for each character (`document-store.ts`).
const bytesPerCharacter = 60

const keysOf = (source: string, name: string | undefined, hash: unknown): string[] => [
  textKey(name, source),
  ...(typeof hash === 'string' ? [hashKey(name, hash)] : []),
]

// A query without a name is its own key: to join texts takes longer than to find one. The other keys begin as no such query may, and no name continues
// in the query of another request.
const textKey = (name = '', query: string): string => (name === '' ? query : `\0query ${name.length} ${name} ${query}`)
const hashKey = (name = '', hash: string): string => `\0hash ${name.length} ${name} ${hash}`

/** The query of a request in its usual form; null for any other, which may be wrong. */
function readRequest({ method, body, query, headers }: FastifyRequest) {
  if (method === 'POST') return readParameters(body as Record<string, unknown> | null)
  if (method !== 'GET' || headers['content-type'] !== undefined) return null
  const { variables, extensions, ...others } = query as Record<string, unknown>
  try {
    return readParameters({
      ...others,
      ...(variables !== undefined && { variables: readParameter(variables) }),
      ...(extensions !== undefined && { extensions: readParameter(extensions) }),
    })
  } catch {
    return null
  }
}

/** @throws Error for a parameter that is given twice, or that is no object */
function readParameter(given: unknown): unknown {
  const value: unknown = typeof given === 'string' ? JSON.parse(given) : null
  if (!isObject(value)) throw new Error('A parameter is a JSON object.')
  return value
}

function readParameters(given: Record<string, unknown> | null) {
  if (typeof given !== 'object' || given === null) return null
  const { query, operationName, variables, extensions } = given
  if (operationName === '' || (typeof operationName !== 'string' && (operationName ?? null) !== null)) return null
  if (!isObject(variables ?? {}) || !isObject(extensions ?? {})) return null
  const persisted = (extensions as { persistedQuery?: { version?: unknown; sha256Hash?: unknown } } | null)
    ?.persistedQuery
  if (persisted && (query !== undefined || persisted.version !== 1 || typeof persisted.sha256Hash !== 'string'))
    return null
  if (!persisted && (typeof query !== 'string' || query === '' || query.startsWith('\0'))) return null
  const name = typeof operationName === 'string' ? operationName : ''
  const key = persisted ? hashKey(name, String(persisted.sha256Hash)) : textKey(name, String(query))
  return { key, variables: (variables ?? {}) as Record<string, unknown> }
}

/** The size of an operation, measured each time only if it depends on variables. */
function sizeReader(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  costs: CostRules,
): PreparedOperation['sizeFor'] {
  const measure = (variables: Readonly<Record<string, unknown>>) =>
    measureOperation(schema, document, operation, { variables, costs })
  if (dependsOnVariables(document, costs)) return measure
  const size = measure({})
  return () => size
}

/** The strictest policy of all fetches. */
class CachePolicy {
  #maxAge: number | undefined
  #scope = 'public'

  restrict({ maxAge, scope }: { maxAge: number; scope?: 'PUBLIC' | 'PRIVATE' }): void {
    this.#maxAge = Math.min(this.#maxAge ?? maxAge, maxAge)
    if (scope === 'PRIVATE') this.#scope = 'private'
  }

  header(): string {
    return this.#maxAge ? `max-age=${this.#maxAge}, ${this.#scope}` : 'no-store'
  }
}
