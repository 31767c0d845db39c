import cors, { type FastifyCorsOptions } from '@fastify/cors'
import type { FastifyInstance, FastifyRequest, onRequestHookHandler } from 'fastify'

/** Headers that pages of other origins may read. */
const exposedHeaders = ['x-request-id', 'retry-after', 'ratelimit', 'ratelimit-policy', 'content-language']

/**
 * CORS: pages of which origins may send requests, and which of them may send cookies along. The plugin's hook takes longer
 * than all other hooks of an arriving request together, so requests without an origin, of apps that are no web pages, only get the `Vary` header.
 */
export function allowOrigins(http: FastifyInstance, origins: readonly string[] | undefined): void {
  const options = {
    origin: origins ? [...origins] : true,
    maxAge: 86_400,
    exposedHeaders,
    // Otherwise an OPTIONS request that asks for no preflight gets a refusal in plain text.
    strictPreflight: false,
  }
  const [withCookies, withoutCookies] = [true, false].map((credentials) => ({ ...options, credentials }))
  const delegator = (request: FastifyRequest, use: (error: Error | null, options?: FastifyCorsOptions) => void) =>
    use(null, mayUseCookies(request, origins) ? withCookies : withoutCookies)
  const addHook = (_name: 'onRequest', hook: onRequestHookHandler) =>
    http.addHook('onRequest', function onlyWithOrigin(request, reply, done) {
      if (request.headers.origin !== undefined || request.method === 'OPTIONS')
        return hook.call(this, request, reply, done)
      reply.header('vary', 'Origin')
      done()
    })
  cors(Object.create(http, { addHook: { value: addHook } }), { delegator }, (error) => {
    if (error) throw error
  })
}

/**
 * Whether a request comes from a page that may use the refresh cookie: of one of `origins` or of the router's own, with TLS or on
 * this machine. With undefined `origins`, only pages on this machine may. Browsers name the origin in every POST, and no
 * page can change it; other clients get their tokens in the body.
 */
export function mayUseCookies(
  { headers, protocol, host }: FastifyRequest,
  origins: readonly string[] | undefined,
): boolean {
  const { origin = '' } = headers
  // On another site, the browser would neither keep nor send a cookie with SameSite=Strict, not even for an allowed origin.
  if (headers['sec-fetch-site'] === 'cross-site') return false
  if (!origins) return isOnThisMachine(origin)
  const isAllowed = origins.includes(origin) || origin === `${protocol}://${host}`
  return isAllowed && (origin.startsWith('https://') || isOnThisMachine(origin))
}

const isOnThisMachine = (origin: string): boolean =>
  /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/.test(origin)
