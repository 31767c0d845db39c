import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type GraphQLSchema, NoSchemaIntrospectionCustomRule, type ValidationRule } from 'graphql'
import { tokenlessFieldsOf } from '../subgraphs/_shared/tokenless-operations.ts'
import { separateBatch } from './batches.ts'
import { confirmIds } from './confirmed-ids.ts'
import type { RouterContext } from './context.ts'
import type { dataSource, Transport } from './data-sources.ts'
import { answersInParts } from './deferral/answer-in-parts.ts'
import { asksForCost, reportCost } from './demand/cost-report.ts'
import { type CostRules, costRulesOf } from './demand/cost-rules.ts'
import { createDocumentStore, validateApart } from './documents/document-store.ts'
import { type PreparedDocuments, prepareDocuments } from './documents/warm-up.ts'
import { entityTagsOf } from './entity-tags.ts'
import { type FormatErrorOf, keepCause, libraryLog, trackRequest } from './error-log.ts'
import { requireOperation, statusOfMediaType } from './errors.ts'
import { pauseAtValidation } from './event-loop.ts'
import { executeOperations } from './execute-operations.ts'
import type { FetchCache } from './fetch-cache.ts'
import { createGateway } from './gateway.ts'
import { boundedSize, deferredDocumentBytes, documentBytes, limitOperations, limits, preparedBytes } from './limits.ts'
import type { Usage } from './metrics/usage.ts'
import type { persistedQueryCache } from './persisted-queries.ts'
import { preparedOperations } from './prepared-operations.ts'
import type { ResponseCache } from './response-cache.ts'
import type { RouterParts } from './router-parts.ts'
import { requireValidToken } from './session-check.ts'
import { asksForTrace, reportTrace } from './trace-report.ts'

/** One version of the supergraph, with all that follows from it: how operations are validated, limited, planned and answered. */
export interface Graph {
  apollo: ApolloServer<RouterContext>
  supergraphSdl: string
  apiSchema(): GraphQLSchema
  costs: CostRules
  rules: readonly ValidationRule[]
  /** How many operations the gateway has executed. */
  fallbacks(): number
  answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown>
  /** The texts of the queries that were asked last, for the next version to plan. */
  recentTexts(): string[]
  stop(): Promise<void>
}

/** What all versions of the graph share. */
export interface GraphParts {
  router: RouterParts
  http: FastifyInstance
  transports: readonly Transport[]
  sources: ReadonlyMap<string, ReturnType<typeof dataSource>>
  charge: Parameters<typeof limitOperations>[1]
  formatError: FormatErrorOf
  /** Null to answer each request by itself. */
  responses: ResponseCache | null
  versionOf: FetchCache['versionOf']
  persistedQueries: ReturnType<typeof persistedQueryCache> | null
  trustedTexts: readonly string[]
  contextOf(request: FastifyRequest, reply: FastifyReply): RouterContext
  usage: Usage
}

/** So many queries of the version before are planned before a new one is used. */
const recentMax = 200

/**
 * Builds a version of the graph, and plans what its clients are known to ask for.
 * @param recent texts of queries that the version before was asked
 * @throws Error for a supergraph that can't be used
 */
export async function createGraph(
  supergraphSdl: string,
  parts: GraphParts,
  recent: readonly string[] = [],
): Promise<Graph> {
  const { router, http, transports, sources, charge, formatError, responses, versionOf, contextOf, usage } = parts
  const { log, development, batchMax = 0 } = router
  const { gateway, executor, operations, access, apiSchema, isValid, close } = createGateway(
    supergraphSdl,
    sources,
    libraryLog(log),
    {
      startThread: router.startPlanningThread,
      isIntrospected: development,
    },
  )
  const costs = costRulesOf(supergraphSdl)
  const prepared = preparedOperations({
    ...{ operations, access, costs, charge, formatError, responses, versionOf, usage },
    memoryBytes: preparedBytes,
  })
  const rules = development ? [] : [NoSchemaIntrospectionCustomRule]
  let preparedDocuments: PreparedDocuments = new Map()
  const documents = createDocumentStore(documentBytes, () => preparedDocuments)
  const apollo = new ApolloServer<RouterContext>({
    gateway,
    ...limits,
    documentStore: documents,
    persistedQueries: parts.persistedQueries ? { cache: parts.persistedQueries } : false,
    allowBatchedHttpRequests: batchMax > 0,
    introspection: development,
    hideSchemaDetailsFromClientErrors: !development,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // It would ask queries by GET for a header. They can't use the only cookie: that takes a POST request with JSON
    // (`acceptJsonOnly`) and an allowed `Origin` (`clientCookie`).
    csrfPrevention: false,
    formatError: (formatted, error) => formatError(formatted, error),
    logger: libraryLog(log),
    plugins: [
      ...(router.plugins ?? []),
      separateBatch,
      validateApart(documents, isValid),
      pauseAtValidation,
      requireOperation,
      limitOperations(costs, charge),
      requireValidToken(tokenlessFieldsOf(supergraphSdl)),
      confirmIds(entityTagsOf(supergraphSdl), transports, log),
      executeOperations(executor, formatError),
      reportCost(costs),
      reportTrace,
      statusOfMediaType,
      keepCause,
      usage.plugin,
      prepared.plugin,
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  })
  try {
    await apollo.start()
  } catch (error) {
    await close()
    throw error
  }
  const planning = { schema: apiSchema(), rules, plan: operations.warm }
  preparedDocuments = await prepareDocuments(parts.trustedTexts, { ...planning, log })
  // A query that the new version doesn't know any more gets its error when it is asked.
  await prepareDocuments(recent, { ...planning, log: { info() {}, error() {} } })

  const askApollo = fastifyApolloHandler(apollo, { context: async (request, reply) => contextOf(request, reply) })
  const answerInParts = answersInParts({
    ...{ apollo, schema: apiSchema, rules, formatError, memoryBytes: deferredDocumentBytes },
    async charge(query, contextValue, reply) {
      const size = boundedSize(query, costs)
      const headers = { set: (name: string, value: string) => void reply.header(name, value) }
      await charge({ operation: query.operation, contextValue, response: { http: { headers } } } as never, size)
    },
  })
  return {
    ...{ apollo, supergraphSdl, apiSchema, costs, rules },
    fallbacks: operations.fallbacks,
    recentTexts: () => prepared.recentTexts(recentMax),
    async answer(request, reply) {
      const asksHow = asksForCost(request) || (development && asksForTrace(request))
      if (!asksHow && (await answerInParts(request, reply, () => contextOf(request, reply)))) return reply
      return (
        (asksHow ? null : await prepared.answer(request, reply, () => contextOf(request, reply))) ??
        (await trackRequest(request.id, async () => askApollo.call(http, request as never, reply as never)))
      )
    },
    async stop() {
      await apollo.stop()
      await close()
    },
  }
}
