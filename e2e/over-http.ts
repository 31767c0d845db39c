import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { overHttp } from '../router/http-transport.ts'
import { createRouter } from '../router/server.ts'
import { createSubgraphServer } from '../subgraphs/_shared/serve.ts'
import type { Subgraph } from '../subgraphs/_shared/subgraph.ts'
import type { ReadViewer } from '../subgraphs/_shared/viewer.ts'
import type { GeneratedOperation } from './generated-operations.ts'

/**
 * The whole router as a server over subgraphs that are served as each process of them is, with signatures and JSON, on the same data.
 * It counts nothing and keeps no answers, so that all operations of a long run reach the subgraphs.
 */
export async function routerOverHttp(
  running: readonly Subgraph[],
  { readViewer, log }: { readViewer: ReadViewer; log: Logger },
) {
  const servers: FastifyInstance[] = []
  const listen = async (server: FastifyInstance) => {
    servers.push(server)
    return server.listen({ host: '127.0.0.1', port: 0 })
  }
  const transports = await Promise.all(
    running.map(async (subgraph) => {
      const secret = randomBytes(32).toString('base64url')
      const address = await listen(await createSubgraphServer(subgraph, [secret], log))
      return overHttp(subgraph.name, `${address}/graphql`, secret)
    }),
  )
  const router = await createRouter({
    ...{ transports, readViewer, log, development: true, origins: undefined, trustProxy: false, keepsAnswers: false },
    supergraphSdl: readFileSync(new URL('../router/supergraph.graphql', import.meta.url), 'utf8'),
    ready: async () => undefined,
    rateLimits: { consume: async () => ({ remaining: 1, used: 1, resetMs: 1_000 }), close: async () => {} },
  })
  const address = await listen(router)
  return {
    /** The status and the text of the response. */
    async ask({ query, variables }: GeneratedOperation, token: string | undefined, accept = 'application/json') {
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'accept-language': 'ko',
          accept,
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query, variables }),
      })
      return { status: response.status, text: await response.text() }
    },
    async close() {
      for (const server of servers.toReversed()) await server.close()
    },
  }
}
