import { readFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { readLocalConfig } from './router/config.ts'
import { inProcess } from './router/data-sources.ts'
import { startPlanningThread } from './router/plans/planner.ts'
import { createRateLimitStore } from './router/rate-limit-store.ts'
import { createSharedAnswers } from './router/redis-answers.ts'
import { createRouter } from './router/server.ts'
import type { WebApp } from './router/web-app.ts'
import { type AskGraph, askBy, GraphUnavailable } from './subgraphs/_shared/ask-graph.ts'
import type { Env } from './subgraphs/_shared/env.ts'
import { localTransport } from './subgraphs/_shared/events/local-transport.ts'
import { drain } from './subgraphs/_shared/http.ts'
import type { Subgraph } from './subgraphs/_shared/subgraph.ts'
import { startTracing } from './subgraphs/_shared/tracing.ts'
import { viewerReader } from './subgraphs/_shared/viewer.ts'
import { subgraphs } from './subgraphs/all.ts'
import { localKeys } from './subgraphs/auth/server.ts'

export interface RunningGraph {
  /** Address of the router, such as `http://127.0.0.1:4000`. */
  url: string
  stop(): Promise<void>
}

/**
 * Starts the four subgraphs and the router in this process, on the databases in `env`, without HTTP between them.
 * @param onStatement receives the text of each SQL statement, for tests that count them
 * @param webApp the app for residents, at `/app`
 */
export async function startInOneProcess(
  env: Env,
  log: Logger,
  onStatement?: (text: string) => void,
  webApp?: WebApp,
): Promise<RunningGraph> {
  const { host, port, issuer, development, origins, trustProxy, redisUrl, metricsToken, drainMs, edge, keepsAnswers } =
    readLocalConfig(env)
  await Promise.all(subgraphs.map((subgraph) => subgraph.prepare(env)))
  const stopTracing = await startTracing('graph', env)
  const readViewer = viewerReader({ keys: localKeys(env, log), issuer })
  let url = ''
  const events = localTransport()
  let router: FastifyInstance | undefined
  let hasStarted = () => {}
  const started = new Promise<void>((resolve) => {
    hasStarted = resolve
  })
  const parts = { readViewer, log, onStatement, events, address: () => url, graph: askInProcess(() => router), started }
  const running = await Promise.all(subgraphs.map((subgraph) => subgraph.start(env, parts)))
  const created = await createRouter({
    supergraphSdl: await readFile(new URL('router/supergraph.graphql', import.meta.url), 'utf8'),
    transports: running.map(inProcess),
    ready: async () => ({ events: await lagOf(running) }),
    readViewer,
    rateLimits: await createRateLimitStore(redisUrl, log),
    sharedAnswers: keepsAnswers ? await createSharedAnswers(redisUrl, log) : undefined,
    ...edge,
    log,
    development,
    startPlanningThread,
    events,
    metrics: { token: metricsToken, lagOf: Object.fromEntries(running.map(({ name, ready }) => [name, ready])) },
    origins,
    trustProxy,
    keepsAnswers,
    webApp,
  })
  router = created
  for (const { routes } of running) if (routes) await created.register(routes)
  const stop = async () => {
    await drain(created, drainMs)
    await created.close()
    await Promise.all(running.map((subgraph) => subgraph.stop()))
    await stopTracing()
  }
  try {
    url = await created.listen({ host, port })
    hasStarted()
    return { url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Asks the graph through the router in this process, as a client does but without a connection. */
const askInProcess = (router: () => FastifyInstance | undefined): AskGraph =>
  askBy(async (body) => {
    const headers = { 'content-type': 'application/json' }
    const response = await router()?.inject({ method: 'POST', url: '/graphql', headers, payload: body })
    // The subgraphs start first.
    if (!response) throw new GraphUnavailable('The router is starting.', new Date(Date.now() + 2_000))
    const received = new Headers({ 'retry-after': String(response.headers['retry-after'] ?? '') })
    return new Response(response.payload, { status: response.statusCode, headers: received })
  })

const lagOf = async (running: readonly Subgraph[]) =>
  Object.fromEntries(await Promise.all(running.map(async ({ name, ready }) => [name, await ready()])))
