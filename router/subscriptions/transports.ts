import websocket from '@fastify/websocket'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { createHandler } from 'graphql-sse/lib/use/fastify'
import { handleProtocols } from 'graphql-ws'
import { networkOf } from '../../subgraphs/_shared/client-network.ts'
import { mayLast } from '../../subgraphs/_shared/http-connections.ts'
import { refuse } from '../../subgraphs/_shared/http-refusals.ts'
import { limitError } from '../limit-error.ts'
import { isObject } from '../plans/merge.ts'
import type { Stream } from './stream.ts'
import {
  connectionsOfNetworkMax,
  messageBytes,
  messagesAtOnce,
  messagesPerSecond,
  subscriptionsOfConnectionMax,
} from './subscription-limits.ts'
import type { LiveGraph, Subscriber, SubscriptionRequest, Subscriptions } from './subscriptions.ts'
import { webSockets } from './web-sockets.ts'

/**
 * Where clients subscribe to a graph: by WebSocket (graphql-transport-ws), or by server-sent events, each subscription a request. It is
 * `/graphql/stream`, or a contract's such as `/public/graphql/stream`.
 */
const subscriptionsPath = ({ name }: LiveGraph): string => `${name && `/${name}`}/graphql/stream`

interface Parts {
  subscriptions: Subscriptions
  /** Each has an address of its own. The limits hold for all together. */
  graphs: readonly LiveGraph[]
  /** @param authorization of the WebSocket's first message; by default that of the request */
  subscriberOf(graph: LiveGraph, request: FastifyRequest, authorization?: string): Subscriber
  /** The request with the text of a trusted document. @throws GraphQLError for one that isn't taken */
  resolveDocument(given: Record<string, unknown>, request: FastifyRequest): Record<string, unknown>
  /** Origins of web pages that may open a WebSocket, to which CORS doesn't apply; undefined for any. */
  origins: readonly string[] | undefined
  maskError(error: GraphQLError): GraphQLFormattedError
}

/** Serves subscriptions over WebSocket and server-sent events. */
export async function serveSubscriptions(http: FastifyInstance, parts: Parts): Promise<void> {
  const connections = new Map<string, number>()
  await http.register(websocket, { options: { maxPayload: messageBytes, handleProtocols } })
  await http.register(async (scope) => {
    scope.addHook('preValidation', async (request, reply) => {
      const { origin } = request.headers
      if (request.ws && origin !== undefined && parts.origins && !parts.origins.includes(origin))
        return refuse(reply, { status: 403, message: 'Pages of this origin may not subscribe.', code: 'FORBIDDEN' })
      const network = networkOf(request.ip)
      const count = (connections.get(network) ?? 0) + 1
      if (count > connectionsOfNetworkMax) {
        const message = `At most ${connectionsOfNetworkMax} connections of a network have subscriptions at a time.`
        return refuse(reply, { status: 429, message, code: 'RATE_LIMITED', headers: { 'retry-after': '10' } })
      }
      connections.set(network, count)
      // A connection may have several streams of events, one after the other or, in HTTP/2, beside each other.
      const ending = request.ws ? request.raw.socket : reply.raw
      ending.once('close', () => {
        const left = (connections.get(network) ?? 1) - 1
        if (left > 0) connections.set(network, left)
        else connections.delete(network)
      })
    })
    for (const graph of parts.graphs) {
      const url = subscriptionsPath(graph)
      const events = eventStreams(parts, graph)
      scope.route({ method: 'GET', url, handler: events, wsHandler: overWebSocket(parts, graph) })
      scope.route({ method: 'POST', url, handler: events })
    }
  })
}

function overWebSocket({ subscriptions, subscriberOf, resolveDocument, maskError }: Parts, graph: LiveGraph) {
  const masked = (errors: readonly GraphQLError[]) =>
    errors.map((error) => new GraphQLError(error.message, { extensions: { ...maskError(error).extensions } }))
  return webSockets({
    connectionInitWaitTimeout: 3_000,
    async onConnect({ connectionParams, extra }) {
      let left = messagesAtOnce
      let atMs = performance.now()
      extra.socket.on('message', () => {
        const now = performance.now()
        left = Math.min(messagesAtOnce, left + ((now - atMs) * messagesPerSecond) / 1_000) - 1
        atMs = now
        if (left < 0) extra.socket.close(4429, 'Too many messages')
      })
      try {
        await subscriptions.check(subscriberOf(graph, extra.request, authorizationIn(connectionParams)))
      } catch (error) {
        // With this code, clients get another token and connect again.
        extra.socket.close(4403, closeReason(error))
        return false
      }
      return true
    },
    async onSubscribe({ subscriptions: open, connectionParams, extra }, id, payload) {
      try {
        if (Object.keys(open).length > subscriptionsOfConnectionMax)
          throw limitError(
            { name: 'connection-subscriptions', maximum: subscriptionsOfConnectionMax, met: Object.keys(open).length },
            `A WebSocket has at most ${subscriptionsOfConnectionMax} subscriptions.`,
            'RATE_LIMITED',
            429,
          )
        const { query, ...others } = payload as unknown as Record<string, unknown>
        const request = resolveDocument({ ...others, ...(query !== '' && { query }) }, extra.request)
        const subscriber = subscriberOf(graph, extra.request, authorizationIn(connectionParams))
        const stream = await subscriptions.open(request as unknown as SubscriptionRequest, subscriber)
        // The client may have left meanwhile.
        if (!(id in open)) await stream.return()
        return { ...subscriptionArgs, rootValue: stream }
      } catch (error) {
        return masked(errorsOf(error))
      }
    },
    // By default, it calls a method of errors that ours don't have: they are formatted already.
    onNext: (_connection, _id, _payload, _args, result) => result as never,
    subscribe: (({ rootValue }: { rootValue: Stream }) => rootValue) as never,
  })
}

// The library looks at the operation's type alone; the subscription has been checked and opened.
const subscriptionArgs = {
  schema: undefined as never,
  document: {
    kind: 'Document',
    definitions: [
      {
        kind: 'OperationDefinition',
        operation: 'subscription',
        selectionSet: { kind: 'SelectionSet', selections: [] },
      },
    ],
  } as never,
}

function eventStreams({ subscriptions, subscriberOf, resolveDocument, maskError }: Parts, graph: LiveGraph) {
  const handler = createHandler({
    // Each subscription is a request of its own; the mode with one connection for several needs a store of tokens.
    authenticate: async () => '',
    async onSubscribe({ raw }, params) {
      const request = raw as unknown as FastifyRequest
      try {
        const resolved = resolveDocument(params as unknown as Record<string, unknown>, request)
        const subscriber = subscriberOf(graph, request)
        return (await subscriptions.open(resolved as unknown as SubscriptionRequest, subscriber)) as never
      } catch (error) {
        return refusal(errorsOf(error).map(maskError)) as never
      }
    },
  })
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (!String(request.headers.accept).includes('text/event-stream'))
      return refuse(reply, { status: 406, message: 'Subscriptions are served as text/event-stream, or by WebSocket.' })
    reply.hijack()
    mayLast(reply.raw)
    try {
      await handler(request as never, reply as never)
    } catch (error) {
      request.log.error(
        { requestId: request.id, reason: error instanceof Error ? error.message : String(error) },
        'A subscription failed',
      )
      reply.raw.destroy()
    }
  }
}

/** A stream with errors alone. The library doesn't take a result without data. */
async function* refusal(errors: readonly GraphQLFormattedError[]) {
  yield { errors }
}

const errorsOf = (error: unknown): GraphQLError[] => {
  if (Array.isArray(error)) return error.filter((one) => one instanceof GraphQLError)
  if (error instanceof GraphQLError) return [error]
  return [new GraphQLError('Something went wrong.', { extensions: { code: 'INTERNAL_SERVER_ERROR' } })]
}

const closeReason = (error: unknown): string =>
  error instanceof GraphQLError ? error.message.slice(0, 100) : 'Try again later.'

/** The access token in the first message of a WebSocket, since browsers can't send headers with it. */
function authorizationIn(parameters: unknown): string | undefined {
  if (!isObject(parameters)) return undefined
  const value = parameters.authorization ?? parameters.Authorization
  return typeof value === 'string' ? value : undefined
}
