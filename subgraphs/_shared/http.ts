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

/** Headers and fields that never reach a log. */
const redact = [
  'req.headers.authorization',
  'req.headers.cookie',
  '*.password',
  '*.refreshToken',
  '*.accessToken',
  '*.token',
]

/** A log in JSON lines on standard output, without secrets. */
export const createLogger = (level: string): Logger => pino({ level, redact, base: undefined })

/**
 * An HTTP server with our limits: 5 s for headers, 10 s for a request; `/healthz` says that it lives.
 * @param bodyLimit bytes that a body may have
 * @param trustProxy addresses of the proxies whose word on a client's address is taken, separated by commas
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
    loggerInstance: log.child({}, { level, serializers: { req: loggableRequest } }) as FastifyBaseLogger,
    bodyLimit,
    requestTimeout: 10_000,
    // Longer than the router keeps an idle connection, so that it never writes on one that is being closed.
    keepAliveTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
  })
  http.server.headersTimeout = 5_000
  http.setErrorHandler(answerError)
  closeConnectionsAtTheEnd(http)
  await http.register(helmet, { contentSecurityPolicy: false })
  http.get('/healthz', async () => ({ status: 'ok' }))
  return http
}

// Without the query string, which carries the variables of a GET, and without the client's address.
const loggableRequest = ({ method, url }: FastifyRequest) => ({ method, path: url.split('?')[0] })

// What fails before or beside GraphQL is answered in its shape, and says as little.
function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const { statusCode = 500, message } = error
  reply.code(statusCode)
  if (statusCode < 500) return reply.send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] })
  request.log.error({ cause: serializeError(error) }, 'A request failed')
  const extensions = { code: 'INTERNAL_SERVER_ERROR', requestId: request.id }
  return reply.send({ errors: [{ message: internalErrorMessage, extensions }] })
}

const closing = new WeakSet<FastifyInstance>()

// A connection that a client keeps after the last answer would hold up the end for `keepAliveTimeout`.
function closeConnectionsAtTheEnd(http: FastifyInstance): void {
  http.addHook('preClose', async () => {
    closing.add(http)
  })
  http.addHook('onSend', async (_request, reply) => {
    if (closing.has(http)) reply.header('connection', 'close')
  })
}

/** `/readyz`: whether requests would be answered now. 503 with a reason for the log, not for the caller, otherwise. */
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

/** Runs `close` once, on SIGINT, SIGTERM or a crash, and gives it ten seconds. */
export function onShutdown(log: Logger, close: () => Promise<void>): void {
  closeWithGrace({ delay: 10_000 }, async ({ err }) => {
    if (err) log.fatal({ cause: serializeError(err) }, 'Stopping after a crash')
    await close()
  })
}
