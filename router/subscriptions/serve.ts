import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type GraphQLError, type GraphQLFormattedError, getOperationAST, parse } from 'graphql'
import { networkOf } from '../../subgraphs/_shared/client-network.ts'
import { tracedRequest } from '../../subgraphs/_shared/tracing.ts'
import type { Viewer } from '../../subgraphs/_shared/viewer.ts'
import { clientNameOf, forwardedHeaders, type RouterContext } from '../context.ts'
import { measureOperation } from '../demand/operation-size.ts'
import type { TrustedRequests } from '../documents/trusted-documents.ts'
import { requireSize } from '../limits.ts'
import type { CurrentGraph } from '../reload.ts'
import type { Revocations } from '../revocations.ts'
import type { RouterParts } from '../router-parts.ts'
import { sessionEnded } from '../session-check.ts'
import { eventFeed } from './event-feed.ts'
import { createSubscriptions, type LiveGraph, type Subscriber, type Subscriptions } from './subscriptions.ts'
import { serveSubscriptions } from './transports.ts'

interface Edge extends Pick<RouterContext, 'checkSession' | 'checkPolicies'> {
  /** The whole graph by the name `''`, and each contract by its own. */
  graphs: ReadonlyMap<string, CurrentGraph>
  revocations: Revocations
  trusted: TrustedRequests
  formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError
}

/** Adds subscriptions to a router. Events are answered as its queries are. */
export async function addSubscriptions(
  http: FastifyInstance,
  { events, readViewer, log, origins }: Pick<RouterParts, 'events' | 'readViewer' | 'log' | 'origins'>,
  edge: Edge,
): Promise<Subscriptions> {
  const { graphs, revocations, trusted, formatError, checkSession, checkPolicies } = edge
  const subscriptions = createSubscriptions({
    feed: eventFeed(events, log),
    async readViewer(authorization) {
      const viewer = await readViewer(authorization)
      if (viewer && (await revocations.isRevoked(viewer))) throw sessionEnded()
      return viewer
    },
  })
  await serveSubscriptions(http, {
    subscriptions,
    graphs: [...graphs].map(([name, current]) => liveGraph(name, current)),
    origins,
    resolveDocument: trusted.resolve,
    maskError: (error: GraphQLError) => formatError(error.toJSON(), error),
    subscriberOf(graph, request: FastifyRequest, authorization = request.headers.authorization): Subscriber {
      return {
        graph,
        network: networkOf(request.ip),
        authorization,
        contextFor(viewer: Viewer | null, signal): RouterContext {
          const { authorization: _ofRequest, ...headers } = forwardedHeaders(request, {
            withoutToken: true,
            viewer: viewer ?? undefined,
          })
          return {
            headers: { ...headers, ...(authorization !== undefined && { authorization }) },
            viewer: viewer ?? undefined,
            clientName: clientNameOf(request),
            isUntrusted: trusted.isUntrusted(request),
            signal,
            startedMs: performance.now(),
            checkSession,
            checkPolicies,
          }
        },
      }
    },
  })
  return subscriptions
}

const liveGraph = (name: string, current: CurrentGraph): LiveGraph => ({
  name,
  schema: () => current.graph().apiSchema(),
  rules: () => current.graph().rules,
  measure(text, variables) {
    const document = parse(text)
    const { apiSchema, costs } = current.graph()
    const operation = getOperationAST(document)
    if (operation) requireSize(measureOperation(apiSchema(), document, operation, { variables, costs }))
  },
  async run({ text, operationName }, variables, contextValue) {
    const { body } = await tracedRequest('event', name ? { 'bunri.contract': name } : {}, () =>
      current.use(({ apollo }) => apollo.executeOperation({ query: text, operationName, variables }, { contextValue })),
    )
    if (body.kind !== 'single') throw new Error('The answer to an event came in pieces.')
    // What the executor returns has no prototype of its own.
    const { data, errors } = body.singleResult
    return { ...(data && { data: { ...data } }), ...(errors && { errors }) }
  },
})
