import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CookieChange } from '../subgraphs/_shared/refresh-cookie.ts'
import { mayUseCookies } from './web-origins.ts'

/** With this prefix, browsers refuse a cookie that another host sets or that lacks `Secure` (RFC 6265bis, 4.1.3.2). */
const cookieName = '__Host-bunri-refresh'

/** The refresh cookie of a client: what its request brought, and what the response does with it. */
export interface ClientCookie {
  /** The token in it; null without a cookie. */
  token: string | null
  set(change: CookieChange): void
}

/**
 * The refresh cookie of a request; undefined if it may use none. Only a POST request may, which has to be JSON and so can't come
 * from a foreign page without a preflight, and only one from an allowed web page.
 */
export function clientCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  origins: readonly string[] | undefined,
): ClientCookie | undefined {
  if (request.method !== 'POST' || !mayUseCookies(request, origins)) return undefined
  const cookie: ClientCookie = {
    token: tokenIn(request.headers.cookie),
    set({ token, maxAgeSeconds }) {
      cookie.token = token || null
      // On the reply and not in Apollo's response, which a later fault would replace: the old token is of no use any more.
      // Fastify would keep an earlier cookie of the same operation.
      reply.removeHeader('set-cookie')
      reply.header(
        'set-cookie',
        `${cookieName}=${token}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}`,
      )
    },
  }
  return cookie
}

// Of two cookies with this name, nothing says which one is ours. Neither browsers nor we write one that is quoted or longer.
function tokenIn(header = ''): string | null {
  const start = `${cookieName}=`
  const pairs = header.split(';').map((pair) => pair.trim())
  const [token = '', ...others] = pairs.filter((pair) => pair.startsWith(start)).map((pair) => pair.slice(start.length))
  return others.length === 0 && /^[\w.-]{1,1000}$/.test(token) ? token : null
}
