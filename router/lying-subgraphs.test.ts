import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { overHttp } from './http-transport.ts'
import { createRouter } from './server.ts'
import { routerParts } from './testing.ts'

const secret = 'the one that router and location share'
const query = `query Both {
  searchPlaces(query: "bottles", first: 2) { nodes { id name } }
  item(slug: "can") { slug nearbyPlaces(center: { latitude: 37, longitude: 127 }, first: 2) { totalCount } }
}`
const secrets =
  'postgres://admin:hunter2@10.1.2.3:5432/places select password_hash from users where id = $1 eyJhbGciOi.eyJzdWIi.c2ln\n    at search (/srv/app/search.ts:10:5)'

type Lie = (response: ServerResponse) => void
const json =
  (value: unknown): Lie =>
  (response) =>
    void response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
const text =
  (type: string, body: string | Buffer, status = 200, headers: Record<string, string> = {}): Lie =>
  (response) =>
    void response.writeHead(status, { 'content-type': type, ...headers }).end(body)
const raw =
  (bytes: string): Lie =>
  ({ socket }) =>
    void socket?.end(bytes)
const found = { nodes: [{ id: 'plc_1', name: 'Bin' }] }
const near = [{ __typename: 'Item', nearbyPlaces: { totalCount: 1 } }]
const good = { data: { searchPlaces: found, _entities: near } }
const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'

const lies: [string, Lie][] = [
  ['a page', text('text/html', `<h1>${secrets}</h1>`)],
  ['a page with status 502', text('text/html', `<h1>${secrets}</h1>`, 502)],
  ['half of its JSON', text('application/json', '{"data":{"searchPlaces":{"nodes":[{"id":"plc_1","na')],
  ['no body', text('application/json', '')],
  ['no content', text('application/json', '', 204)],
  ['another type', text('text/plain', JSON.stringify(good))],
  ['no type', (response) => void response.end(JSON.stringify(good))],
  ['another encoding', text('application/json', Buffer.from(JSON.stringify(good), 'utf16le'))],
  ['broken UTF-8', text('application/json', Buffer.from('{"data":{"searchPlaces":[],"a":"\xff"}}', 'latin1'))],
  [
    'compressed bytes that it was not asked for',
    text('application/json', gzipSync(JSON.stringify(good)), 200, { 'content-encoding': 'gzip' }),
  ],
  ['a redirect', text('application/json', '', 302, { location: 'http://10.1.2.3:8080/admin' })],
  ['a permanent redirect', text('application/json', JSON.stringify(good), 308, { location: '/graphql' })],
  ['another protocol', raw('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n')],
  ['status 100 for ever', raw('HTTP/1.1 100 Continue\r\n\r\n')],
  ['no HTTP', raw(`SSH-2.0-OpenSSH ${secrets}\r\n`)],
  ['nothing, and closes', ({ socket }) => void socket?.destroy()],
  ['fewer bytes than it said', raw(`${head}content-length: 5000\r\n\r\n{"data":`)],
  ['two lengths', raw(`${head}content-length: 2\r\ncontent-length: 5\r\n\r\n{"data":{}}`)],
  ['headers without end', raw(`${head}x: ${'a'.repeat(40_000)}\r\n\r\n{}`)],
  ['pieces that are cut off', raw(`${head}transfer-encoding: chunked\r\n\r\n9\r\n{"data":{`)],
  [
    'a body without end',
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const more = () => {
        if (response.destroyed) return
        response.write(' '.repeat(500_000))
        setImmediate(more)
      }
      more()
    },
  ],
  [
    'a byte now and then',
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const timer = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(timer))
    },
  ],
  ['a huge body', text('application/json', Buffer.alloc(21_000_000, '['))],
  [
    'deep lists',
    text('application/json', `{"data":{"searchPlaces":{"nodes":${'['.repeat(100_000)}${']'.repeat(100_000)}}}}`),
  ],
  ['a number', json(5)],
  ['a list', json([good])],
  ['null', json(null)],
  ['neither data nor errors', json({ message: secrets })],
  ['data that is a text', json({ data: secrets })],
  ['no data', json({ data: {} })],
  ['another shape', json({ data: { searchPlaces: [{ nodes: secrets }], _entities: { nearbyPlaces: secrets } } })],
  ['a text in the place of a list', json({ data: { searchPlaces: { nodes: secrets }, _entities: secrets } })],
  [
    'a list that is too long, of numbers',
    json({ data: { searchPlaces: { nodes: Array.from({ length: 5_000 }, (_, id) => id) } } }),
  ],
  ['too few entities', json({ data: { searchPlaces: found, _entities: [] } })],
  ['too many entities', json({ data: { searchPlaces: found, _entities: [...near, ...near] } })],
  [
    'entities of another type',
    json({ data: { searchPlaces: found, _entities: [{ __typename: secrets, nearbyPlaces: [[]] }] } }),
  ],
  [
    'places of another type',
    json({
      data: {
        searchPlaces: { nodes: [{ id: { toString: secrets }, name: [secrets] }] },
      },
    }),
  ],
  [
    'names of the language',
    text('application/json', '{"data":{"__proto__":{"item":1},"constructor":{"prototype":{}},"searchPlaces":null}}'),
  ],
  ['errors that are no list', json({ ...good, errors: { message: secrets } })],
  ['errors of numbers', json({ ...good, errors: [1, null] })],
  [
    'errors with a path that is a number',
    json({ data: { searchPlaces: null }, errors: [{ message: secrets, path: 7, locations: 'x', extensions: 'y' }] }),
  ],
  [
    'errors at places of others',
    json({ data: { searchPlaces: null }, errors: [{ message: secrets, path: ['item', 'slug'] }] }),
  ],
  [
    'what is inside, as an unexpected error',
    json({
      data: null,
      errors: [
        {
          message: secrets,
          extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: [secrets], exception: { secrets } },
        },
      ],
    }),
  ],
  [
    'what is inside, as an error with a code that clients see',
    json({
      data: null,
      errors: [
        {
          message: secrets,
          extensions: { code: 'BAD_USER_INPUT', secrets, limit: { name: secrets, maximum: 1, met: 2 } },
        },
      ],
    }),
  ],
  ['what is inside, in extensions', json({ ...good, extensions: { secrets } })],
  [
    'headers for the client',
    (response) => {
      const headers = {
        location: 'http://10.1.2.3',
        'set-cookie': `sid=${'a'.repeat(20)}`,
        'access-control-allow-origin': '*',
        server: 'hunter2',
        'access-token': 'eyJhbGciOi.eyJzdWIi.c2ln',
        'refresh-cookie': '{"token":"hunter2","maxAgeSeconds":9}',
        'cache-control': 'public, hunter2',
      }
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
      json(good)(response)
    },
  ],
]

let lie: Lie = json(good)
const server = createServer((request, response) => {
  request.resume().once('end', () => lie(response))
}).listen(0, '127.0.0.1')
await new Promise((resolve) => server.once('listening', resolve))
const parts = routerParts({
  data: {
    item: { __typename: 'Item', slug: 'can', id: 'itm_1', dropOffMaterials: [{ __typename: 'Material', id: 'mat_1' }] },
  },
})
const router = await createRouter({
  ...parts,
  transports: [
    ...parts.transports.filter(({ name }) => name !== 'location'),
    overHttp('location', `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, secret),
  ],
  timeoutsMs: new Map([['location', 300]]),
  // Each lie is heard.
  breakerLimits: { size: 1_000, minimum: 1_000, restMs: 1, restMsMax: 1, atOnce: 100, waiting: 100, waitMs: 1_000 },
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await router.close()
})

test.each(lies)(
  'a subgraph that answers with %s costs its own fields only, and nothing inside is told',
  async (_what, given) => {
    lie = given

    const response = await router.inject({ method: 'POST', url: '/graphql', payload: { query } })

    expect(response.statusCode).toBe(200)
    const { data } = response.json()
    expect(data.item.slug).toBe('can')
    expect(
      [data.searchPlaces, data.item.nearbyPlaces].filter((part) => part !== null && typeof part !== 'object'),
    ).toEqual([])
    const all = JSON.stringify([response.headers, response.body])
    expect(all).not.toMatch(
      /hunter2|10\.1\.2\.3|127\.0\.0\.1|password_hash|eyJ|\.ts\b|ECONN|UND_ERR|location|serviceName|stacktrace/,
    )
    expect(Object.keys(response.headers)).not.toContain('set-cookie')
  },
)

test('afterwards, its true answers arrive again', async () => {
  lie = json(good)

  const response = await router.inject({ method: 'POST', url: '/graphql', payload: { query } })

  expect(response.json()).toEqual({
    data: {
      searchPlaces: { nodes: [{ id: 'plc_1', name: 'Bin' }] },
      item: { slug: 'can', nearbyPlaces: { totalCount: 1 } },
    },
  })
})
