import { createHash } from 'node:crypto'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { unauthenticated } from '../subgraphs/_shared/errors.ts'
import type { SubgraphResponse } from '../subgraphs/_shared/subgraph.ts'
import { createRouter } from './server.ts'
import { routerParts } from './testing.ts'

const nodes = [{ __typename: 'Item', id: 'itm_1', name: 'Cup "A"\u2028' }]
let result: SubgraphResponse['result'] = { data: { items: { nodes } } }
const given = routerParts()
const router = await createRouter({
  ...given,
  transports: given.transports.map((transport) => ({
    ...transport,
    execute: async (operation, headers, signal) =>
      operation.query.includes('revocations')
        ? transport.execute(operation, headers, signal)
        : { result: structuredClone(result), cacheControl: 'max-age=60, private' },
  })),
  readViewer: async (authorization) => {
    if (authorization === 'Bearer old') throw unauthenticated('This token has expired.')
    return null
  },
})
afterAll(() => router.close())

const url = '/graphql'
const query = 'query ($n: Int = 2) { items(first: $n) { nodes { id name } } }'
const post = (payload: unknown, headers = {}): InjectOptions => ({
  method: 'POST',
  url,
  payload: JSON.stringify(payload),
  headers: { 'content-type': 'application/json', ...headers },
})
const get = (parameters: Record<string, string> | string[][], headers = {}): InjectOptions => ({
  method: 'GET',
  url: `${url}?${new URLSearchParams(parameters)}`,
  headers,
})

/** All of a response that two answers to one request have in common. */
function comparable({ statusCode, headers, body }: LightMyRequestResponse) {
  const { date: _date, 'x-request-id': _id, ratelimit: _left, ...others } = headers
  return { statusCode, headers: others, body: body.replace(/"requestId":"[^"]*"/, '"requestId":""') }
}

/** The answer to a request before and after its query is prepared. The text of the query differs for Apollo Server. */
let differences = 0
async function bothAnswers(request: (text: string) => InjectOptions) {
  differences += 1
  const text = `${query} # ${differences}`
  const first = comparable(await router.inject(request(text)))
  await router.inject(post({ query: text }))
  await router.inject(post({ query: text, extensions: persistedOf(text) }))
  const second = comparable(await router.inject(request(text)))
  return { first, second }
}
const persistedOf = (text: string) => ({
  persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(text).digest('hex') },
})

test.each<[string, number, (text: string) => InjectOptions]>([
  ['POST', 200, (text) => post({ query: text })],
  ['GET', 200, (text) => get({ query: text })],
  ['GET with variables', 200, (text) => get({ query: text, variables: '{"n":3}' })],
  ['GET with variables null', 400, (text) => get({ query: text, variables: 'null' })],
  ['GET with extensions null', 400, (text) => get({ query: text, extensions: 'null' })],
  ['GET with empty variables', 400, (text) => get({ query: text, variables: '' })],
  [
    'GET with two queries',
    400,
    (text) =>
      get([
        ['query', text],
        ['query', text],
      ]),
  ],
  [
    'GET with variables in two parts',
    400,
    (text) =>
      get([
        ['query', text],
        ['variables', '{"n":1'],
        ['variables', '"m":2}'],
      ]),
  ],
  ['GET with a type of content', 200, (text) => get({ query: text }, { 'content-type': 'application/json' })],
  ['an empty operation name', 200, (text) => post({ query: text, operationName: '' })],
  ['an operation name of null', 200, (text) => post({ query: text, operationName: null })],
  ['another operation name', 200, (text) => post({ query: text, operationName: 'Other' })],
  ['an operation name of another type', 400, (text) => post({ query: text, operationName: 1 })],
  ['variables of null', 200, (text) => post({ query: text, variables: null })],
  ['a variable of null', 200, (text) => post({ query: text, variables: { n: null } })],
  ['a variable that is not in the query', 200, (text) => post({ query: text, variables: { other: 1 } })],
  ['a list of variables', 400, (text) => post({ query: text, variables: [] })],
  ['a variable of another type', 200, (text) => post({ query: text, variables: { n: 'many' } })],
  ['too large a page', 400, (text) => post({ query: text, variables: { n: 1_000_000 } })],
  ['too long a text', 400, (text) => post({ query: text, variables: { other: 'a'.repeat(9_000) } })],
  ['extensions of null', 200, (text) => post({ query: text, extensions: null })],
  ['extensions of another form', 400, (text) => post({ query: text, extensions: [] })],
  ['other extensions', 200, (text) => post({ query: text, extensions: { persistedQuery: null, other: 1 } })],
  ['a persisted query', 200, (text) => post({ query: text, extensions: persistedOf(text) })],
  [
    'another version of persisted queries',
    400,
    (text) =>
      post({ query: text, extensions: { persistedQuery: { ...persistedOf(text).persistedQuery, version: 2 } } }),
  ],
  [
    'a hash in the place of a text',
    200,
    (text) => post({ query: `sha256:${persistedOf(text).persistedQuery.sha256Hash}` }),
  ],
  ['a name with a part of the query', 200, (text) => post({ operationName: 'A\nB', query: text })],
  ['the other media type', 200, (text) => post({ query: text }, { accept: 'application/graphql-response+json' })],
  ['any media type', 200, (text) => post({ query: text }, { accept: '*/*' })],
  [
    'media types by weight',
    200,
    (text) => post({ query: text }, { accept: 'application/json;q=0.5, application/graphql-response+json' }),
  ],
  ['a media type that is not offered', 406, (text) => post({ query: text }, { accept: 'text/html' })],
  ['a token that has expired', 401, (text) => post({ query: text }, { authorization: 'Bearer old' })],
  ['compression', 200, (text) => post({ query: text }, { 'accept-encoding': 'gzip' })],
  ['a list of operations', 400, (text) => post([{ query: text }])],
  ['an empty body', 400, () => post({})],
])('%s gets status %i and the same answer with and without Apollo Server', async (_what, status, request) => {
  const { first, second } = await bothAnswers(request)

  expect(first.statusCode).toBe(status)
  expect(second).toEqual(first)
})

test('errors of a subgraph are shown as Apollo Server shows them, and such an answer is not cached', async () => {
  const request = (text: string) => post({ query: text })
  const path = ['items', 'nodes', 0, 'name']
  for (const extensions of [undefined, { code: 'NOT_FOUND' }, { code: 'INTERNAL_SERVER_ERROR', stack: 'at x' }]) {
    const text = `${query} # errors ${differences++}`
    result = { data: { items: { nodes } }, errors: [{ message: 'No\nname', path, ...(extensions && { extensions }) }] }
    const first = comparable(await router.inject(request(text)))
    const unprepared = comparable(await router.inject(request(text)))
    result = { data: { items: { nodes } } }
    const correct = await router.inject(request(text))
    result = { data: { items: { nodes } }, errors: [{ message: 'No\nname', path, ...(extensions && { extensions }) }] }
    const second = comparable(await router.inject(request(text)))
    result = { data: { items: { nodes } } }

    expect(first.body).toContain('"errors"')
    expect([unprepared, second]).toEqual([first, first])
    expect(correct.json().errors).toBeUndefined()
    expect(second.headers['cache-control']).toBe('no-store')
  }
})

test('a query that was prepared with one value of @include is right with the other', async () => {
  const text = 'query ($constructor: Boolean = true) { items { nodes { id name @include(if: $constructor) } } }'
  const ask = async (variables: object) =>
    (await router.inject(post({ query: text, variables }))).json().data.items.nodes
  const [{ id, name }] = nodes as [(typeof nodes)[0]]

  expect(await ask({ constructor: false })).toEqual([{ id }])
  expect(await ask({ constructor: true })).toEqual([{ id, name }])
  expect(await ask({})).toEqual([{ id, name }])
  expect(await ask({ constructor: false })).toEqual([{ id }])
})

test('beyond a rate limit, a prepared query gets 429 as any other', async () => {
  const large = `{ ${Array.from({ length: 4 }, (_, nth) => `a${nth}: items(first: 49) { nodes { nearbyPlaces(center: { latitude: 37, longitude: 127 }, first: 50) { nodes { id } } } }`).join(' ')} }`
  result = { data: Object.fromEntries([0, 1, 2, 3].map((nth) => [`a${nth}`, null])) }
  const ask = (text: string) => router.inject({ ...post({ query: text }), remoteAddress: '192.0.2.9' })
  let prepared = await ask(large)
  for (let count = 0; count < 200 && prepared.statusCode === 200; count += 1) prepared = await ask(large)
  const other = await ask(`${large} # another text`)

  expect(prepared.statusCode).toBe(429)
  expect(prepared.headers['retry-after']).toMatch(/^\d+$/)
  expect({ ...comparable(prepared), body: '' }).toEqual({
    ...comparable(other),
    body: '',
    headers: { ...comparable(other).headers, 'retry-after': expect.any(String) },
  })
})

test.each([
  ['a mutation', 'mutation { signOut { userErrors { code } } }'],
  ['introspection', '{ __schema { queryType { name } } }'],
])('%s is never prepared: each answer is the same', async (_what, text) => {
  result = { data: { signOut: { userErrors: [] } } }
  const answers = []
  for (let count = 0; count < 3; count += 1) answers.push(comparable(await router.inject(post({ query: text }))))

  expect(answers).toEqual([answers[0], answers[0], answers[0]])
})
