import { randomUUID } from 'node:crypto'
import helmet from '@fastify/helmet'
import closeWithGrace from 'close-with-grace'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { type Logger, pino } from 'pino'
import { internalErrorMessage, serializeError } from './errors.ts'

/** Headers and fields that are never logged. */
const redact = [
  'req.headers.authorization',
  'req.headers.cookie',
  '*.password',
  '*.refreshToken',
  '*.accessToken',
  '*.token',
]

/** A logger that writes JSON lines to standard output, without secrets. */
export const createLogger = (level: string): Logger => pino({ level, redact, base: undefined })

/**
 * An HTTP server that allows 5 s for the headers and 10 s for the whole request, and serves `/healthz` for liveness
 * checks.
 * @param bodyLimit maximum size of a request body in bytes
 * @param trustProxy comma-separated addresses of the proxies whose `X-Forwarded-For` header is trusted
 */
export async function createHttpServer(
  log: Logger,
  { trustProxy = false, bodyLimit = 100_000 }: { trustProxy?: string | false; bodyLimit?: number } = {},
) {
  const level = log.level === 'info' ? 'warn' : log.level
  const http: FastifyInstance = Fastify({
    trustProxy,
    genReqId: ({ headers }) => {
      const given = headers['x-request-id']
      return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
    },
    loggerInstance: log.child({}, { level, serializers: { req: serializeRequest } }) as FastifyBaseLogger,
    bodyLimit,
    requestTimeout: 10_000,
    // Longer than the router keeps idle connections, so that it never sends a request on a closing one.
    keepAliveTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
  })
  http.server.headersTimeout = 5_000
  http.setErrorHandler(sendError)
  closeConnectionsOnShutdown(http)
  http.addHook('onRequest', refuseSeveralTokens)
  await http.register(helmet, { contentSecurityPolicy: false })
  http.get('/healthz', async () => ({ status: 'ok' }))
  return http
}

// Node keeps the first of several Authorization headers and drops the others; a proxy may have checked another one.
async function refuseSeveralTokens({ raw }: FastifyRequest, reply: FastifyReply) {
  const count = raw.rawHeaders.filter((text, index) => index % 2 === 0 && /^authorization$/i.test(text)).length
  if (count <= 1) return
  const message = `A request has at most one Authorization header; this one has ${count}.`
  return reply.code(400).send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] })
}

// Omits the query string, which contains the variables of a GET, and the client's address.
const serializeRequest = ({ method, url }: FastifyRequest) => ({ method, path: url.split('?')[0] })

// Errors outside GraphQL have the format of a GraphQL response and reveal as little.
function sendError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const { statusCode = 500, message } = error
  reply.code(statusCode)
  if (statusCode < 500) return reply.send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] })
  request.log.error({ cause: serializeError(error) }, 'A request failed')
  const extensions = { code: 'INTERNAL_SERVER_ERROR', requestId: request.id }
  return reply.send({ errors: [{ message: internalErrorMessage, extensions }] })
}

const closing = new WeakSet<FastifyInstance>()

// A connection that a client keeps open after the last response would delay the shutdown by `keepAliveTimeout`.
function closeConnectionsOnShutdown(http: FastifyInstance): void {
  http.addHook('preClose', async () => {
    closing.add(http)
  })
  http.addHook('onSend', async (_request, reply) => {
    if (closing.has(http)) reply.header('connection', 'close')
  })
}

/**
 * Serves `/readyz`: 200 when the server can handle requests, otherwise 503. The reason is logged, not returned.
 * @param ready throws when the server can't handle requests
 */
export function addReadinessCheck(http: FastifyInstance, ready: () => Promise<void>): void {
  http.get('/readyz', async (request, reply) => {
    try {
      if (closing.has(http)) throw new Error('shutting down')
      await ready()
      return { status: 'ready' }
    } catch (error) {
      request.log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'Not ready')
      return reply.code(503).send({ status: 'not ready' })
    }
  })
}

/** Runs `close` once, on SIGINT, SIGTERM or a crash, and exits after ten seconds at most. */
export function onShutdown(log: Logger, close: () => Promise<void>): void {
  closeWithGrace({ delay: 10_000 }, async ({ err }) => {
    if (err) log.fatal({ cause: serializeError(err) }, 'Shutting down after a crash')
    await close()
  })
}

/** A signal that aborts when the client closes the connection before it has the response. */
export function closeSignal({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) controller.abort(new Error('The client closed the connection.'))
  })
  return controller.signal
}
