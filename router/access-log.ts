import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { clientNameOf } from './context.ts'

/**
 * Logs a line for each request: what was asked for, how it ended and how long it took. Nothing says who asked: no address, account, token, document or
 * variable, and the path without its parameters.
 */
export function logAccess(http: FastifyInstance, log: Logger): void {
  http.addHook('onResponse', (request, reply, done) => {
    const { id: requestId, method, routeOptions } = request
    log.info(
      {
        ...{ requestId, method, route: routeOptions.url ?? 'none', status: reply.statusCode },
        ms: Math.round(reply.elapsedTime),
        bytes: Number(reply.getHeader('content-length') ?? 0) || undefined,
        operation: operationNameOf(request.body),
        client: clientNameOf(request),
      },
      'Answered',
    )
    done()
  })
}

/** The operation that a request names; nothing for one whose name is no ordinary one. */
function operationNameOf(body: unknown): string | undefined {
  const name = typeof body === 'object' && body !== null && 'operationName' in body ? body.operationName : undefined
  return typeof name === 'string' && /^\w{1,100}$/.test(name) ? name : undefined
}
