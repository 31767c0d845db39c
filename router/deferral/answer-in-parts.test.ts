import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { Defer20220824Handler } from '@apollo/client/incremental'
import { buildSchema, getOperationAST, parse } from 'graphql'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import type { SubgraphResponse } from '../../subgraphs/_shared/subgraph.ts'
import { createRouter } from '../server.ts'
import { routerParts } from '../testing.ts'
import { deferredMax, divideQuery } from './deferred-parts.ts'

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

const schema = buildSchema(`
  directive @defer(label: String, if: Boolean! = true) on FRAGMENT_SPREAD | INLINE_FRAGMENT
  type Query { a(n: Int): A  list: [A!]!  node: Node }
  interface Node { id: ID }
  type A implements Node { id: ID b: A list: [A] c(n: Int): Int }`)

function divided(text: string, variables = {}) {
  const document = parse(text)
  const operation = getOperationAST(document)
  const parts = operation && divideQuery(schema, document, operation, variables)
  const flat = (part: string) => part.replace(/\s+/g, ' ').trim()
  return parts && [flat(parts.first.text), ...parts.deferred.map((part) => [part.path.join('.'), flat(part.text)])]
}

test.each<[string, unknown]>([
  ['{ a { id ... @defer { c } } }', ['{ a { id } }', ['a', '{ a { ... { c } } }']]],
  ['{ a { ... @defer { c } } }', ['{ a { deferredElsewhere: __typename } }', ['a', '{ a { ... { c } } }']]],
  ['{ ... @defer { a { c } } }', ['{ deferredElsewhere: __typename }', ['', '{ ... { a { c } } }']]],
  [
    'query Q($n: Int, $m: Int) { x: a(n: $n) { id ...F @defer } } fragment F on A { c(n: $m) }',
    [
      'query Q($n: Int) { x: a(n: $n) { id } }',
      ['x', 'query Q($n: Int, $m: Int) { x: a(n: $n) { ...F } } fragment F on A { c(n: $m) }'],
    ],
  ],
  [
    '{ a { ...F } } fragment F on A { id b { id ...G @defer } } fragment G on A { c ... @defer { id } }',
    ['{ a { ... on A { id b { id } } } }', ['a.b', '{ a { ... on A { b { ... on A { c ... { id } } } } } }']],
  ],
  [
    '{ node { id ... on A { ... @defer { c } } } }',
    ['{ node { id } }', ['node', '{ node { ... on A { ... { c } } } }']],
  ],
  ['{ list { id ... @defer { c } } }', null],
  ['{ a { list { id ... @defer { c } } } }', null],
  [
    '{ a { id ... @defer { c } list { ... @defer { c } } } }',
    ['{ a { id list { ... { c } } } }', ['a', '{ a { ... { c } } }']],
  ],
  ['{ a { ... @defer(if: false) { c } } }', null],
  ['{ a { id } }', null],
])('%s is divided', (text, expected) => {
  expect(divided(text)).toEqual(expected)
})

test('at most four parts come later, and fragments that multiply are answered as a whole', () => {
  const many = divided(`{ a { id ${'... @defer { c } '.repeat(6)} } }`)
  expect(many).toHaveLength(1 + deferredMax)
  expect(many?.[0]).toBe('{ a { id ... { c } ... { c } } }')

  const names = Array.from(
    { length: 12 },
    (_, nth) => `fragment F${nth} on A { x: b { ...F${nth + 1} } y: b { ...F${nth + 1} } }`,
  )
  expect(divided(`{ a { ...F0 } } ${names.join(' ')} fragment F12 on A { id ... @defer { c } }`)).toBeNull()
})
