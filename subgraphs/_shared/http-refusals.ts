import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { internalErrorMessage, serializeError } from './errors.ts'

/** A refusal outside GraphQL. It has the format of a GraphQL response with one error. */
export interface Refusal {
  status: number
  message: string
  /** By default `BAD_REQUEST`; the status says what is wrong. */
  code?: string
  headers?: Record<string, string>
}

export const bodyOf = ({ message, code = 'BAD_REQUEST' }: Pick<Refusal, 'message' | 'code'>, requestId?: string) => ({
  errors: [{ message, extensions: { code, ...(requestId && { requestId }) } }],
})

/** Answers with a refusal, which no cache may keep. */
export function refuse(reply: FastifyReply, { status, headers = {}, ...refusal }: Refusal): FastifyReply {
  // The path may have announced another type; a framework error skips the hook that sets the other two.
  const common = { 'cache-control': 'no-store', 'x-request-id': reply.request.id }
  return reply
    .code(status)
    .headers({ ...common, ...headers })
    .type('application/json; charset=utf-8')
    .send(bodyOf(refusal, reply.request.id))
}

const messages: Record<number, string> = {
  400: 'The request is not valid HTTP/1.1.',
  408: 'The headers of a request have to arrive within 5 s and all of it within 10 s; this one is too slow.',
  431: 'The headers of a request have at most 16 kB in all; these have more.',
}

/** Sentences instead of Fastify's own, by its error code. */
const fastifyMessages: Record<string, string> = {
  FST_ERR_BAD_URL: 'The path of a request is valid percent-encoded UTF-8; this one is not.',
  FST_ERR_CTP_BODY_TOO_LARGE: 'The body of a request is larger than the server takes.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body of a request is a JSON object; this one is empty.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body of a request is a JSON object; this one is not valid JSON.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE:
    'The body of a request has the media type application/json; this one has another or none.',
}

const refusals = new WeakMap<Error, Refusal>()

/** An error that `sendError` answers with a refusal, for places that can only fail. */
export function refusalError(refusal: Refusal): Error {
  const error = new Error(refusal.message)
  refusals.set(error, refusal)
  return error
}

/** Answers a request that failed outside GraphQL. Only the log has the cause of a fault. */
export function sendError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusals.get(error)
  if (refusal) return refuse(reply, refusal)
  const { message, statusCode: status = 500 } = error
  // An error of another library may have a status too: that of an answer which we received.
  const isRefusal = status >= 400 && status < 500 && error.code?.startsWith('FST_')
  if (isRefusal) return refuse(reply, { status, message: fastifyMessages[error.code] ?? message })
  request.log.error({ cause: serializeError(error) }, 'A request failed')
  return refuse(reply, { status: 500, message: internalErrorMessage, code: 'INTERNAL_SERVER_ERROR' })
}

/** Answers a request for an unknown path with a page; false if it leaves that to others. */
export type SendNotFoundPage = (request: FastifyRequest, reply: FastifyReply) => boolean

/** Answers 404 for a path that has no route, and 405 for a method that the routes of a path don't take. */
export function refuseUnknownRoutes(http: FastifyInstance, sendPage: SendNotFoundPage = () => false): void {
  const methodsByPath = new Map<string, Set<string>>()
  http.addHook('onRoute', ({ method, url }) => {
    const methods = methodsByPath.get(url) ?? new Set()
    methodsByPath.set(url, methods)
    for (const each of [method].flat()) methods.add(each)
  })
  http.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const known = [...methodsByPath].filter(([url]) => patternOf(url).test(path)).flatMap(([, methods]) => [...methods])
    if (known.length === 0) {
      if (!sendPage(request, reply)) refuse(reply, { status: 404, message: 'Nothing is at this path.' })
      return
    }
    const allow = [...new Set(known)].sort().join(', ')
    const message = `This path takes ${allow}; this request has ${request.method}.`
    refuse(reply, { status: 405, message, headers: { allow } })
  })
}

// A wildcard is a route for CORS, which has no resource behind it.
const patternOf = (url: string): RegExp =>
  url === '*' ? /^\b$/ : new RegExp(`^${url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+')}/?$`)

const parserStatuses: Record<string, number> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 }

/** Answers what Node's HTTP parser refuses, such as malformed, oversized and slow requests, and closes the connection. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const status = parserStatuses[error.code ?? ''] ?? 400
  const { _httpMessage: current } = socket as Socket & { _httpMessage?: ServerResponse | null }
  // A client that sends several requests at once waits for the response to the one before; the refusal would stand in for it.
  if (current?.req.complete) current.once('finish', () => socket.destroySoon())
  else if (current?.headersSent) socket.destroy()
  else sendRaw(socket, { status, message: messages[status] ?? '' })
}

/** Writes a refusal to a connection for which there is no reply, and closes it. */
export function sendRaw(socket: Socket, { status, message }: Pick<Refusal, 'status' | 'message'>): void {
  const body = JSON.stringify(bodyOf({ message }))
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  // Another end that doesn't close its half would keep the connection.
  setTimeout(() => socket.destroy(), 1_000).unref()
}
