import { isUtf8 as isValidUtf8 } from 'node:buffer'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'
import { refusalError, refuse } from '../subgraphs/_shared/http-refusals.ts'

/** Media types of a GraphQL response. */
const responseTypes = ['application/json', 'application/graphql-response+json']

// Clients send few different ones, and reading one takes as long as a small query in the router.
const readTypes = new LRUCache<string, string>({ max: 1_000 })

/** The media type in which a client accepts the response, JSON if it doesn't say; empty if none. */
export function responseType(accept: string | undefined): string {
  if (!accept) return `${responseTypes[0]}; charset=utf-8`
  const known = readTypes.get(accept)
  if (known !== undefined) return known
  const found = new Negotiator({ headers: { accept } }).mediaType(responseTypes)
  const type = found ? `${found}; charset=utf-8` : ''
  readTypes.set(accept, type)
  return type
}

/** Takes only JSON in UTF-8, and refuses a request whose client accepts no JSON before anything is executed. */
export function acceptJsonOnly(http: FastifyInstance): void {
  const parseJson = http.getDefaultJsonParser('error', 'error')
  // Without a preflight, a foreign page can send text/plain only.
  http.removeAllContentTypeParsers()
  // Fastify would replace invalid bytes, so that another text is executed than the client sent.
  http.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const text = decoded(body)
    if (!isUtf8(request)) done(otherCharset)
    else if (text === null) done(otherBytes)
    else void parseJson(request, text, done)
  })
  http.addHook('onRequest', (request, reply, done) => {
    if (responseType(request.headers.accept) !== '') return done()
    const message = `A client accepts ${responseTypes.join(' or ')}; this one accepts neither.`
    refuse(reply, { status: 406, message })
  })
}

const otherCharset = refusalError({
  status: 415,
  message: 'The body of a request is JSON in UTF-8; this one names another charset.',
})

const otherBytes = refusalError({ status: 400, message: 'The body of a request is UTF-8; this one has other bytes.' })

function isUtf8({ headers }: FastifyRequest): boolean {
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(headers['content-type'] ?? '')?.[1]
  return charset === undefined || /^(utf-?8|us-ascii)$/i.test(charset)
}

// A `TextDecoder` takes longer. The parser leaves out a byte order mark, too.
const decoded = (body: Buffer): string | null => (isValidUtf8(body) ? body.toString() : null)
