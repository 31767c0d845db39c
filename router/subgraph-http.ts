import type { Dispatcher, Pool } from 'undici'
import { type LightSignal, onAbort } from '../subgraphs/_shared/abort.ts'
import type { SubgraphResponse } from '../subgraphs/_shared/subgraph.ts'
import { isObject } from './plans/merge.ts'

/** A response of a subgraph, read as a whole. */
export interface HttpResponse {
  status: number
  header(name: string): string | undefined
  bytes: Buffer
}

/** The connection was closed before an answer began. Whether the request arrived is unknown. */
export class ConnectionLost extends Error {}

/**
 * Sends a POST request. `Pool.request` would make a stream of each response, which takes longer than a small one.
 * @param signal closes the connection when it aborts
 * @throws the signal's reason, or why there is no response
 */
export function post(
  pool: Pool,
  { path, headers, body, signal }: { path: string; headers: Record<string, string>; body: string; signal: LightSignal },
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    let status = 0
    let received: Dispatcher.ResponseData['headers'] = {}
    const chunks: Buffer[] = []
    if (signal.aborted) return reject(signal.reason)
    let abort = () => reject(signal.reason)
    const stopListening = onAbort(signal, () => abort())
    const settle = <T>(done: (value: T) => void, value: T) => {
      stopListening()
      done(value)
    }
    pool.dispatch(
      { method: 'POST', path, headers, body },
      {
        onRequestStart(controller) {
          if (signal.aborted) return controller.abort(signal.reason)
          abort = () => {
            controller.abort(signal.reason)
            settle(reject, signal.reason)
          }
        },
        onResponseStart(_controller, statusCode, given) {
          status = statusCode
          received = given
        },
        onResponseData(_controller, chunk) {
          chunks.push(chunk)
        },
        onResponseEnd() {
          const header = (name: string) => received[name]?.toString()
          settle(resolve, { status, header, bytes: Buffer.concat(chunks) })
        },
        onResponseError(_controller, error) {
          settle(reject, status === 0 && isReset(error) ? new ConnectionLost(error.message, { cause: error }) : error)
        },
      },
    )
  })
}

const resetCodes = new Set<unknown>(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

const isReset = (error: Error): boolean => 'code' in error && resetCodes.has(error.code)

/**
 * The GraphQL result in the body of a response. Another service may listen at an address, and what follows relies on the shape.
 * @throws Error for any other body
 */
export function readResult(text: string): SubgraphResponse['result'] {
  const value: unknown = JSON.parse(text)
  if (!isObject(value)) throw new Error('The response is no object.')
  const { data, errors } = value
  if (data === undefined && errors === undefined) throw new Error('The response has neither data nor errors.')
  if (data !== undefined && data !== null && !isObject(data)) throw new Error('`data` is no object.')
  const isList = errors === undefined || (Array.isArray(errors) && errors.every(hasMessage))
  if (!isList) throw new Error('`errors` is no list of errors.')
  return value as SubgraphResponse['result']
}

const hasMessage = (error: unknown): boolean => isObject(error) && typeof error.message === 'string'
