import { constants } from 'node:zlib'
import compress, { type FastifyCompressOptions } from '@fastify/compress'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import { closeSignal } from '../subgraphs/_shared/close-signal.ts'
import type { EventType } from '../subgraphs/_shared/events/catalogue.ts'
import { addReadinessCheck, createHttpServer } from '../subgraphs/_shared/http.ts'
import { refuse } from '../subgraphs/_shared/http-refusals.ts'
import { addMetrics } from '../subgraphs/_shared/metrics.ts'
import { tracedRequest } from '../subgraphs/_shared/tracing.ts'
import type { Viewer } from '../subgraphs/_shared/viewer.ts'
import { policyCheck } from './access/check-policies.ts'
import { logAccess } from './access-log.ts'
import { limitBatches } from './batches.ts'
import { addEntityTags } from './conditional-requests.ts'
import { clientNameOf, forwardedHeaders, languageOf, type RouterContext } from './context.ts'
import { type Contract, contractSdl, contracts } from './contracts/contracts.ts'
import { dataSetsPage } from './data-sets-page.ts'
import { authName, dataSource } from './data-sources.ts'
import { docsPages } from './docs/docs-pages.ts'
import { noDocuments, ofServices } from './documents/manifest.ts'
import { trustedRequests } from './documents/trusted-documents.ts'
import { errorFormatter } from './error-log.ts'
import { maskError, withoutHints } from './errors.ts'
import { fetchCache } from './fetch-cache.ts'
import { frontDoor } from './front-door/front-door.ts'
import { createGraph } from './graph.ts'
import { fetchCacheBytes, type limitOperations, persistedQueryBytes, responseCacheBytes } from './limits.ts'
import { limitsPage } from './limits-page.ts'
import { fetchTimes } from './metrics/fetch-times.ts'
import { collectRouterMetrics } from './metrics/router-metrics.ts'
import { usageOf } from './metrics/usage.ts'
import { sendNotFoundPage } from './not-found-page.ts'
import { limitRequests } from './overload.ts'
import { explorerPages } from './pages.ts'
import { persistedQueryCache, persistedQueryProblem } from './persisted-queries.ts'
import { memoryStore } from './rate-limit-store.ts'
import { chargeOperation } from './rate-limits.ts'
import { dependenciesOf } from './readiness.ts'
import { clientCookie } from './refresh-cookie.ts'
import { type CurrentGraph, currentGraph } from './reload.ts'
import { acceptJsonOnly } from './request-format.ts'
import { responseCache } from './response-cache.ts'
import { followRevocations } from './revocations.ts'
import type { RouterParts } from './router-parts.ts'
import { sessionCheck, sessionEnded } from './session-check.ts'
import { signInPage } from './sign-in-page.ts'
import { guarded } from './subgraph-breaker.ts'
import { addSubscriptions } from './subscriptions/serve.ts'
import { asksForTrace, newTrace } from './trace-report.ts'
import { serveWebApp } from './web-app.ts'
import { allowOrigins } from './web-origins.ts'

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
  const http = await createHttpServer(log, {
    trustProxy: parts.trustProxy,
    tls: parts.tls,
    notFoundPage: sendNotFoundPage,
  })
  if (parts.accessLog) logAccess(http, log)
  const fetches = fetchCache(fetchCacheBytes, parts.sharedAnswers)
  const responses = responseCache(responseCacheBytes)
  const stopListening = parts.events?.listen(
    ({ source, type }) => {
      if (changesFacts.has(type)) void fetches.forget(source)
    },
    () => void fetches.forget(),
  )
  const [times, usage] = [fetchTimes(), usageOf()]
  const transports = parts.transports.map((transport) => guarded(transport, log, parts.breakerLimits, times.note))
  const sources = new Map(
    transports.map((transport) => [
      transport.name,
      dataSource(keepsAnswers ? fetches.over(transport) : transport, log, parts.timeoutsMs?.get(transport.name)),
    ]),
  )
  const auth = transports.find(({ name }) => name === authName)
  if (!auth) throw new Error(`The router needs a transport for the subgraph "${authName}".`)
  const revocations = await followRevocations(auth, log)
  const checkSession = sessionCheck(auth, { revocations, log })
  const checkPolicies = policyCheck(auth, log)
  const charge: Parameters<typeof limitOperations>[1] = (context, size) =>
    chargeOperation(context, size, rateLimits, parts.clientBudgets)
  const formatError = errorFormatter(log, (formatted, error) =>
    development ? maskError(formatted, error) : withoutHints(maskError(formatted, error)),
  )
  const { mode, documents } = parts.trustedDocuments ?? { mode: 'off', documents: noDocuments }
  const trusted = trustedRequests({ mode, documents, ofServices, log })
  const viewers = new WeakMap<FastifyRequest, Viewer>()
  const tokenProblems = new WeakMap<FastifyRequest, GraphQLError>()
  const contextOf = (request: FastifyRequest, reply: FastifyReply): RouterContext => ({
    headers: forwardedHeaders(request, { withoutToken: tokenProblems.has(request), viewer: viewers.get(request) }),
    tokenProblem: tokenProblems.get(request),
    viewer: viewers.get(request),
    clientName: clientNameOf(request),
    isUntrusted: trusted.isUntrusted(request),
    refreshCookie: clientCookie(request, reply, parts.origins),
    signal: closeSignal(reply),
    startedMs: performance.now(),
    trace: development && asksForTrace(request) ? newTrace() : undefined,
    checkSession,
    checkPolicies,
  })
  const graphParts = {
    ...{ router: parts, http, transports, sources, charge, formatError, contextOf, usage },
    responses: keepsAnswers ? responses : null,
    versionOf: fetches.versionOf,
    persistedQueries: automaticPersistedQueries ? persistedQueryCache(persistedQueryBytes) : null,
    trustedTexts: documents.texts,
  }
  const follow = (contract?: Contract) =>
    currentGraph(parts.supergraphSdl, {
      create: (sdl, recent) => createGraph(contract ? contractSdl(sdl, contract) : sdl, graphParts, recent),
      // The new version may read other fields from what subgraphs said.
      swapped: () => void fetches.forget(),
      log,
    }).catch(async (error: unknown) => {
      await revocations.stop()
      await stopListening?.()
      throw error
    })
  const current = await follow()
  const variants = new Map<string, CurrentGraph>()
  for (const name of parts.contracts ?? []) variants.set(name, await follow(contracts[name]))
  const stopFollowing = parts.followSupergraph?.(async (sdl) => {
    const reloaded = await Promise.all([current, ...variants.values()].map((one) => one.reload(sdl)))
    return reloaded.every(Boolean)
  })

  addReadinessCheck(http, async () => ({ ...(await parts.ready()), ...dependenciesOf(parts, transports) }))
  limitsPage(http, parts.clientBudgets ?? new Map(), batchMax)
  dataSetsPage(
    http,
    transports.find(({ name }) => name === 'location'),
    log,
  )
  const shown = () => {
    const { apiSchema, supergraphSdl, costs } = current.graph()
    return { schema: apiSchema(), supergraphSdl, costs }
  }
  docsPages(http, shown)
  const counts = {
    ...{
      fetches: fetches.counts,
      answers: responses.counts,
      reloads: current.counts,
      transports,
      fetchTimes: times,
      usage,
    },
    fallbacks: () => current.graph().fallbacks(),
    subscriptions: () => subscriptions.count(),
  }
  if (parts.metrics)
    addMetrics(http, parts.metrics.lagOf ?? {}, {
      token: parts.metrics.token,
      collect: (registry) => collectRouterMetrics(registry, counts),
      share: parts.metrics.share,
    })
  addEntityTags(http)
  allowOrigins(http, parts.origins)
  await http.register(compress, compression)
  await http.register(async (graph) => {
    limitRequests(graph)
    acceptJsonOnly(graph)
    limitBatches(graph, batchMax)
    trusted.take(graph)
    const vary = `Accept, Accept-Language, Authorization, Origin, Accept-Encoding, GraphQL-Cost${development ? ', GraphQL-Trace' : ''}`
    const readToken = async (request: FastifyRequest, authorization: string) => {
      try {
        const viewer = await parts.readViewer(authorization)
        if (viewer && (await revocations.isRevoked(viewer))) throw sessionEnded()
        if (viewer) viewers.set(request, viewer)
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error
        // Whether it matters depends on the operation: `requireValidToken` answers 401.
        tokenProblems.set(request, error)
      }
    }
    graph.addHook('preHandler', (request, _reply, done) => {
      const { authorization } = request.headers
      if (authorization === undefined) done()
      else readToken(request, authorization).then(() => done(), done)
    })
    graph.addHook('preHandler', (request, reply, done) => {
      reply.headers({ 'content-language': languageOf(request, viewers.get(request)), vary })
      const problem = persistedQueryProblem(request)
      if (problem) refuse(reply, { status: 400, message: problem })
      else done()
    })
    graph.route({
      method: ['GET', 'POST', 'OPTIONS'],
      url: '/graphql',
      handler: (request, reply) =>
        tracedRequest('request', { 'bunri.request_id': request.id }, () =>
          current.use((version) => version.answer(request, reply)),
        ),
    })
    for (const [name, variant] of variants) {
      graph.route({
        method: ['GET', 'POST', 'OPTIONS'],
        url: `/${name}/graphql`,
        handler: (request, reply) =>
          tracedRequest('request', { 'bunri.request_id': request.id, 'bunri.contract': name }, () =>
            variant.use((version) => version.answer(request, reply)),
          ),
      })
    }
  })
  const graphs = new Map([['', current], ...variants])
  const edge = { graphs, revocations, trusted, formatError, checkSession, checkPolicies }
  const subscriptions = await addSubscriptions(http, parts, edge)
  await http.register(frontDoor, { graph: shown, development })
  if (parts.webApp) await http.register(serveWebApp, parts.webApp)
  if (development) {
    await http.register(explorerPages)
    await http.register(signInPage)
  }

  http.addHook('preClose', () => subscriptions.stop())
  http.addHook('onClose', async () => {
    stopFollowing?.()
    await revocations.stop()
    await Promise.all([current, ...variants.values()].map((one) => one.stop()))
    await stopListening?.()
    await rateLimits.close()
    parts.sharedAnswers?.close()
    await Promise.all(transports.map((transport) => transport.close()))
  })
  return http
}
