import { constants } from 'node:zlib'
import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import compress, { type FastifyCompressOptions } from '@fastify/compress'
import cors from '@fastify/cors'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError, NoSchemaIntrospectionCustomRule } from 'graphql'
import { createDocumentStore } from '../subgraphs/_shared/document-store.ts'
import type { EventType } from '../subgraphs/_shared/events/catalogue.ts'
import { addReadinessCheck, closeSignal, createHttpServer } from '../subgraphs/_shared/http.ts'
import { refuse } from '../subgraphs/_shared/http-refusals.ts'
import { addMetrics } from '../subgraphs/_shared/metrics.ts'
import { tokenlessFieldsOf } from '../subgraphs/_shared/tokenless-operations.ts'
import type { Viewer } from '../subgraphs/_shared/viewer.ts'
import { policyCheck } from './access/check-policies.ts'
import { limitBatches, separateBatch } from './batches.ts'
import { addEntityTags } from './conditional-requests.ts'
import { confirmIds } from './confirmed-ids.ts'
import { clientNameOf, forwardedHeaders, languageOf, type RouterContext } from './context.ts'
import { authName, dataSource } from './data-sources.ts'
import { asksForCost, reportCost } from './demand/cost-report.ts'
import { costRulesOf } from './demand/cost-rules.ts'
import { docsPages } from './docs/docs-pages.ts'
import { noDocuments, ofServices } from './documents/manifest.ts'
import { trustDocuments } from './documents/trusted-documents.ts'
import { type PreparedDocuments, prepareDocuments, withPrepared } from './documents/warm-up.ts'
import { entityTagsOf } from './entity-tags.ts'
import { errorFormatter, keepCause, libraryLog, trackRequest } from './error-log.ts'
import { hidePlans, maskError, requireOperation, statusOfMediaType, withoutHints } from './errors.ts'
import { fetchCache } from './fetch-cache.ts'
import { frontDoor } from './front-door/front-door.ts'
import { createGateway } from './gateway.ts'
import {
  documentBytes,
  fetchCacheBytes,
  limitOperations,
  limits,
  persistedQueryBytes,
  preparedBytes,
  responseCacheBytes,
} from './limits.ts'
import { limitsPage } from './limits-page.ts'
import { limitRequests } from './overload.ts'
import { explorerPages } from './pages.ts'
import { persistedQueryCache, persistedQueryProblem } from './persisted-queries.ts'
import { preparedOperations } from './prepared-operations.ts'
import { memoryStore } from './rate-limit-store.ts'
import { chargeOperation } from './rate-limits.ts'
import { clientCookie } from './refresh-cookie.ts'
import { acceptJsonOnly } from './request-format.ts'
import { responseCache } from './response-cache.ts'
import { followRevocations } from './revocations.ts'
import { collectRouterMetrics } from './router-metrics.ts'
import type { RouterParts } from './router-parts.ts'
import { requireValidToken, sessionCheck, sessionEnded } from './session-check.ts'
import { signInPage } from './sign-in-page.ts'
import { serveWebApp } from './web-app.ts'
import { corsOptions } from './web-origins.ts'

/** The events after which what a subgraph said before may be wrong. */
const changesFacts: ReadonlySet<string> = new Set<EventType>(['place.changed.v1', 'data.imported.v1'])

// The default quality of brotli takes ten times as long for a tenth fewer bytes.
const compression: FastifyCompressOptions = {
  encodings: ['br', 'gzip'],
  // Newer versions of Node would add zstd.
  requestEncodings: ['br', 'gzip', 'deflate', 'identity'],
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
}

/** The assembled router, not listening. Closing it waits for the requests in flight. */
export async function createRouter(parts: RouterParts): Promise<FastifyInstance> {
  const { log, development, rateLimits = memoryStore(), keepsAnswers = true } = parts
  const { batchMax = 0, automaticPersistedQueries = development } = parts
  const http = await createHttpServer(log, { trustProxy: parts.trustProxy, tls: parts.tls })
  const fetches = fetchCache(fetchCacheBytes)
  const responses = responseCache(responseCacheBytes)
  const stopListening = parts.events?.listen(
    ({ source, type }) => {
      if (changesFacts.has(type)) fetches.forget(source)
    },
    () => fetches.forget(),
  )
  const sources = new Map(
    parts.transports.map((transport) => [
      transport.name,
      dataSource(keepsAnswers ? fetches.over(transport) : transport, log),
    ]),
  )
  const {
    gateway,
    operations,
    access,
    apiSchema,
    close: stopPlanning,
  } = createGateway(parts.supergraphSdl, sources, libraryLog(log), {
    startThread: parts.startPlanningThread,
  })
  const auth = parts.transports.find(({ name }) => name === authName)
  if (!auth) throw new Error(`The router needs a transport for the subgraph "${authName}".`)
  const revocations = await followRevocations(auth, log)
  const checkSession = sessionCheck(auth, { revocations, log })
  const checkPolicies = policyCheck(auth, log)
  const costs = costRulesOf(parts.supergraphSdl)
  const charge: Parameters<typeof limitOperations>[1] = (context, size) =>
    chargeOperation(context, size, rateLimits, parts.clientBudgets)
  const formatError = errorFormatter(log, (formatted, error) =>
    development ? maskError(formatted, error) : withoutHints(maskError(formatted, error)),
  )
  const prepared = preparedOperations({
    operations,
    access,
    costs,
    charge,
    formatError,
    responses: keepsAnswers ? responses : null,
    versionOf: fetches.versionOf,
    memoryBytes: preparedBytes,
  })
  const { mode, documents } = parts.trustedDocuments ?? { mode: 'off', documents: noDocuments }
  const rules = development ? [] : [NoSchemaIntrospectionCustomRule]
  let preparedDocuments: PreparedDocuments = new Map()
  const apollo = new ApolloServer<RouterContext>({
    gateway,
    ...limits,
    documentStore: withPrepared(createDocumentStore(documentBytes), () => preparedDocuments),
    persistedQueries: automaticPersistedQueries ? { cache: persistedQueryCache(persistedQueryBytes) } : false,
    allowBatchedHttpRequests: batchMax > 0,
    introspection: development,
    hideSchemaDetailsFromClientErrors: !development,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // It would ask queries by GET for a header. They can't use the only cookie: that takes a POST request with JSON
    // (`acceptJsonOnly`) and an allowed `Origin` (`clientCookie`).
    csrfPrevention: false,
    formatError,
    logger: libraryLog(log),
    plugins: [
      ...(parts.plugins ?? []),
      separateBatch,
      requireOperation,
      limitOperations(costs, charge),
      requireValidToken(tokenlessFieldsOf(parts.supergraphSdl)),
      confirmIds(entityTagsOf(parts.supergraphSdl), parts.transports, log),
      hidePlans,
      reportCost(costs),
      statusOfMediaType,
      keepCause,
      prepared.plugin,
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  })
  await apollo.start()
  preparedDocuments = await prepareDocuments(documents.texts, {
    schema: apiSchema(),
    rules,
    plan: operations.warm,
    log,
  })

  addReadinessCheck(http, parts.ready)
  limitsPage(http, parts.clientBudgets ?? new Map())
  docsPages(http, { schema: apiSchema, supergraphSdl: parts.supergraphSdl, costs })
  const counts = { fetches: fetches.counts, answers: responses.counts, fallbacks: operations.fallbacks }
  if (parts.metrics)
    addMetrics(http, parts.metrics.lagOf ?? {}, {
      token: parts.metrics.token,
      collect: (registry) => collectRouterMetrics(registry, counts),
    })
  addEntityTags(http)
  await http.register(cors, corsOptions(parts.origins))
  await http.register(compress, compression)
  const viewers = new WeakMap<FastifyRequest, Viewer>()
  const tokenProblems = new WeakMap<FastifyRequest, GraphQLError>()
  await http.register(async (graph) => {
    limitRequests(graph)
    acceptJsonOnly(graph)
    limitBatches(graph, batchMax)
    const isUntrusted = trustDocuments(graph, { mode, documents, ofServices, log })
    graph.addHook('preHandler', trackRequest)
    graph.addHook('preHandler', async (request, reply) => {
      try {
        const viewer = await parts.readViewer(request.headers.authorization)
        if (viewer && (await revocations.isRevoked(viewer))) throw sessionEnded()
        if (viewer) viewers.set(request, viewer)
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error
        // Whether it matters depends on the operation: `requireValidToken` answers 401.
        tokenProblems.set(request, error)
      }
      reply.headers({
        'content-language': languageOf(request, viewers.get(request)),
        vary: 'Accept, Accept-Language, Authorization, Origin, Accept-Encoding, GraphQL-Cost',
      })
      const problem = persistedQueryProblem(request)
      if (problem) return refuse(reply, { status: 400, message: problem })
    })
    const contextOf = (request: FastifyRequest, reply: FastifyReply): RouterContext => ({
      headers: forwardedHeaders(request, { withoutToken: tokenProblems.has(request), viewer: viewers.get(request) }),
      tokenProblem: tokenProblems.get(request),
      viewer: viewers.get(request),
      clientName: clientNameOf(request),
      isUntrusted: isUntrusted(request),
      refreshCookie: clientCookie(request, reply, parts.origins),
      signal: closeSignal(reply),
      checkSession,
      checkPolicies,
    })
    const askApollo = fastifyApolloHandler(apollo, { context: async (request, reply) => contextOf(request, reply) })
    graph.route({
      method: ['GET', 'POST', 'OPTIONS'],
      url: '/graphql',
      async handler(request, reply) {
        return (
          (asksForCost(request) ? null : await prepared.answer(request, reply, () => contextOf(request, reply))) ??
          askApollo.call(graph, request as never, reply as never)
        )
      },
    })
  })
  await http.register(frontDoor, { supergraphSdl: parts.supergraphSdl, apiSchema: apiSchema(), development })
  if (parts.webApp) await http.register(serveWebApp, parts.webApp)
  if (development) {
    await http.register(explorerPages)
    await http.register(signInPage)
  }

  http.addHook('onClose', async () => {
    await revocations.stop()
    await apollo.stop()
    await stopListening?.()
    await stopPlanning()
    await rateLimits.close()
    await Promise.all(parts.transports.map((transport) => transport.close()))
  })
  return http
}
