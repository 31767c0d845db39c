import { randomUUID } from 'node:crypto'
import type { Http2Session } from 'node:http2'
import { setTimeout } from 'node:timers/promises'
import closeWithGrace from 'close-with-grace'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify'
import { LRUCache } from 'lru-cache'
import { type Bindings, type DestinationStream, type Logger, pino } from 'pino'
import { serializeError } from './errors.ts'
import { type Deadlines, deadlines, limitConnections, refuseOtherProtocols } from './http-connections.ts'
import {
  type Refusal,
  refuse,
  refuseConnection,
  refuseUnknownRoutes,
  type SendNotFoundPage,
  sendError,
} from './http-refusals.ts'
import { RequestLogger } from './request-logger.ts'
import { headersOfHelmet } from './security-headers.ts'
import { trusts } from './trusted-proxies.ts'

/** Headers and fields that are never logged. */
const redact = [
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
  '*.password',
  '*.currentPassword',
  '*.newPassword',
  '*.refreshToken',
  '*.refreshCookie',
  '*.cookieChange',
  '*.accessToken',
  '*.token',
]

/** A logger that writes JSON lines without secrets, by default to standard output. */
export const createLogger = (level: string, destination?: DestinationStream): Logger =>
  pino({ level, redact, base: undefined }, destination)

/**
 * An HTTP server with deadlines for slow clients, which refuses in the format of GraphQL and serves `/healthz` for liveness
 * checks.
 * @param options.bodyLimit maximum size of a request body in bytes
 * @param options.trustProxy comma-separated addresses of the proxies whose `X-Forwarded-For` header is trusted
 * @param options.internalPath of requests by the router, whose responses need no headers for browsers
 * @param options.tls serves HTTP/2 and HTTP/1.1 over TLS
 * @param options.notFoundPage answers browsers that ask for an unknown path
 * @param options.deadlines for tests that cannot wait for the real ones; likewise `connectionsMax`
 */
export async function createHttpServer(
  log: Logger,
  options: {
    trustProxy?: string | false
    bodyLimit?: number
    internalPath?: string
    deadlines?: Deadlines
    connectionsMax?: number
    tls?: Tls | undefined
    notFoundPage?: SendNotFoundPage
  } = {},
) {
  const { trustProxy = false, bodyLimit = 100_000, deadlines: allowed = deadlines, tls } = options
  const level = log.level === 'info' ? 'warn' : log.level
  const http = Fastify({
    ...(tls && overTls(tls, allowed)),
    trustProxy: trustProxy && trusts(trustProxy),
    genReqId: ({ headers }) => {
      const given = headers['x-request-id']
      return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
    },
    loggerInstance: log.child({}, { level, serializers: { req: serializeRequest } }) as FastifyBaseLogger,
    childLoggerFactory: (parent: FastifyBaseLogger, bindings: Bindings) =>
      new RequestLogger(parent as Logger, bindings),
    logController: new LogController({ requestIdLogLabel: 'requestId' }),
    bodyLimit,
    connectionTimeout: allowed.stallMs,
    requestTimeout: allowed.requestMs,
    keepAliveTimeout: allowed.idleMs,
    // Node refuses a request without a host itself, with an empty body.
    http: { connectionsCheckingInterval: allowed.checkMs, requireHostHeader: false },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true },
    clientErrorHandler: refuseConnection,
    // The type of this handler in Fastify leaves out that it may return the reply.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      void sendError(error, request, reply),
  } as FastifyServerOptions) as FastifyInstance
  http.server.headersTimeout = allowed.headersMs
  limitConnections(http.server, allowed, options.connectionsMax)
  if (!tls) refuseOtherProtocols(http.server)
  http.setErrorHandler(sendError)
  refuseUnknownRoutes(http, options.notFoundPage)
  // Callbacks, not promises: each hook that is awaited costs every request.
  const securityHeaders = await headersOfHelmet()
  http.addHook('onRequest', (request, reply, done) => {
    const { headers } = request.raw
    // In HTTP/2, the host is where everything else looks for it as well.
    if (request.raw.httpVersionMajor === 2) headers.host ??= String(headers[':authority'] ?? '')
    if (request.url !== options.internalPath) reply.headers(securityHeaders)
    reply.headers({ 'x-request-id': request.id, 'cache-control': 'no-store' })
    const refusal = closing.has(http) ? stopping : hasValidHost(request) ? severalTokens(request) : badHost
    if (refusal) refuse(reply, refusal)
    else done()
  })
  closeConnectionsOnShutdown(http)
  for (const url of ['/healthz', '/health']) http.get(url, async () => ({ status: 'ok' }))
  return http
}

// Node keeps the first of several Authorization headers and drops the others; a proxy may have checked another one.
function severalTokens({ raw }: FastifyRequest): Refusal | null {
  if (raw.headers.authorization === undefined) return null
  const count = raw.rawHeaders.filter((text, index) => index % 2 === 0 && isAuthorization(text)).length
  if (count <= 1) return null
  return { status: 400, message: `A request has at most one Authorization header; this one has ${count}.` }
}

// Most headers have another length.
const isAuthorization = (name: string) => name.length === 13 && name.toLowerCase() === 'authorization'

/** A certificate and its private key, in PEM. */
export interface Tls {
  cert: string
  key: string
}

const overTls = ({ cert, key }: Tls, { idleMs, stallMs, headersMs }: Deadlines) => ({
  http2: true,
  http2SessionTimeout: idleMs,
  https: {
    cert,
    key,
    allowHTTP1: true,
    minVersion: 'TLSv1.2',
    handshakeTimeout: headersMs,
    // A client has up to a hundred requests on their way, of which its network's turns let some run.
    settings: { maxConcurrentStreams: 100 },
    timeout: stallMs,
  },
})

const stopping = {
  status: 503,
  message: 'The service is stopping; try again in a second.',
  code: 'SERVICE_UNAVAILABLE',
  headers: { 'retry-after': '1' },
}

const badHost = { status: 400, message: 'A request has a Host header with a host name; this one has none or another.' }

// What reads the request later builds a URL from these, and fails on a bad one.
function hasValidHost(request: FastifyRequest): boolean {
  const { host } = request.raw.headers
  // HTTP/1.0 knows no hosts, and health checks of load balancers still use it.
  if (host === undefined && request.raw.httpVersion === '1.0') request.raw.headers.host = 'localhost'
  else if (!/^[^\s/?#@\\]+$/.test(host ?? '')) return false
  const base = `${request.protocol}://${request.hostname}/`
  // Parsing costs more than the check; services have few names.
  if (request.url === '/graphql' && validBases.has(base)) return true
  const isValid = URL.canParse(request.url, base)
  if (isValid && request.url === '/graphql') validBases.set(base, true)
  return isValid
}

const validBases = new LRUCache<string, true>({ max: 1_000 })

// Omits the query string, which contains the variables of a GET, and the client's address.
const serializeRequest = ({ method, url }: FastifyRequest) => ({ method, path: url.split('?')[0] })

const closing = new WeakSet<FastifyInstance>()
const draining = new WeakSet<FastifyInstance>()

/**
 * Makes a server say that it is not ready, for a time in which it still answers: a load balancer needs that to send new requests
 * elsewhere. Each answer closes its connection.
 */
export async function drain(http: FastifyInstance, ms: number): Promise<void> {
  draining.add(http)
  await setTimeout(ms)
}

// A connection that a client keeps open after the last response would delay the shutdown by `keepAliveTimeout`.
function closeConnectionsOnShutdown(http: FastifyInstance): void {
  const sessions = new Set<Http2Session>()
  http.server.on('session', (session: Http2Session) => {
    sessions.add(session)
    session.once('close', () => sessions.delete(session))
    // Its handshake may end after the others were told.
    if (closing.has(http)) session.close()
  })
  http.addHook('preClose', async () => {
    closing.add(http)
    // Each ends once its requests are answered.
    for (const session of sessions) session.close()
  })
  http.addHook('onSend', (request, reply, payload, done) => {
    const ends = closing.has(http) || draining.has(http)
    // HTTP/2 has no such header: its sessions end when the server closes.
    if (request.raw.httpVersionMajor === 2) reply.removeHeader('connection')
    else if (ends) reply.header('connection', 'close')
    done(null, payload)
  })
}

/**
 * Serves `/readyz`, also as `/ready`: 200 when the server can handle requests, otherwise 503. The reason is logged, not returned.
 * @param ready throws when the server can't handle requests; what it returns is in the response
 */
export function addReadinessCheck(http: FastifyInstance, ready: () => Promise<object | undefined>): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      if (closing.has(http) || draining.has(http)) throw new Error('shutting down')
      return { status: 'ready', ...(await ready()) }
    } catch (error) {
      request.log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'Not ready')
      return reply.code(503).send({ status: 'not ready' })
    }
  }
  for (const url of ['/readyz', '/ready']) http.get(url, answer)
}

/** Runs `close` once, on SIGINT, SIGTERM or a crash, and exits after ten seconds at most, besides those of a drain. `others` are signals with another meaning. */
export function onShutdown(log: Logger, close: () => Promise<void>, drainMs = 0, others: 'SIGHUP'[] = []): void {
  closeWithGrace({ delay: 10_000 + drainMs, skip: others }, async ({ err }) => {
    if (err) log.fatal({ cause: serializeError(err) }, 'Shutting down after a crash')
    await close()
  })
}
