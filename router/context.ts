import type { FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import { locales } from '../subgraphs/_shared/locale.ts'
import type { ForwardedHeaders } from '../subgraphs/_shared/subgraph.ts'

/** What goes along with an operation to each subgraph. */
export interface RouterContext {
  headers: ForwardedHeaders
}

/** The only headers of a client that a subgraph gets to see, checked or worked out by the router. */
export function forwardedHeaders(request: FastifyRequest): ForwardedHeaders {
  const { authorization, 'user-agent': userAgent } = request.headers
  return {
    ...(authorization && { authorization }),
    ...(userAgent && { 'user-agent': userAgent.slice(0, 200) }),
    'accept-language': languageOf(request),
    'x-request-id': request.id,
    'x-client-ip': request.ip,
  }
}

/** The language to answer in: the one of ours that the client likes best, or the default. */
export const languageOf = (request: FastifyRequest): string =>
  new Negotiator(request).language([...locales]) ?? locales[0]
