import type { FastifyRequest } from 'fastify'
import { makeServer, type ServerOptions } from 'graphql-ws'
import type { WebSocket } from 'ws'
import { serializeError } from '../../subgraphs/_shared/errors.ts'

/** What hooks of the protocol know of a connection. */
export interface Connection {
  socket: WebSocket
  request: FastifyRequest
}

/** How often a socket has to answer a ping. */
const pingMs = 12_000

/**
 * Speaks `graphql-transport-ws` on the sockets of a server. The library's own handler writes what clients do wrong to standard error.
 */
export function webSockets(options: ServerOptions<Record<string, unknown>, Connection & Record<PropertyKey, never>>) {
  const server = makeServer(options)
  return (socket: WebSocket, request: FastifyRequest): void => {
    const fail = (error: unknown) => {
      request.log.warn({ requestId: request.id, cause: serializeError(error) }, 'A WebSocket failed')
      socket.close(4500, 'Something went wrong')
    }
    const closed = server.opened(
      {
        protocol: socket.protocol,
        // Fulfilled once the system has taken it: until then, the next result of the subscription isn't made.
        send: (text) =>
          new Promise((resolve, reject) => {
            if (socket.readyState !== socket.OPEN) resolve()
            else socket.send(text, (error) => (error ? reject(error) : resolve()))
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (receive) => void socket.on('message', (data) => void receive(String(data)).catch(fail)),
      },
      { socket, request } as Connection & Record<PropertyKey, never>,
    )
    let isAlive = true
    const pinging = setInterval(() => {
      if (!isAlive) return socket.terminate()
      isAlive = false
      socket.ping()
    }, pingMs)
    socket.on('pong', () => {
      isAlive = true
    })
    // A frame that is too large, or none of the protocol; the socket is closed with its code.
    socket.on('error', () => {})
    socket.once('close', (code, reason) => {
      clearInterval(pinging)
      Promise.resolve(closed(code, String(reason))).catch(fail)
    })
  }
}
