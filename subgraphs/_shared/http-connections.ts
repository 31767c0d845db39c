import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { bodyOf, sendRaw } from './http-refusals.ts'

/** Deadlines of a connection, in milliseconds. They hold to within `checkMs`. */
export interface Deadlines {
  /** From the first byte of a request, or from the start of the connection, to the end of its headers. */
  headersMs: number
  /** To the end of its body. */
  requestMs: number
  /** Without a byte in either direction while a request or its response is on its way. */
  stallMs: number
  /** From the end of the headers to the last byte of the response. */
  responseMs: number
  /** Between two requests. */
  idleMs: number
  checkMs: number
}

export const deadlines: Deadlines = {
  headersMs: 5_000,
  requestMs: 10_000,
  stallMs: 30_000,
  responseMs: 60_000,
  // Longer than the router keeps idle connections, so that it never sends a request on a closing one.
  idleMs: 30_000,
  // Node's default is 30 s, which would be the real deadline of all the others.
  checkMs: 500,
}

/** Maximum number of connections at the same time. Each takes about 20 kB of memory. */
export const connectionsMax = 2_000

/** Bounds how long clients hold connections, and how many there are. */
export function limitConnections(
  server: Server,
  { responseMs }: Pick<Deadlines, 'responseMs'>,
  maximum = connectionsMax,
): void {
  server.maxConnections = maximum
  let open = 0
  server.on('connection', (socket: Socket) => {
    open += 1
    socket.once('close', () => {
      open -= 1
    })
    // Idle connections make room before the server has to refuse new ones.
    if (open >= maximum * 0.9) server.closeIdleConnections?.()
  })
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    // Reading a byte now and then is no stall, so a slow reader needs a deadline of its own.
    // In HTTP/2, other requests have the same connection.
    const end = () => ('stream' in response ? (response.stream as { close(): void }).close() : socket.destroy())
    const deadline = setTimeout(end, responseMs).unref()
    deadlinesOf.set(response, deadline)
    response.once('close', () => clearTimeout(deadline))
  })
}

const deadlinesOf = new WeakMap<ServerResponse, NodeJS.Timeout>()

/** Takes the deadline from a response that goes on, such as a stream of events. It has to notice itself who doesn't read it. */
export const mayLast = (response: ServerResponse): void => clearTimeout(deadlinesOf.get(response))

/** Refuses what Node would answer without a body, or not at all: other expectations than 100-continue, and tunnels. */
export function refuseOtherProtocols(server: Server): void {
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const body = JSON.stringify(bodyOf({ message: 'The only expectation that the server meets is 100-continue.' }))
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'close',
    }
    response.writeHead(417, headers).end(body)
  })
  server.on('connect', (_request: IncomingMessage, socket: Socket) => {
    socket.on('error', () => socket.destroy())
    sendRaw(socket, { status: 405, message: 'The server is not a proxy and takes no CONNECT.' })
  })
}
