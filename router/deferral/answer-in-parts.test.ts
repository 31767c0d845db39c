import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { Defer20220824Handler } from '@apollo/client/incremental'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import type { SubgraphResponse } from '../../subgraphs/_shared/subgraph.ts'
import { createRouter } from '../server.ts'
import { routerParts } from '../testing.ts'

/** Info and location, whose answers a test holds back. */
const held = new Set<string>()
const answered: { name: string; query: string; isAborted(): boolean }[] = []
const dropOffMaterials = [{ __typename: 'Material', id: 'mat_1', code: 'paper' }]
let itemExists = true
let placesFail = false
const given = routerParts()
const router = await createRouter({
  ...given,
  keepsAnswers: false,
  transports: given.transports.map((transport) => ({
    ...transport,
    async execute(operation, headers, signal): Promise<SubgraphResponse> {
      if (operation.query.includes('revocations')) return transport.execute(operation, headers, signal)
      answered.push({ name: transport.name, query: operation.query, isAborted: () => signal.aborted })
      await vi.waitFor(
        () => {
          if (held.has(transport.name) && !signal.aborted) throw new Error('held')
        },
        { timeout: 5_000, interval: 5 },
      )
      if (signal.aborted) throw signal.reason
      const item = itemExists ? { __typename: 'Item', id: 'itm_1', slug: 'cup', name: 'A cup', dropOffMaterials } : null
      const places = {
        __typename: 'Item',
        nearbyPlaces: { nodes: [{ __typename: 'Place', id: 'plc_1', name: 'A shop' }] },
      }
      const isPlaces = transport.name === 'location'
      if (isPlaces && placesFail) return { result: { errors: [{ message: 'no' }] }, cacheControl: '' }
      return { result: { data: isPlaces ? { _entities: [places] } : { item } }, cacheControl: '' }
    },
  })),
})
const address = await router.listen({ host: '127.0.0.1', port: 0 })
afterAll(() => router.close())

const query = `query Screen($slug: String!, $wait: Boolean! = true) {
  item(slug: $slug) { slug ...Places @defer(label: "places", if: $wait) name }
}
fragment Places on Item { nearbyPlaces(center: { latitude: 37.5, longitude: 127 }) { nodes { name } } }`
const accept = 'multipart/mixed;deferSpec=20220824, application/graphql-response+json, application/json;q=0.9'
const first = { item: { slug: 'cup', name: 'A cup' } }
const places = { nearbyPlaces: { nodes: [{ name: 'A shop' }] } }

const send = (body: object, headers: object = { accept }) =>
  fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ variables: { slug: 'cup' }, ...body }),
  })

const partsIn = (text: string) =>
  text
    .split('\r\n---')
    .slice(1, -1)
    .map((part) => JSON.parse(part.slice(part.indexOf('\r\n\r\n'))))

test('what is deferred comes after the rest, with its label and its place', async () => {
  held.add('location')
  const response = await send({ query })
  const reader = response.body?.getReader()
  const start = new TextDecoder().decode((await reader?.read())?.value)
  held.delete('location')
  let rest = ''
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read())
    rest += new TextDecoder().decode(next.value)

  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('multipart/mixed; boundary="-"; deferSpec=20220824')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('ratelimit')).toBeTruthy()
  expect(partsIn(`${start}\r\n---`)).toEqual([{ data: first, hasNext: true }])
  expect(partsIn(rest)).toEqual([{ incremental: [{ data: places, path: ['item'], label: 'places' }], hasNext: false }])
  expect(rest.endsWith('\r\n-----\r\n')).toBe(true)
})

test.each<[string, object, object]>([
  ['a client that does not accept parts', { query }, { accept: 'application/json' }],
  ['a client with the default of a browser', { query }, { accept: '*/*' }],
  [
    'a client of another version of the draft',
    { query },
    { accept: 'multipart/mixed;deferSpec=20190101, application/json' },
  ],
  ['if: false', { query, variables: { slug: 'cup', wait: false } }, { accept }],
  ['a client that asks what it costs', { query }, { accept, 'graphql-cost': 'report' }],
])('%s gets the whole answer at once', async (_what, body, headers) => {
  const response = await send(body, headers)

  expect(response.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/)
  expect((await response.json()).data).toEqual({ item: { ...first.item, ...places } })
})

test('Apollo Client shows the first part, then all of it', async () => {
  const client = new ApolloClient({
    link: new HttpLink({ uri: `${address}/graphql` }),
    cache: new InMemoryCache(),
    incrementalHandler: new Defer20220824Handler(),
  })
  onTestFinished(() => client.stop())
  held.add('location')
  const shown: unknown[] = []
  const all = new Promise<void>((resolve, reject) => {
    client.watchQuery({ query: gql(query), variables: { slug: 'cup' } }).subscribe({
      next({ data, dataState }) {
        if (data) shown.push([dataState, JSON.parse(JSON.stringify(data).replace(/"__typename":"\w+",?/g, ''))])
        held.delete('location')
        if (dataState === 'complete') resolve()
      },
      error: reject,
    })
  })
  await all

  expect(shown).toEqual([
    ['streaming', first],
    ['complete', { item: { ...first.item, ...places } }],
  ])
})

test('a part that fails is null with its error, and a part of what is not there does not come', async () => {
  placesFail = true
  const failed = partsIn(await (await send({ query })).text())
  placesFail = false
  itemExists = false
  const nothing = await send({ query })
  itemExists = true

  expect(failed[1]).toMatchObject({
    incremental: [
      { data: { nearbyPlaces: null }, path: ['item'], errors: [{ extensions: { code: 'DOWNSTREAM_SERVICE_ERROR' } }] },
    ],
    hasNext: false,
  })
  expect(partsIn(await nothing.text())).toEqual([{ data: { item: null }, hasNext: false }])
})

test('what can not be executed has its usual answer and status', async () => {
  const wide = `{ ${Array.from({ length: 21 }, (_, nth) => `a${nth}: item(slug: "x") { slug }`).join(' ')} ... @defer { item(slug: "x") { slug } } }`

  for (const [text, status, code] of [
    ['{ item(slug: "x") { ... @defer { nonsense } } }', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['{ item(slug: "x") { ... @defer(label: 1) { slug } } }', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['{ item(slug: "x") @defer { slug } }', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['{ ... @defer { ', 400, 'GRAPHQL_PARSE_FAILED'],
    ['query ($id: ID!) { item(slug: "x") { slug } ... @defer { node(id: $id) { id } } }', 400, 'BAD_USER_INPUT'],
    [wide, 400, 'COST_LIMIT_EXCEEDED'],
  ] as const) {
    const response = await send({ query: text, variables: {} })
    expect([response.status, (await response.json()).errors[0].extensions.code], text).toEqual([status, code])
  }
})

test('what a whole query costs is charged once, however many parts it has', async () => {
  const left = async (text: string, headers?: object) => {
    const response = await send({ query: text, variables: { slug: 'cup' } }, headers)
    await response.text()
    return Number(/;r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1])
  }
  const whole = query.replace('query Screen', 'query Whole')

  const before = await left(whole, { accept: 'application/json' })
  const after = await left(whole, { accept: 'application/json' })
  const inParts = await left(whole)
  const afterwards = await left(whole, { accept: 'application/json' })

  expect(after - inParts).toBe(before - after)
  expect(inParts - afterwards).toBe(before - after)
})

test('a client that leaves ends the fetches of the part it waited for', async () => {
  held.add('location')
  const controller = new AbortController()
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ query, variables: { slug: 'cup' } }),
    signal: controller.signal,
  })
  await response.body?.getReader().read()
  await vi.waitFor(() => expect(answered.at(-1)?.name).toBe('location'))
  controller.abort()

  await vi.waitFor(() => expect(answered.at(-1)?.isAborted()).toBe(true))
  held.delete('location')
})

test('a query takes a turn of its network until its last part is there', async () => {
  held.add('location')
  const open = await Promise.all([1, 2].map(() => send({ query })))
  const readers = open.map(({ body }) => body?.getReader())
  for (const reader of readers) await reader?.read()
  let isAnswered = false
  const third = send({ query: '{ item(slug: "other") { name } }', variables: {} }).then((response) => {
    isAnswered = true
    return response.status
  })
  await new Promise((resolve) => setTimeout(resolve, 200))
  const whileHeld = isAnswered
  held.delete('location')

  expect([whileHeld, await third]).toEqual([false, 200])
  for (const reader of readers) while (!(await reader?.read())?.done);
})

test('a part that the caller may not have is null with its reason, and the rest is there', async () => {
  const text =
    '{ item(slug: "x") { name } ... @defer(label: "own") { queue: placeSuggestions(first: 1) { nodes { id } } } }'
  const [start, own] = partsIn(await (await send({ query: text, variables: {} })).text())

  expect(start).toEqual({ data: { item: { name: 'A cup' } }, hasNext: true })
  expect(own).toMatchObject({
    incremental: [
      {
        path: [],
        label: 'own',
        data: { queue: null },
        errors: [{ path: ['queue'], extensions: { code: 'UNAUTHENTICATED' } }],
      },
    ],
    hasNext: false,
  })
})

test('where nothing can come later, a deferred fragment is part of the answer', async () => {
  for (const text of [
    'mutation { ... @defer { __typename } }',
    '{ __typename ... on Query @defer(if: false) { __typename } }',
  ]) {
    const response = await send({ query: text, variables: {} })
    expect(response.headers.get('content-type')).toContain('json')
    expect((await response.json()).data.__typename).toMatch(/^(Query|Mutation)$/)
  }
})
