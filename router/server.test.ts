import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { createRouter } from './server.ts'

const router = await createRouter({
  supergraphSdl: readFileSync(new URL('supergraph.graphql', import.meta.url), 'utf8'),
  transports: ['auth', 'user', 'location', 'info'].map((name) => ({
    name,
    // An item that info doesn't have, as user sees it: a reference only.
    ask: async () => ({
      result: { data: { node: { __typename: 'Item', id: 'itm_1' }, _entities: [null] } },
      cacheControl: '',
    }),
    close: async () => {},
  })),
  readViewer: async (authorization) => {
    if (authorization) throw new Error('connect ECONNREFUSED 10.0.0.1:4001')
    return null
  },
  ready: async () => {},
  log: pino({ level: 'silent' }),
  development: false,
  origins: [],
  trustProxy: false,
})
afterAll(() => router.close())

const post = (payload: object, headers = {}) => router.inject({ method: 'POST', url: '/graphql', payload, headers })

test.each([
  ['a name that no operation has', { query: 'query A { __typename }', operationName: 'B' }],
  ['several operations and no name', { query: 'query A { __typename } query B { __typename }' }],
  ['an operation of a kind that there is not', { query: 'subscription { __typename }' }],
  ['no operation', { query: 'fragment F on Query { __typename }' }],
])('%s is the fault of who asks', async (_what, payload) => {
  const answer = await post(payload)

  expect(answer.statusCode).toBe(400)
  expect(answer.body).not.toContain('INTERNAL_SERVER_ERROR')
})

test('more elements in pages of pages than an answer should have are refused before anything is asked', async () => {
  const page =
    'items(first: 50) { nodes { nearbyPlaces(center: { latitude: 37, longitude: 127 }, first: 50) { nodes { id } } } }'

  const answer = await post({ query: `{ a: ${page} b: ${page} }` })

  expect(answer.statusCode).toBe(429)
  expect(answer.json().errors).toEqual([
    {
      message: 'The pages of an operation have at most 5000 elements in all; this one asks for up to 5,100.',
      extensions: { code: 'COST_LIMIT_EXCEEDED' },
    },
  ])
})

test('in production no error guesses at names of the schema', async () => {
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }'
  const input = { email: 'a@b.example', password: '', device: { platform: 'WEBB' }, pasword: 1 }

  const answer = await post({ query, variables: { input } })

  expect(answer.json().errors).toHaveLength(2)
  expect(answer.body).toContain('WEBB')
  expect(answer.body).not.toContain('Did you mean')
})

test('what is not there is null, without notes of the planner', async () => {
  const answer = await post({ query: '{ node(id: "itm_1") { ... on Item { name } } }' })

  expect(answer.json()).toEqual({ data: { node: null } })
})

test('keys that cannot be had are a fault of ours, and no address gets out', async () => {
  const answer = await post({ query: '{ __typename }' }, { authorization: 'Bearer a.b.c' })

  expect(answer.statusCode).toBe(500)
  expect(answer.body).not.toContain('10.0.0.1')
})

test('without origins named, no page of another may ask', async () => {
  const answer = await post({ query: '{ __typename }' }, { origin: 'https://elsewhere.example' })

  expect(answer.headers['access-control-allow-origin']).toBeUndefined()
})
