import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { exchange, parseResponse } from '../subgraphs/_shared/testing-sockets.ts'
import { createRouter } from './server.ts'
import { routerParts } from './testing.ts'

const router = await createRouter(routerParts())
await router.listen({ host: '127.0.0.1', port: 0 })
afterAll(() => router.close())

const { port } = router.server.address() as AddressInfo
const query = JSON.stringify({ query: '{ __typename }' })

const ask = async (request: string | Buffer) =>
  parseResponse((await exchange(port, (socket) => socket.write(request))).text)

interface Sent {
  method?: string
  path?: string
  headers?: Record<string, string>
  body?: string | Buffer
}

function requestOf({ method = 'POST', path = '/graphql', headers = {}, body = query }: Sent): Buffer {
  const all = {
    host: 'graph.test',
    connection: 'close',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`), Buffer.from(body)])
}

const invalidUtf8 = Buffer.concat([Buffer.from('{"query":"{ __typename #'), Buffer.from([0xff]), Buffer.from('\\n}"}')])
const chunked = Buffer.concat([
  Buffer.from('POST /graphql HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n'),
  Buffer.from(`Transfer-Encoding: chunked\r\n\r\n${invalidUtf8.length.toString(16)}\r\n`),
  invalidUtf8,
  Buffer.from('\r\n0\r\n\r\n'),
])
const json = { 'content-type': 'application/json' }
const persisted = (persistedQuery: unknown, text?: string) =>
  requestOf({ body: JSON.stringify({ ...(text && { query: text }), extensions: { persistedQuery } }) })

test.each<[string, number, string | Buffer]>([
  ['an unknown path', 404, requestOf({ path: '/nothing' })],
  ['a long unknown path', 404, requestOf({ path: `/${'a'.repeat(2_000)}` })],
  ['another method', 405, requestOf({ method: 'DELETE' })],
  ['a method of WebDAV', 405, requestOf({ method: 'PROPFIND' })],
  ['a POST to a health check', 405, requestOf({ path: '/healthz' })],
  ['a mutation by GET', 405, requestOf({ method: 'GET', path: '/graphql?query=mutation{signOut{userErrors{code}}}' })],
  ['CONNECT', 405, 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['a client that accepts no JSON', 406, requestOf({ headers: { accept: 'text/html' } })],
  ['a body that is too large', 413, requestOf({ body: 'x'.repeat(100_001) })],
  [
    'a compressed body that is too large',
    413,
    requestOf({ body: gzipSync(`{"query":"${' '.repeat(1_000_000)}"}`), headers: { 'content-encoding': 'gzip' } }),
  ],
  ['another media type', 415, requestOf({ headers: { 'content-type': 'application/xml' } })],
  ['a form', 415, requestOf({ headers: { 'content-type': 'multipart/form-data; boundary=a' } })],
  ['another charset', 415, requestOf({ headers: { 'content-type': 'application/json; charset=utf-16' } })],
  ['another content encoding', 415, requestOf({ headers: { 'content-encoding': 'zstd' } })],
  ['another expectation', 417, requestOf({ headers: { expect: '200-ok' } })],
  ['headers that are too large', 431, requestOf({ headers: { 'x-a': 'a'.repeat(20_000) } })],
  ['no HTTP', 400, 'NONSENSE\r\n\r\n'],
  ['an unknown method', 400, 'BREW /graphql HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['HTTP/2 without negotiation', 400, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['two lengths', 400, 'POST /graphql HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n'],
  ['no host', 400, 'GET /graphql?query={__typename} HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ['a host that is none', 400, requestOf({ headers: { host: 'a b[' } })],
  ['a path that is no UTF-8', 400, requestOf({ path: '/%zz' })],
  [
    'an upgrade',
    400,
    requestOf({ method: 'GET', body: '', headers: { connection: 'upgrade, close', upgrade: 'websocket' } }),
  ],
  ['a body that is no JSON', 400, requestOf({ body: '{' })],
  ['no body', 400, requestOf({ body: '' })],
  ['a body that is null', 400, requestOf({ body: 'null' })],
  ['a body that is a text', 400, requestOf({ body: '"{ __typename }"' })],
  ['a batch', 400, requestOf({ body: `[${query}]` })],
  ['an empty batch', 400, requestOf({ body: '[]' })],
  ['an object without a query', 400, requestOf({ body: '{}' })],
  ['a query that is no text', 400, requestOf({ body: '{"query":{}}' })],
  ['variables that are no object', 400, requestOf({ body: '{"query":"{ __typename }","variables":"{}"}' })],
  ['a prototype', 400, requestOf({ body: '{"query":"{ __typename }","__proto__":{}}' })],
  ['bytes that are no UTF-8', 400, requestOf({ body: invalidUtf8 })],
  ['chunks that are no UTF-8', 400, chunked],
  ['a body that is not compressed', 400, requestOf({ headers: { 'content-encoding': 'gzip' } })],
  ['a query given twice', 400, requestOf({ method: 'GET', body: '', path: '/graphql?query=a&query=b' })],
  ['variables that are no JSON', 400, requestOf({ method: 'GET', body: '', path: '/graphql?query={a}&variables={' })],
  ["another text's hash", 400, persisted({ version: 1, sha256Hash: 'a'.repeat(64) }, '{ __typename }')],
  ['another version of persisted queries', 400, persisted({ version: 2, sha256Hash: 'a'.repeat(64) })],
  ['a persisted query without a hash', 400, persisted({ version: 1 })],
  ['a persisted query that is a text', 400, persisted('a'.repeat(64))],
  ['a hash that is an object', 400, persisted({ version: 1, sha256Hash: { $ne: '' } })],
  [
    "another text's hash by GET",
    400,
    requestOf({
      method: 'GET',
      body: '',
      path: `/graphql?query={__typename}&extensions={"persistedQuery":{"version":1,"sha256Hash":"${'a'.repeat(64)}"}}`,
    }),
  ],
])('%s is refused with status %i in the format of GraphQL', async (_what, status, request) => {
  const response = await ask(request)

  expect(response.status).toBe(status)
  expect(response.headers['content-type']).toBe('application/json; charset=utf-8')
  expect(response.headers['cache-control']).toBe('no-store')
  expect(response.json).toEqual({
    errors: [
      { message: expect.stringMatching(/\w.{10}/), extensions: expect.objectContaining({ code: 'BAD_REQUEST' }) },
    ],
  })
  expect(status !== 405 || response.headers.allow || /^CONNECT/.test(request.toString())).toBeTruthy()
})

test('a persisted query is unknown until a client registers it, as Apollo clients expect', async () => {
  const text = '{ registered: __typename }'
  const persistedQuery = { version: 1, sha256Hash: createHash('sha256').update(text).digest('hex') }

  const unknown = await ask(persisted(persistedQuery))
  const registered = await ask(persisted(persistedQuery, text))
  const known = await ask(persisted(persistedQuery))

  expect(unknown.status).toBe(200)
  expect(unknown.json).toMatchObject({
    errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
  })
  expect([registered.json, known.json]).toEqual(Array(2).fill({ data: { registered: 'Query' } }))
})

test.each([
  ['compressed', requestOf({ body: gzipSync(query), headers: { 'content-encoding': 'gzip' } })],
  ['in UTF-8 by name', requestOf({ headers: { 'content-type': 'application/json; charset="UTF-8"' } })],
  ['for a client that accepts everything', requestOf({ headers: { ...json, accept: 'text/html, */*;q=0.1' } })],
  ['in HTTP/1.0 without a host', 'GET /graphql?query={__typename} HTTP/1.0\r\n\r\n'],
])('a request %s is answered', async (_what, request) => {
  expect((await ask(request)).json).toEqual({ data: { __typename: 'Query' } })
})

test('a host that a proxy passes on is checked too', async () => {
  const behindProxy = await createRouter({ ...routerParts(), trustProxy: 'loopback' })

  const response = await behindProxy.inject({
    url: '/graphql?query={__typename}',
    headers: { 'x-forwarded-host': 'a b[' },
  })
  await behindProxy.close()

  expect(response.statusCode).toBe(400)
})
