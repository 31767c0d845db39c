import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { generateKeyPair } from 'jose'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { cachedKeySet } from '../subgraphs/_shared/key-set.ts'
import { aViewer } from '../subgraphs/_shared/testing.ts'
import { signAccessToken, viewerReader } from '../subgraphs/_shared/viewer.ts'
import type { RouterParts } from './router-parts.ts'
import { createRouter } from './server.ts'
import { routerParts } from './testing.ts'

// A reference from user to an item that info doesn't have.
const parts: RouterParts = {
  ...routerParts({ data: { node: { __typename: 'Item', id: 'itm_1' }, _entities: [null] } }),
  readViewer: async (authorization) => {
    if (authorization) throw new Error('connect ECONNREFUSED 10.0.0.1:4001')
    return null
  },
}
const router = await createRouter(parts)
const developmentRouter = await createRouter({ ...parts, development: true, origins: undefined })
afterAll(async () => {
  await router.close()
  await developmentRouter.close()
})

const post = (payload: object, headers = {}) => router.inject({ method: 'POST', url: '/graphql', payload, headers })

test.each([
  ['the name of no operation', { query: 'query A { __typename }', operationName: 'B' }],
  ['several operations and no name', { query: 'query A { __typename } query B { __typename }' }],
  ['an operation type that the schema lacks', { query: 'subscription { __typename }' }],
  ['no operation', { query: 'fragment F on Query { __typename }' }],
])('%s is an error of the client', async (_what, payload) => {
  const response = await post(payload)

  expect(response.statusCode).toBe(200)
  expect(response.body).not.toContain('INTERNAL_SERVER_ERROR')
})

const items =
  'items(first: 50) { nodes { nearbyPlaces(center: { latitude: 37, longitude: 127 }, first: 50) { nodes { id } } } }'
const cycle = (times: number): string => (times === 0 ? 'name' : `parent { children { ${cycle(times - 1)} } }`)

test.each([
  [
    'nested pages',
    `{ ${Array.from({ length: 4 }, (_, nth) => `a${nth}: ${items}`).join(' ')} }`,
    'The lists of an operation have at most 10,000 elements in all; this one asks for up to 10,200.',
  ],
  [
    'lists in a circle',
    `{ category(slug: "paper") { ${cycle(5)} } }`,
    'The lists of an operation have at most 10,000 elements in all; this one asks for up to 111,110.',
  ],
  [
    'a chain',
    `{ category(slug: "paper") { ${'parent { '.repeat(14)} id ${'}'.repeat(14)} } }`,
    'An operation has at most 14 levels of fields; this one has 16.',
  ],
  [
    'many root fields',
    `{ ${Array.from({ length: 21 }, (_, nth) => `a${nth}: __typename`).join(' ')} }`,
    'An operation has at most 20 root fields; this one has 21.',
  ],
  [
    'many aliases',
    `{ item { ${Array.from({ length: 61 }, (_, nth) => `a${nth}: name`).join(' ')} } }`,
    'An operation has at most 60 aliases; this one has 61.',
  ],
])('an operation that is too large by %s is refused before any fetch', async (_what, query, message) => {
  const response = await post({ query })

  expect(response.statusCode).toBe(400)
  const [name, maximum, met] = [expect.any(String), expect.any(Number), expect.any(Number)]
  expect(response.json().errors).toEqual([
    { message, extensions: { code: 'COST_LIMIT_EXCEEDED', limit: { name, maximum, met } } },
  ])
  const { limit } = response.json().errors[0].extensions
  expect(message).toContain(limit.maximum.toLocaleString('en'))
  expect(message).toContain(limit.met.toLocaleString('en'))
})

test.each<[string, string, object?]>([
  ['a text in a variable', 'query ($q: String!) { searchItems(query: $q) { totalCount } }', { q: 'a'.repeat(8_001) }],
  ['a text in a literal', `{ searchItems(query: "${'a'.repeat(8_001)}") { totalCount } }`],
  ['a text in a default', `query ($q: String! = "${'a'.repeat(8_001)}") { searchItems(query: $q) { totalCount } }`],
  ['a list in a variable', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(51).fill('itm_a') }],
  ['a list in an object', `{ items(filter: { categoryIds: [${'"a" '.repeat(51)}] }) { totalCount } }`],
])('%s that is too long is refused before any fetch', async (_what, query, variables) => {
  const response = await post({ query, variables })

  expect(response.statusCode).toBe(400)
  expect(response.json().errors).toMatchObject([
    { message: expect.stringMatching(/8,000 UTF-16|50 elements/), extensions: { code: 'BAD_USER_INPUT' } },
  ])
})

test('in production no error suggests names of the schema', async () => {
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }'
  const input = { email: 'a@b.example', password: '', device: { platform: 'WEBB' }, pasword: 1 }

  const response = await post({ query, variables: { input } })

  expect(response.json().errors).toHaveLength(2)
  expect(response.body).toContain('WEBB')
  expect(response.body).not.toContain('Did you mean')
})

test('a missing object is null, without an explanation of the planner', async () => {
  const response = await post({ query: '{ node(id: "itm_1") { ... on Item { name } } }' })

  expect(response.json()).toEqual({ data: { node: null } })
})

test('unavailable keys are an internal error that reveals no address', async () => {
  const response = await post({ query: '{ __typename }' }, { authorization: 'Bearer a.b.c' })

  expect(response.statusCode).toBe(500)
  expect(response.body).not.toContain('10.0.0.1')
})

test('without configured origins, no other web origin may send requests', async () => {
  const response = await post({ query: '{ __typename }' }, { origin: 'https://elsewhere.example' })

  expect(response.headers['access-control-allow-origin']).toBeUndefined()
})

test('a query by GET needs no header that causes a preflight; a mutation by GET is refused', async () => {
  const get = (query: string) => router.inject({ method: 'GET', url: '/graphql', query: { query } })

  const query = await get('{ __typename }')
  const mutation = await get('mutation { signOut { userErrors { code } } }')

  expect(query.json()).toEqual({ data: { __typename: 'Query' } })
  expect(mutation.statusCode).toBe(405)
})

test('a body that a foreign page can send without a preflight is refused', async () => {
  const payload = JSON.stringify({ query: '{ __typename }' })

  const response = await router.inject({
    method: 'POST',
    url: '/graphql',
    payload,
    headers: { 'content-type': 'text/plain' },
  })

  expect(response.statusCode).toBe(415)
  expect(response.json().errors).toMatchObject([{ message: expect.any(String), extensions: { code: 'BAD_REQUEST' } }])
})

test.each(['br', 'gzip'])('a long response is compressed by %s for a client that accepts it', async (encoding) => {
  const query = '{ __schema { types { name description fields { name description } } } }'
  const headers = { 'accept-encoding': encoding, origin: 'https://app.example' }

  const response = await developmentRouter.inject({ method: 'POST', url: '/graphql', payload: { query }, headers })

  const decompress = encoding === 'br' ? brotliDecompressSync : gunzipSync
  expect(response.headers['content-encoding']).toBe(encoding)
  expect(JSON.parse(decompress(response.rawPayload).toString()).data.__schema.types.length).toBeGreaterThan(100)
  expect(new Set(String(response.headers.vary).toLowerCase().split(/, */))).toEqual(
    new Set('accept accept-language authorization origin accept-encoding graphql-cost graphql-trace'.split(' ')),
  )
  expect(response.headers['access-control-expose-headers']).toContain('x-request-id')
})

test('while no key of access tokens is known, requests with a token are asked to come again, and others are answered', async () => {
  const { privateKey } = await generateKeyPair('EdDSA')
  const token = await signAccessToken({ kid: 'key_1', privateKey }, 'http://auth.test', aViewer('usr_robin'))
  const keys = cachedKeySet(() => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.1:4001')))
  const started = await createRouter({ ...parts, readViewer: viewerReader({ keys, issuer: 'http://auth.test' }) })
  const ask = (headers = {}) =>
    started.inject({ method: 'POST', url: '/graphql', payload: { query: '{ __typename }' }, headers })

  const refused = await ask({ authorization: `Bearer ${token}` })
  const anonymous = await ask()
  await started.close()

  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '1'])
  expect(refused.json().errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' } }])
  expect(refused.body).not.toContain('10.0.0.1')
  expect(anonymous.statusCode).toBe(200)
})

test.each([
  ['en', undefined, 'en'],
  ['en', '*', 'en'],
  ['en', 'ko', 'ko'],
  ['en', 'fr', 'en'],
  [undefined, 'fr', 'ko'],
  [undefined, undefined, 'ko'],
  [undefined, 'en-GB,en', 'en'],
] as const)(
  'with the preferred language %s and the header %s, the response is in %s',
  async (locale, header, expected) => {
    const asked: unknown[] = []
    const base = routerParts({ data: { viewer: null } })
    const speaking = await createRouter({
      ...base,
      readViewer: async () => ({ ...aViewer('usr_robin'), locale }),
      transports: base.transports.map((transport) => ({
        ...transport,
        execute: async (operation, headers, ...rest) => {
          if (operation.query.includes('viewer')) asked.push(headers['accept-language'])
          return transport.execute(operation, headers, ...rest)
        },
      })),
    })
    onTestFinished(() => speaking.close())

    const response = await speaking.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: '{ viewer { id } }' },
      headers: { authorization: 'Bearer a.b.c', ...(header && { 'accept-language': header }) },
    })

    expect(response.headers['content-language']).toBe(expected)
    expect(asked).toEqual([expected])
  },
)
