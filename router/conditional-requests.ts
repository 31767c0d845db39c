import { hash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

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
    const tag = `W/"${hash('sha256', payload, 'base64url').slice(0, 22)}"`
    reply.header('etag', tag)
    if (!hasTag(request.headers['if-none-match'], tag)) return done(null, payload)
    reply.code(304).removeHeader('content-type')
    done(null, '')
  })
}

const hasTag = (given: string | undefined, tag: string): boolean =>
  given !== undefined &&
  (given.trim() === '*' || given.split(',').some((one) => one.trim().replace(/^W\//, '') === tag.slice(2)))
