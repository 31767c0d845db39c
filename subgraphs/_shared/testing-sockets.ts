import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** What a server sent on one connection, and how the connection ended. */
export interface Received {
  text: string
  /** Milliseconds from the start until the server closed the connection. */
  closedAfterMs: number
}

/** Opens a connection to a local port, lets `use` write to it, and reads until the server closes it. */
export function exchange(port: number, use: (socket: Socket) => void): Promise<Received> {
  return new Promise((resolve) => {
    const start = performance.now()
    const socket = connect(port, '127.0.0.1')
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    // A server that has closed a connection resets it when more arrives.
    socket.on('error', () => {})
    socket.once('close', () => resolve({ text, closedAfterMs: performance.now() - start }))
    socket.once('connect', () => use(socket))
  })
}

/** The first response in a text of HTTP/1.1: its status, its headers in lower case, and its body as JSON if it has one. */
export function parseResponse(text: string): { status: number; headers: Record<string, string>; json: unknown } {
  const [head = '', body = ''] = text.split('\r\n\r\n')
  const [statusLine = '', ...lines] = head.split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => [line.split(':')[0]?.toLowerCase(), line.replace(/^.*?: */, '')]),
  )
  const json = /\{.*\}/s.exec(body)?.[0]
  return { status: Number(statusLine.split(' ')[1]), headers, json: json && JSON.parse(json) }
}

/**
 * A TCP port that is free now and likely stays so. It is below those that systems give to connections and to servers that name none
 * (32,768 and up on Linux, 49,152 elsewhere): a process that starts later, or again, would find such a one taken.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(10_000, 32_768)
    const server = createServer().listen(port, '127.0.0.1')
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    )
    if (!isFree) continue
    server.close()
    await once(server, 'close')
    return port
  }
  throw new Error('A hundred ports were taken.')
}
