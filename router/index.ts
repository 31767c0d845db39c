import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { processEnv } from '../subgraphs/_shared/env.ts'
import { natsTransport } from '../subgraphs/_shared/events/nats-transport.ts'
import { createLogger, drain, onShutdown } from '../subgraphs/_shared/http.ts'
import { remoteKeys } from '../subgraphs/_shared/remote-keys.ts'
import { runOrExit } from '../subgraphs/_shared/run-or-exit.ts'
import { viewerReader } from '../subgraphs/_shared/viewer.ts'
import { readConfig } from './config.ts'
import { overHttp } from './data-sources.ts'
import { startPlanningThread } from './plans/planner.ts'
import { createRateLimitStore } from './rate-limit-store.ts'
import { createRouter } from './server.ts'
import { builtWebApp } from './web-app.ts'

runOrExit(async () => {
  const { development, origins, trustProxy, redisUrl, drainMs, edge, keepsAnswers, ...config } = readConfig(
    processEnv(),
  )
  const log = createLogger(config.logLevel)
  const events = config.natsUrl ? natsTransport(config.natsUrl, log) : undefined
  const keys = remoteKeys(config.jwksUrl, { folder: config.keysFolder, log })
  const router = await createRouter({
    supergraphSdl: readFileSync(new URL('supergraph.graphql', import.meta.url), 'utf8'),
    transports: Object.entries(config.subgraphs).map(([name, { url, secret }]) => overHttp(name, url, secret)),
    // The router serves the other subgraphs while one is down, so it is ready without it.
    ready: async () => undefined,
    readViewer: viewerReader({ keys, issuer: config.issuer }),
    rateLimits: await createRateLimitStore(redisUrl, log),
    ...edge,
    log,
    development,
    startPlanningThread,
    events,
    metrics: { token: config.metricsToken },
    origins,
    trustProxy,
    keepsAnswers,
    webApp: builtWebApp(fileURLToPath(new URL('../web/dist', import.meta.url))),
  })
  const stop = async () => {
    await drain(router, drainMs)
    await router.close()
    await events?.close()
  }
  onShutdown(log, stop, drainMs)
  log.info(`The router listens on ${await router.listen({ host: config.host, port: config.port })}`)
})
