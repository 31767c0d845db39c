import { z } from 'zod'
import { port, processEnv, readEnv } from '../../subgraphs/_shared/env.ts'
import { createLogger, onShutdown } from '../../subgraphs/_shared/http.ts'
import { runOrExit } from '../../subgraphs/_shared/run-or-exit.ts'
import { readConfig } from '../config.ts'
import { overHttp } from '../http-transport.ts'
import { createSigningProxy } from './signing-proxy.ts'

// `npx tsx router/other-routers/index.ts`: the signing proxy as a process of its own, on this machine only.

runOrExit(async () => {
  const env = processEnv()
  const { SIGNING_PROXY_PORT } = readEnv(() => z.object({ SIGNING_PROXY_PORT: port.default(4010) }), env)
  const { subgraphs, logLevel } = readConfig(env)
  const log = createLogger(logLevel)
  const transports = Object.entries(subgraphs).map(([name, { url, secret }]) => overHttp(name, url, secret))
  const proxy = await createSigningProxy(transports, log)
  onShutdown(log, () => proxy.close())
  log.info(`The signing proxy listens on ${await proxy.listen({ host: '127.0.0.1', port: SIGNING_PROXY_PORT })}`)
})
