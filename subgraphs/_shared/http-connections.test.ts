import { type AddressInfo, connect, type Socket } from 'node:net'
import { pino } from 'pino'
import { afterAll, expect, test, vi } from 'vitest'
import { createHttpServer } from './http.ts'
import { type Deadlines, deadlines } from './http-connections.ts'
import { exchange, parseResponse } from './testing-sockets.ts'

// A tenth of the real ones, so that these tests take two seconds.
const quick = { headersMs: 500, requestMs: 800, stallMs: 1_000, responseMs: 60_000, idleMs: 500, checkMs: 50 }
const held = new Map<string, () => void>()
const port = await portOf({ deadlines: quick })

const head = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: a\r\n${more}\r\n`
const post = 'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n'

/** Writes a byte every tenth of a second until the connection ends. */
function trickle(socket: Socket, start: string, byte: string): void {
  socket.write(start)
  const timer = setInterval(() => socket.write(byte), 100)
  socket.once('close', () => clearInterval(timer))
}

test('the deadlines are 5 s for headers and 10 s for a request, and hold to within half a second', () => {
  expect(deadlines).toMatchObject({ headersMs: 5_000, requestMs: 10_000, checkMs: 500 })
})

test.concurrent.each<[string, number, (socket: Socket) => void]>([
  ['sends nothing', quick.headersMs, () => {}],
  ['sends a byte of a header now and then', quick.headersMs, (socket) => trickle(socket, `${post}X-A: `, 'a')],
  ['stops after the first line', quick.headersMs, (socket) => socket.write('POST /echo HTTP/1.1\r\n')],
  [
    'sends a byte of a body now and then',
    quick.requestMs,
    (socket) => trickle(socket, `${post}Content-Length: 900\r\n\r\n`, ' '),
  ],
  ['sends half of a body', quick.requestMs, (socket) => socket.write(`${post}Content-Length: 900\r\n\r\n{`)],
  [
    'sends a chunk now and then',
    quick.requestMs,
    (socket) => trickle(socket, `${post}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'),
  ],
])('a client that %s gets 408 after %i ms, and the connection ends', async (_what, deadlineMs, use) => {
  const { text, closedAfterMs } = await exchange(port, use)

  const { status, headers, json } = parseResponse(text)
  expect(status).toBe(408)
  expect(headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  expect(json).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
  expect(closedAfterMs).toBeGreaterThan(deadlineMs - 50)
  expect(closedAfterMs).toBeLessThan(deadlineMs + 2_000)
})

test.concurrent('a connection without a next request ends', async () => {
  const { text, closedAfterMs } = await exchange(port, (socket) => socket.write(head('/healthz')))

  expect(parseResponse(text)).toMatchObject({ status: 200, json: { status: 'ok' } })
  expect(closedAfterMs).toBeLessThan(quick.idleMs + 4_000)
})

test.concurrent('a client that never reads its response loses the connection', async () => {
  expect(await endOfDownload({ stallMs: 600 }, () => {})).toBeLessThan(5_000)
})

test.concurrent('a client that reads its response slowly loses the connection', async () => {
  expect(await endOfDownload({ responseMs: 600 }, (socket) => socket.read(200_000))).toBeLessThan(5_000)
})

test.concurrent('requests sent at once are answered in their order, before what is wrong with the last', async () => {
  const answered = exchange(port, (socket) => socket.write(`${head('/held/one')}${head('/healthz')}NONSENSE\r\n\r\n`))
  await vi.waitFor(() => expect(held.has('one')).toBe(true))
  held.get('one')?.()

  const { text } = await answered
  expect(text.indexOf('{"name":"one"}')).toBeGreaterThan(0)
  expect(text.indexOf('{"name":"one"}')).toBeLessThan(`${text}{"status":"ok"}`.indexOf('{"status":"ok"}'))
  expect(text).not.toMatch(/400 Bad Request.*"name":"one"/s)
})

test('idle connections make room for new ones, and connections beyond the maximum are refused', async () => {
  const few = await portOf({ connectionsMax: 10 })
  let ended = 0
  const idle = () => exchange(few, (socket) => socket.write(head('/healthz'))).then(() => (ended += 1))
  const ask = (path: string) => exchange(few, (socket) => socket.write(head(path, 'Connection: close\r\n')))
  const statusOf = ({ text }: { text: string }) => parseResponse(text).status

  for (let count = 0; count < 8; count += 1) void idle()
  await new Promise((resolve) => setTimeout(resolve, 100))
  const next = await ask('/healthz')
  const busy = Array.from({ length: 10 }, (_, nth) => ask(`/held/${nth}`))
  await vi.waitFor(() => expect(held.has('9')).toBe(true))
  const refused = await ask('/healthz')
  for (const answer of held.values()) answer()

  expect(statusOf(next)).toBe(200)
  expect(ended).toBe(8)
  expect(refused.text).toBe('')
  expect((await Promise.all(busy)).map(statusOf)).toEqual(Array(10).fill(200))
})

/** The port of a new server with routes to be slow at. */
async function portOf(options: Parameters<typeof createHttpServer>[1], onEnd = () => {}): Promise<number> {
  const http = await createHttpServer(pino({ level: 'silent' }), options)
  http.server.on('connection', (socket: Socket) => socket.once('close', onEnd))
  http.post('/echo', async (request) => request.body)
  http.get('/large', async () => Buffer.alloc(30_000_000))
  http.get<{ Params: { name: string } }>('/held/:name', ({ params: { name } }) => {
    return new Promise((resolve) => held.set(name, () => resolve({ name })))
  })
  await http.listen({ host: '127.0.0.1', port: 0 })
  afterAll(() => http.close())
  return (http.server.address() as AddressInfo).port
}

/** Asks for 30 MB and calls `read` every tenth of a second. How long the server keeps the connection, in milliseconds. */
async function endOfDownload(limits: Partial<Deadlines>, read: (socket: Socket) => void): Promise<number> {
  const start = performance.now()
  let onEnd = () => {}
  // The client learns of the end only when it reads on.
  const ended = new Promise<void>((resolve) => {
    onEnd = resolve
  })
  const port = await portOf({ deadlines: { ...quick, ...limits } }, onEnd)
  const socket = connect(port, '127.0.0.1', () => socket.pause().write(head('/large')))
  socket.on('error', () => {})
  const timer = setInterval(() => read(socket), 100)
  await ended
  clearInterval(timer)
  socket.destroy()
  return performance.now() - start
}
