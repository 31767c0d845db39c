import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { processEnv } from '../subgraphs/_shared/env.ts'
import { natsTransport } from '../subgraphs/_shared/events/nats-transport.ts'
import { createLogger, drain, onShutdown } from '../subgraphs/_shared/http.ts'
import { remoteKeys } from '../subgraphs/_shared/remote-keys.ts'
import { runOrExit } from '../subgraphs/_shared/run-or-exit.ts'
import { startTracing } from '../subgraphs/_shared/tracing.ts'
import { viewerReader } from '../subgraphs/_shared/viewer.ts'
import { readConfig } from './config.ts'
import { overHttp } from './http-transport.ts'
import { startPlanningThread } from './plans/planner.ts'
import { createRateLimitStore } from './rate-limit-store.ts'
import { createSharedAnswers } from './redis-answers.ts'
import { followSupergraph } from './reload.ts'
import { createRouter } from './server.ts'
import { builtWebApp } from './web-app.ts'
import { workerStore } from './worker-rate-limits.ts'
import { isWorker, shareMetrics, startWorkers } from './workers.ts'

runOrExit(async () => {
  const { workers, drainMs, logLevel } = readConfig(processEnv())
  if (workers === 1 || isWorker()) return serveRouter()
  const log = createLogger(logLevel)
  onShutdown(log, await startWorkers(workers, log), drainMs + workerStopMs, ['SIGHUP'])
})

/** A worker has ten seconds after its drain; its main process waits a little longer. */
const workerStopMs = 1_000

async function serveRouter(): Promise<void> {
  const { development, origins, trustProxy, redisUrl, drainMs, edge, keepsAnswers, ...config } = readConfig(
    processEnv(),
  )
  const log = createLogger(config.logLevel)
  const stopTracing = await startTracing('router', processEnv())
  const events = config.natsUrl ? natsTransport(config.natsUrl, log) : undefined
  const keys = remoteKeys(config.jwksUrl, { folder: config.keysFolder, log })
  const router = await createRouter({
    supergraphSdl: readFileSync(config.supergraphPath, 'utf8'),
    followSupergraph: (reload) => followSupergraph(config.supergraphPath, log, reload),
    transports: Object.entries(config.subgraphs).map(([name, { url, secret }]) => overHttp(name, url, secret)),
    // The router serves the other subgraphs while one is down, so it is ready without it.
    ready: async () => undefined,
    readViewer: viewerReader({ keys, issuer: config.issuer }),
    rateLimits: redisUrl || !isWorker() ? await createRateLimitStore(redisUrl, log) : workerStore(config.workers),
    sharedAnswers: keepsAnswers ? await createSharedAnswers(redisUrl, log) : undefined,
    ...edge,
    log,
    development,
    startPlanningThread,
    events,
    metrics: { token: config.metricsToken, ...(isWorker() && { share: shareMetrics }) },
    origins,
    trustProxy,
    keepsAnswers,
    webApp: builtWebApp(fileURLToPath(new URL('../web/dist', import.meta.url))),
  })
  const stop = async () => {
    await drain(router, drainMs)
    await router.close()
    await events?.close()
    await stopTracing()
  }
  // A signal for the supergraph, not for the end.
  onShutdown(log, stop, drainMs, ['SIGHUP'])
  log.info(`The router listens on ${await router.listen({ host: config.host, port: config.port })}`)
}
