import { isUtf8 } from 'node:buffer'
import { Pool } from 'undici'
import type { LightSignal } from '../subgraphs/_shared/abort.ts'
import { assertionHeader, assertionSigner } from '../subgraphs/_shared/assertion.ts'
import type { Operation } from '../subgraphs/_shared/operation.ts'
import { cookieChangeHeader, cookieChange as cookieChangeShape } from '../subgraphs/_shared/refresh-cookie.ts'
import { accessTokenHeader, type ForwardedHeaders, type SubgraphResponse } from '../subgraphs/_shared/subgraph.ts'
import { traceHeaders } from '../subgraphs/_shared/tracing.ts'
import type { Transport } from './data-sources.ts'
import { RequestRefused } from './subgraph-breaker.ts'
import { ConnectionLost, type HttpResponse, post, readResult } from './subgraph-http.ts'

/** Maximum number of bytes in a response. The largest ordinary ones have a few hundred thousand. */
const maxResponseSize = 20_000_000

/**
 * A subgraph behind an address. Requests are signed with the secret that it shares with the router, and reuse connections; an
 * aborted one closes its connection. A query whose connection is closed before an answer begins is sent once more: a subgraph that closes
 * an idle connection, or restarts, may do so while a request is on its way.
 */
export function overHttp(name: string, url: string, secret: string): Transport {
  const { origin, pathname } = new URL(url)
  const sign = assertionSigner(name, secret)
  const pool = new Pool(origin, { connections: 50, keepAliveTimeout: 10_000, connectTimeout: 1_000, maxResponseSize })

  const send = (operation: Operation, headers: ForwardedHeaders, signal: LightSignal) => {
    const body = JSON.stringify(operation)
    // Signed anew each time: a subgraph takes each signature once.
    const assertion = sign({ body, authorization: headers.authorization })
    return post(pool, {
      path: pathname,
      headers: { ...headers, ...traceHeaders(), 'content-type': 'application/json', [assertionHeader]: assertion },
      body,
      signal,
    })
  }
  return {
    name,
    async execute(operation, headers, signal) {
      const response = await send(operation, headers, signal).catch((error: unknown) => {
        if (!(error instanceof ConnectionLost) || !isQuery(operation) || signal.aborted) throw error
        return send(operation, headers, signal)
      })
      return readResponse(name, response)
    },
    close: () => pool.close(),
  }
}

// A mutation may have happened though its answer was lost.
const isQuery = ({ query, confirmedIds, refreshCookie }: Operation): boolean =>
  /^\s*(query\b|\{)/.test(query) && !/\bmutation\b/.test(query) && !confirmedIds?.length && refreshCookie === undefined

/** The answer of a subgraph. Of its headers, only these are read. @throws Error for what is no answer of GraphQL */
function readResponse(name: string, { status, header, bytes }: HttpResponse): SubgraphResponse {
  if (status !== 200) {
    const message = `${name} answered with status ${status}`
    throw status >= 400 && status < 500 ? new RequestRefused(message) : new Error(message)
  }
  const type = header('content-type') ?? ''
  if (!jsonType.test(type)) throw new Error(`${name} answered with the type "${type.slice(0, 60)}"`)
  if (!isUtf8(bytes)) throw new Error(`${name} answered in another encoding than UTF-8`)
  const result = readResult(bytes.toString())
  const accessToken = header(accessTokenHeader)
  const cacheControl = header('cache-control')
  const change = header(cookieChangeHeader)
  const cookieChange = change && cookieChangeShape.parse(JSON.parse(change))
  return { result, cacheControl, ...(accessToken && { accessToken }), ...(cookieChange && { cookieChange }) }
}

const jsonType = /^application\/(graphql-response\+)?json *(;|$)/i
