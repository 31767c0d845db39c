import type { FastifyRequest } from 'fastify'
import type { GraphQLError } from 'graphql'
import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'
import type { LightSignal } from '../subgraphs/_shared/abort.ts'
import { locales } from '../subgraphs/_shared/locale.ts'
import type { ForwardedHeaders } from '../subgraphs/_shared/subgraph.ts'
import type { Viewer } from '../subgraphs/_shared/viewer.ts'
import type { CheckPolicies } from './access/check-policies.ts'
import type { ClientCookie } from './refresh-cookie.ts'
import type { CheckSession } from './session-check.ts'
import type { RequestTrace } from './trace-report.ts'

/** Context of a client's request, for every fetch from a subgraph. */
export interface RouterContext {
  headers: ForwardedHeaders
  /** Why the access token that came along is not valid; such a token is not forwarded. */
  tokenProblem?: GraphQLError | undefined
  /** Who signed in; undefined for nobody. */
  viewer?: Viewer | undefined
  /** How the client application calls itself. Anybody can claim any name. */
  clientName?: string | undefined
  /** Whether the document is unknown where trusted ones are preferred. */
  isUntrusted?: boolean
  /** Whether it is a part of an operation that was measured and charged as a whole. */
  isCharged?: boolean
  /** The client's refresh cookie; undefined if the request may neither use nor get one. */
  refreshCookie?: ClientCookie | undefined
  /** Aborts when the client closes the connection. */
  signal: LightSignal
  /** When the request came, in ms of `performance.now()`; without it, only each fetch has a deadline. */
  startedMs?: number
  /** What is noted of how it is answered, if a developer asked for that. */
  trace?: RequestTrace | undefined
  checkSession: CheckSession
  /** Asks which policies the holder of the access token doesn't meet. */
  checkPolicies: CheckPolicies
  /** The ids in the input of a mutation that are ids of existing entities. */
  confirmedIds?: readonly string[]
  /** Whether this operation has changed something in auth, such as ended its own session. */
  hasChangedAuth?: boolean
}

/**
 * The headers that subgraphs receive, checked or computed by the router. No other header of the client reaches them.
 */
export function forwardedHeaders(
  request: FastifyRequest,
  { withoutToken, viewer }: { withoutToken: boolean; viewer: Viewer | undefined },
): ForwardedHeaders {
  const { authorization, 'user-agent': userAgent } = request.headers
  return {
    ...(authorization && !withoutToken && { authorization }),
    ...(userAgent && { 'user-agent': userAgent.slice(0, 200) }),
    'accept-language': languageOf(request, viewer),
    'x-request-id': request.id,
    'x-client-ip': request.ip,
  }
}

/** How a client application calls itself, in the header of Hive's or Apollo's clients; undefined for none, or no ordinary name. */
export function clientNameOf({ headers }: FastifyRequest): string | undefined {
  const name = headers['graphql-client-name'] ?? headers['apollographql-client-name']
  return typeof name === 'string' && /^[\w .-]{1,60}$/.test(name) ? name : undefined
}

/**
 * The supported language that the client prefers. If it names none that we speak, the one that the person prefers, otherwise the default.
 */
export function languageOf(request: FastifyRequest, viewer: Viewer | undefined): string {
  const named = request.headers['accept-language'] ?? '*'
  return languageIn(named) || viewer?.locale || locales[0]
}

// Clients send few different ones.
const readLanguages = new LRUCache<string, string>({ max: 1_000 })

/** The supported language that a header prefers; empty if it names none. */
export function languageIn(header: string): string {
  const known = readLanguages.get(header)
  if (known !== undefined) return known
  const found =
    header.trim() === '*'
      ? ''
      : (new Negotiator({ headers: { 'accept-language': header } }).language([...locales]) ?? '')
  readLanguages.set(header, found)
  return found
}
