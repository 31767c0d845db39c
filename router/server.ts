import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import fastifyApollo from '@as-integrations/fastify'
import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'
import { GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import { addReadinessCheck, createHttpServer } from '../subgraphs/_shared/http.ts'
import type { ReadViewer } from '../subgraphs/_shared/viewer.ts'
import { forwardedHeaders, languageOf, type RouterContext } from './context.ts'
import { dataSource, type Transport } from './data-sources.ts'
import { maskError, operationIsKnown, requestIdOnFaults, withoutHints } from './errors.ts'
import { createGateway } from './gateway.ts'
import { limits } from './limits.ts'
import { boundedPages } from './page-elements.ts'
import { explorers } from './pages.ts'

export interface RouterParts {
  supergraphSdl: string
  transports: readonly Transport[]
  readViewer: ReadViewer
  /** @throws while requests would not be answered */
  ready(): Promise<void>
  log: Logger
  /** Shows errors in the schema and pages to explore it. */
  development: boolean
  /** Web origins whose pages may ask; all of them when it is undefined. */
  origins: readonly string[] | undefined
  trustProxy: string | false
}

/** The router, assembled and not listening. Closing it finishes the requests under way. */
export async function createRouter(parts: RouterParts): Promise<FastifyInstance> {
  const { log, development } = parts
  const http = await createHttpServer(log, { trustProxy: parts.trustProxy })
  const sources = new Map(parts.transports.map((transport) => [transport.name, dataSource(transport, log)]))
  const gateway = createGateway(parts.supergraphSdl, sources, log)
  const apollo = new ApolloServer<RouterContext>({
    gateway,
    ...limits,
    introspection: development,
    hideSchemaDetailsFromClientErrors: !development,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: development ? maskError : (formatted, error) => withoutHints(maskError(formatted, error)),
    logger: log,
    plugins: [
      operationIsKnown,
      boundedPages,
      requestIdOnFaults,
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  })
  await apollo.start()

  addReadinessCheck(http, parts.ready)
  await http.register(cors, { origin: parts.origins ? [...parts.origins] : true, maxAge: 86_400 })
  await http.register(async (graph) => {
    graph.addHook('preHandler', async (request, reply) => {
      reply.headers({
        'x-request-id': request.id,
        'content-language': languageOf(request),
        vary: 'Accept-Language, Origin',
      })
      // The one place that answers 401: a subgraph never sets a status.
      try {
        await parts.readViewer(request.headers.authorization)
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error
        const { message, extensions } = error
        return reply
          .code(401)
          .header('www-authenticate', 'Bearer error="invalid_token"')
          .send({ errors: [{ message, extensions }] })
      }
    })
    await graph.register(fastifyApollo(apollo), {
      context: async (request) => ({ headers: forwardedHeaders(request) }),
    })
  })
  if (development) await http.register(explorers)

  http.addHook('onClose', async () => {
    await apollo.stop()
    await Promise.all(parts.transports.map((transport) => transport.close()))
  })
  return http
}
