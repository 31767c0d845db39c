import type { FastifyInstance } from 'fastify'
import { etagOf, isCurrent } from '../subgraphs/_shared/etags.ts'

/**
 * Gives the answer to a query by GET an `ETag`, and answers 304 to a client that has it already (RFC 9110, 13.1.2). The tag is weak: a
 * compressed answer has the same one.
 */
export function addEntityTags(http: FastifyInstance): void {
  http.addHook('onSend', (request, reply, payload, done) => {
    const isAnswer =
      request.method === 'GET' &&
      reply.statusCode === 200 &&
      typeof payload === 'string' &&
      reply.getHeader('cache-control') !== 'no-store' &&
      request.routeOptions.url === '/graphql'
    if (!isAnswer) return done(null, payload)
    const etag = etagOf(payload)
    reply.header('etag', `W/${etag}`)
    if (!isCurrent(request, etag)) return done(null, payload)
    reply.code(304).removeHeader('content-type')
    done(null, '')
  })
}
