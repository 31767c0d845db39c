import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { smallGraph } from './testing.ts'

const items = [
  { id: 'box', sku: 'B-1', name: 'Pizza box', grams: 90 },
  { id: 'cup', sku: 'C-1', name: 'Paper cup', grams: 12 },
]

const catalogue = {
  typeDefs: `
    type Query { items(first: Int = 10): [Item!]! item(id: ID!): Item node(id: ID!): Node }
    interface Node { id: ID! }
    type Item implements Node @key(fields: "id") { id: ID! sku: String! name(locale: String): String! grams: Int! box: Box! }
    type Box implements Node { id: ID! material: String }
  `,
  resolvers: {
    Query: {
      items: (_parent: unknown, { first }: { first: number }) => items.slice(0, first),
      item: (_parent: unknown, { id }: { id: string }) => items.find((item) => item.id === id),
      node: (_parent: unknown, { id }: { id: string }) => items.find((item) => item.id === id),
    },
    Node: { __resolveType: () => 'Item' },
    Item: {
      __resolveReference: ({ id }: { id: string }) => items.find((item) => item.id === id),
      box: () => ({ id: '1', material: 'paper' }),
      name: ({ name }: { name: string }, { locale }: { locale?: string }) => (locale ? `${name} (${locale})` : name),
    },
  },
}

const people = {
  typeDefs: `
    type Query { savedBy: String }
    type Item @key(fields: "id") { id: ID! name(locale: String): String! @external grams: Int! @external
      isSaved: Boolean! postage: Int! @requires(fields: "grams") label: String! @requires(fields: "name") }
  `,
  resolvers: {
    Item: {
      isSaved: ({ id }: { id: string }) => id === 'box',
      postage: ({ grams }: { grams: number }) => grams * 10,
      label: ({ name }: { name: string }) => `« ${name} »`,
    },
  },
}

const saved = [
  { sku: 'B-1', isSaved: true },
  { sku: 'C-1', isSaved: false },
]

const graph = () => smallGraph({ catalogue, people })

test.each([
  [
    'a key',
    '{ items { id: sku isSaved } }',
    [
      { id: 'B-1', isSaved: true },
      { id: 'C-1', isSaved: false },
    ],
  ],
  [
    '__typename',
    '{ items { __typename: sku isSaved } }',
    [
      { __typename: 'B-1', isSaved: true },
      { __typename: 'C-1', isSaved: false },
    ],
  ],
  [
    'a required field',
    '{ items { grams: name postage } }',
    [
      { grams: 'Pizza box', postage: 900 },
      { grams: 'Paper cup', postage: 120 },
    ],
  ],
  [
    'a required field with other arguments',
    '{ items { name(locale: "ko") label } }',
    [
      { name: 'Pizza box (ko)', label: '« Pizza box »' },
      { name: 'Paper cup (ko)', label: '« Paper cup »' },
    ],
  ],
  [
    'the field of another selection',
    '{ items { name: sku sku: name isSaved } }',
    [
      { name: 'B-1', sku: 'Pizza box', isSaved: true },
      { name: 'C-1', sku: 'Paper cup', isSaved: false },
    ],
  ],
])('a response name that is that of %s changes nothing', async (_what, query, expected) => {
  const { execute } = await graph()

  expect(await execute(query)).toEqual({ data: { items: expected } })
})

test('selections that merge are still merged, in fragments too and whatever the order of arguments', async () => {
  const { execute } = await graph()
  const query = `query ($id: ID!) {
    id: item(id: $id) { ...A id: sku }
    id: item(id: $id) { isSaved }
  }
  fragment A on Item { id: sku key: id }`

  expect(await execute(query, { id: 'box' })).toEqual({ data: { id: { id: 'B-1', key: 'box', isSaved: true } } })
})

test.each([
  ['{ items { ... on Node { ... on Item { sku } } } }', [{ sku: 'B-1' }, { sku: 'C-1' }]],
  ['{ items { ...N } } fragment N on Node { ...I } fragment I on Item { sku isSaved }', saved],
  ['{ items { ... on Node { ...on Box { material } } } }', [{}, {}]],
  ['{ items { sku ... on Node @skip(if: true) { ... on Item { grams } } } }', [{ sku: 'B-1' }, { sku: 'C-1' }]],
  [
    '{ items { ... on Node { ... on Node { __typename ... on Item { sku } } } } }',
    [
      { __typename: 'Item', sku: 'B-1' },
      { __typename: 'Item', sku: 'C-1' },
    ],
  ],
])('a fragment on an interface keeps the type of the object: %s', async (query, expected) => {
  const { execute } = await graph()

  expect(await execute(query)).toEqual({ data: { items: expected } })
})

test.each([
  ['item(id: "box") { box @include(if: $no) { material } }', { item: {} }],
  ['items @skip(if: $no) { box @include(if: $no) { material } }', { items: [{}, {}] }],
  [
    'items @skip(if: $no) { added_typename: sku @include(if: $no) ... on Item { isSaved @include(if: $no) } }',
    { items: [{}, {}] },
  ],
  [
    'items @include(if: $yes) { ... on Node { ... on Item { box @include(if: $no) { material } } } }',
    { items: [{}, {}] },
  ],
  [
    'item(id: "box") @include(if: $yes) { added_typename: id box @include(if: $no) { material } }',
    { item: { added_typename: 'box' } },
  ],
])('an object without included fields is an empty object: %s', async (selection, expected) => {
  const { execute } = await graph()
  const query = `query ($no: Boolean!, $yes: Boolean = true) { ${selection} __typename @include(if: $yes) }`

  expect(await execute(query, { no: false })).toEqual({ data: { ...expected, __typename: 'Query' } })
})

test('the path of an error has the names of the client', async () => {
  const failing = { ...people, resolvers: { Item: { ...people.resolvers.Item, isSaved: () => null } } }
  const { execute } = await smallGraph({ catalogue, people: failing })

  const { errors } = await execute('{ node: item(id: "box") { __typename id: isSaved } }')

  expect(errors?.map(({ path }) => path)).toEqual([['node', 'id']])
})

test('introspection is answered over the whole of what GraphQL has, beside data and in order', async () => {
  const { execute } = await graph()
  const query = `{
    first: item(id: "box") { id }
    ...Schema
    last: item(id: "cup") { id }
  }
  fragment Schema on Query { type: __type(name: "Item") { ...Type } __schema { queryType { name } directives { isRepeatable } } }
  fragment Type on __Type { name isOneOf specifiedByURL }`

  const { data, errors } = await execute(query)

  expect(errors).toBeUndefined()
  expect(Object.keys(data ?? {})).toEqual(['first', 'type', '__schema', 'last'])
  expect(data).toMatchObject({ first: { id: 'box' }, type: { name: 'Item', isOneOf: null, specifiedByURL: null } })
  expect((await execute('{ __schema { queryType { name } } __typename }')).data).toEqual({
    __schema: { queryType: { name: 'Query' } },
    __typename: 'Query',
  })
})

test('operations that differ in values and aliases have one plan, and each its own answer', async () => {
  const { execute, operations, sent } = await graph()
  const ask = async (query: string) => (await execute(query)).data

  const answers = [
    await ask('{ a: item(id: "box") { b: name c: isSaved } }'),
    await ask('{ x: item(id: "box") { y: name z: isSaved } }'),
    await ask('{ x: item(id: "cup") { y: name z: isSaved } }'),
    await ask('query Q { x: item(id: "cup") { y: name z: isSaved } }'),
  ]

  expect(answers).toEqual([
    { a: { b: 'Pizza box', c: true } },
    { x: { y: 'Pizza box', z: true } },
    { x: { y: 'Paper cup', z: false } },
    { x: { y: 'Paper cup', z: false } },
  ])
  expect(operations.fallbacks()).toBe(0)
  expect(new Set(sent.slice(0, 6).map(({ query }) => query)).size).toBe(2)
})

test('plans are kept only as far as their memory allows, and one that was dropped is made again', async () => {
  const { execute, operations } = await smallGraph({ catalogue, people }, { memoryBytes: 100_000 })
  const texts = Array.from({ length: 200 }, (_, nth) => `query Q${nth} { items { sku isSaved } }`)
  const isKept = (text: string) => operations.planned(operations.prepare(parse(text), undefined)?.key ?? '', '') != null

  for (const text of texts) {
    await execute(text)
    await execute(text)
  }
  const kept = texts.filter(isKept)
  const again = await execute(texts[0] ?? '')

  expect(kept.length).toBeLessThan(60)
  expect(kept).toEqual(texts.slice(-kept.length))
  expect(kept).toContain(texts.at(-1))
  expect(again).toEqual({ data: { items: saved } })
})
