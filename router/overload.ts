import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuse } from '../subgraphs/_shared/http-refusals.ts'
import { unavailableCode } from './errors.ts'

/** Maximum number of requests that the router handles at the same time. */
export const requestsMax = 200

/**
 * Refuses requests beyond `requestsMax` with status 503, before anything is read from them. A request counts until its response
 * is ready: clients that read slowly must not keep the others out.
 */
export function limitRequests(http: FastifyInstance, maximum = requestsMax): void {
  let inFlight = 0
  const counted = new WeakSet<FastifyRequest>()
  const release = (request: FastifyRequest) => {
    if (counted.delete(request)) inFlight -= 1
  }
  http.addHook('onRequest', async (request, reply) => {
    if (inFlight >= maximum) {
      return refuse(reply, {
        status: 503,
        message: `The service is already handling ${maximum} requests, its maximum; try again in a second.`,
        code: unavailableCode,
        headers: { 'retry-after': '1' },
      })
    }
    inFlight += 1
    counted.add(request)
    reply.raw.once('close', () => release(request))
  })
  http.addHook('onSend', async (request) => release(request))
}
