import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { closeSignal } from '../../subgraphs/_shared/close-signal.ts'
import { createHttpServer } from '../../subgraphs/_shared/http.ts'
import { refuse } from '../../subgraphs/_shared/http-refusals.ts'
import { type Operation, readOperation } from '../../subgraphs/_shared/operation.ts'
import type { ForwardedHeaders } from '../../subgraphs/_shared/subgraph.ts'
import { deadline, type Transport } from '../data-sources.ts'
import { subgraphTimeoutMs } from '../limits.ts'

/**
 * Stands between another router and our subgraphs: signs what it gets at `/<subgraph>/graphql` and sends it there. Nobody but the router may
 * reach it, since it signs for everybody.
 */
export async function createSigningProxy(transports: readonly Transport[], log: Logger): Promise<FastifyInstance> {
  // As much as a subgraph takes: the router sends a representation of each entity.
  const http = await createHttpServer(log, { bodyLimit: 5_000_000 })
  for (const transport of transports)
    http.post(`/${transport.name}/graphql`, async (request, reply) => {
      const operation = operationIn(request.body)
      if (!operation) return refuse(reply, { status: 400, message: 'The body is no operation of GraphQL.' })
      const { signal, end } = deadline(subgraphTimeoutMs, closeSignal(reply))
      try {
        const { result, cacheControl } = await transport.execute(operation, forwarded(request), signal)
        return reply.header('cache-control', cacheControl ?? 'no-store').send(result)
      } catch (error) {
        const { name, message } = error instanceof Error ? error : new Error(String(error))
        log.warn({ subgraph: transport.name, requestId: request.id, type: name, reason: message }, 'No answer')
        return refuse(reply, { status: 502, message: 'The subgraph did not answer.', code: 'DOWNSTREAM_SERVICE_ERROR' })
      } finally {
        end()
      }
    })
  http.addHook('onClose', async () => {
    await Promise.all(transports.map((transport) => transport.close()))
  })
  return http
}

/** What our router adds to an operation has to come from our router, and is left out. */
function operationIn(body: unknown): Operation | null {
  try {
    const { query, variables, operationName } = readOperation(body)
    return { query, ...(variables && { variables }), ...(operationName && { operationName }) }
  } catch {
    return null
  }
}

function forwarded({ id, headers }: FastifyRequest): ForwardedHeaders {
  const { authorization, 'accept-language': language, 'user-agent': userAgent, 'x-client-ip': address } = headers
  return {
    ...(authorization && { authorization }),
    ...(language && { 'accept-language': language }),
    ...(userAgent && { 'user-agent': userAgent.slice(0, 200) }),
    ...(typeof address === 'string' && { 'x-client-ip': address }),
    'x-request-id': id,
  }
}
