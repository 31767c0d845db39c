import { readFile } from 'node:fs/promises'
import type { Logger } from 'pino'
import { openness } from './router/config.ts'
import { inProcess } from './router/data-sources.ts'
import { subgraphTimeoutMs } from './router/limits.ts'
import { createRouter } from './router/server.ts'
import type { Env } from './subgraphs/_shared/env.ts'
import { viewerReader } from './subgraphs/_shared/viewer.ts'
import { subgraphs } from './subgraphs/all.ts'
import { localKeys } from './subgraphs/auth/server.ts'

export interface Running {
  /** Where the router listens, such as `http://127.0.0.1:4000`. */
  url: string
  stop(): Promise<void>
}

/**
 * The four subgraphs and the router in this process, on the databases that `env` names; nothing between them is HTTP.
 * @param onStatement is told the text of each SQL statement, for tests that count them
 */
export async function startInOneProcess(env: Env, log: Logger, onStatement?: (text: string) => void): Promise<Running> {
  await Promise.all(subgraphs.map((subgraph) => subgraph.prepare(env)))
  const readViewer = viewerReader({ keys: localKeys(env), issuer: env.AUTH_ISSUER ?? 'http://127.0.0.1:4000' })
  let url = ''
  const parts = { readViewer, log, onStatement, address: () => url }
  const running = await Promise.all(subgraphs.map((subgraph) => subgraph.start(env, parts)))
  const router = await createRouter({
    supergraphSdl: await readFile(new URL('router/supergraph.graphql', import.meta.url), 'utf8'),
    transports: running.map((subgraph) => inProcess(subgraph, subgraphTimeoutMs)),
    ready: async () => {
      await Promise.all(running.map((subgraph) => subgraph.ready()))
    },
    readViewer,
    log,
    ...openness(env),
  })
  for (const { routes } of running) if (routes) await router.register(routes)
  const stop = async () => {
    await router.close()
    await Promise.all(running.map((subgraph) => subgraph.stop()))
  }
  try {
    url = await router.listen({ host: env.HOST ?? '127.0.0.1', port: Number(env.ROUTER_PORT ?? 4000) })
    return { url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
