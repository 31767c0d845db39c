import { randomBytes } from 'node:crypto'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach } from 'vitest'
import { nothingWaits } from '../subgraphs/_shared/events/events.ts'
import type { Operation } from '../subgraphs/_shared/operation.ts'
import type { CookieChange } from '../subgraphs/_shared/refresh-cookie.ts'
import { createSubgraphServer } from '../subgraphs/_shared/serve.ts'
import type { ForwardedHeaders, SubgraphResponse } from '../subgraphs/_shared/subgraph.ts'
import { inProcess, type Transport } from './data-sources.ts'
import { overHttp } from './http-transport.ts'
import type { RouterParts } from './router-parts.ts'
import { createRouter } from './server.ts'
import { collectingLog, routerParts } from './testing.ts'

/** The only origin that routers of these tests allow. */
export const app = 'https://app.example'
export const cookieName = '__Host-bunri-refresh'
/** A token as auth writes it, and the one after it. */
export const token = 'v1.ses_01.0.mac-of_it'
export const next: CookieChange = { token: 'v1.ses_01.1.mac-of_it', maxAgeSeconds: 1_209_599 }
/** The headers of a request that may use the cookie. */
export const fromApp = { origin: app, cookie: `${cookieName}=${token}` }
export const refresh = { query: 'mutation { refreshSession(input: {}) { userErrors { code } } }' }

/**
 * Routers over subgraphs that note what they receive in `received`, answer with fields of `data`, and, each of them, have the cookie
 * changed by `change`.
 */
export function cookieRouters() {
  const { log, lines } = collectingLog()
  const state = {
    received: [] as { subgraph: string; operation: Operation; headers: object }[],
    data: {} as Record<string, unknown>,
    change: undefined as CookieChange | undefined,
  }
  beforeEach(() => Object.assign(state, { received: [], data: {}, change: next }))

  const subgraph = (name: string) => ({
    name,
    async execute(operation: Operation, headers: ForwardedHeaders): Promise<SubgraphResponse> {
      const cacheControl = undefined
      if (operation.query.includes('revocations')) return { result: { data: { revocations: [] } }, cacheControl }
      state.received.push({ subgraph: name, operation, headers })
      const data = { refreshSession: {}, signOut: {}, requestItem: {}, updateProfile: {}, viewer: null, ...state.data }
      return { result: { data }, cacheControl, ...(state.change && { cookieChange: state.change }) }
    },
  })

  const secret = randomBytes(32).toString('base64url')
  async function overHttpTo(name: string): Promise<Transport> {
    const rest = { routes: undefined, spend: async () => true, ready: async () => nothingWaits, stop: async () => {} }
    const http = await createSubgraphServer({ ...subgraph(name), ...rest }, [secret], log)
    afterAll(() => http.close())
    return overHttp(name, `${await http.listen({ host: '127.0.0.1', port: 0 })}/graphql`, secret)
  }

  /** A listening router, and a function that sends requests to it. */
  async function aRouter(parts: Partial<RouterParts> = {}, mode: 'in one process' | 'in five' = 'in one process') {
    const given = routerParts()
    const transports = given.transports.map(({ name }) =>
      mode === 'in five' ? overHttpTo(name) : inProcess(subgraph(name)),
    )
    const all = { ...given, origins: [app], log, ...parts, transports: await Promise.all(transports) }
    const router = await createRouter(all)
    afterAll(() => router.close())
    await router.listen({ host: '127.0.0.1', port: 0 })
    return sender((router.server.address() as AddressInfo).port)
  }

  return { state, lines, aRouter }
}

/** Sends requests, each over a connection of its own. Unlike `fetch`, it may name an origin and cookies. */
const sender =
  (port: number) =>
  (
    body: string | object,
    headers: Record<string, string | string[]> = {},
    { method = 'POST', path = '/graphql' }: { method?: string; path?: string } = {},
  ) =>
    new Promise<IncomingMessage & { text: string }>((resolve, reject) => {
      const type = method === 'POST' && { 'content-type': 'application/json' }
      const sent = httpRequest({ port, method, path, agent: false, headers: { ...type, ...headers } }, (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece) => pieces.push(piece))
        response.on('end', () => resolve(Object.assign(response, { text: Buffer.concat(pieces).toString() })))
      })
      sent.on('error', reject)
      sent.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
