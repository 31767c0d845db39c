import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'
import { afterAll, describe, expect, test } from 'vitest'
import { createExecutor } from './executor.ts'

const typeDefs = parse(/* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  enum CacheControlScope {
    PUBLIC
    PRIVATE
  }
  directive @cacheControl(
    maxAge: Int
    scope: CacheControlScope
    inheritMaxAge: Boolean
  ) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION

  interface Node {
    id: ID! @cacheControl(maxAge: 5)
    name: String
    next: Node @cacheControl(maxAge: 600)
  }
  type Item implements Node @key(fields: "id") @cacheControl(maxAge: 100) {
    id: ID!
    name: String @cacheControl(maxAge: 50)
    next: Item @cacheControl(maxAge: 90)
    secret: String @cacheControl(scope: PRIVATE)
    short: [Int] @cacheControl(maxAge: 10)
    part: Part
    inheriting: Part @cacheControl(inheritMaxAge: true)
    inheritingPrivately: Part @cacheControl(inheritMaxAge: true, scope: PRIVATE)
    heir: Heir
    plain: Part @cacheControl(maxAge: 70)
  }
  type Place implements Node @key(fields: "id") @cacheControl(maxAge: 200, scope: PRIVATE) {
    id: ID!
    name: String
    next: Item @cacheControl(maxAge: 300)
  }
  type Bare @key(fields: "id") {
    id: ID!
    text: String
  }
  type Part {
    text: String
    item: Item
  }
  type Heir @cacheControl(inheritMaxAge: true, maxAge: 3) {
    text: String
    hinted: Int @cacheControl(maxAge: 20)
  }
  union Either @cacheControl(maxAge: 40) = Item | Place
  type Extended {
    text: String
  }
  extend type Extended @cacheControl(maxAge: 33)
  type Query {
    item: Item
    longItem: Item @cacheControl(maxAge: 1000)
    openPlace: Place @cacheControl(scope: PUBLIC)
    place: Place
    part: Part
    heir: Heir
    inheritingHeir: Heir @cacheControl(inheritMaxAge: true)
    heldHeir: Heir @cacheControl(maxAge: 30)
    number: Int
    hintedNumber: Int @cacheControl(maxAge: 60)
    never: Int @cacheControl(maxAge: 0)
    node: Node @cacheControl(maxAge: 500)
    bareNode: Node
    nodes: [Node!] @cacheControl(maxAge: 500)
    either: Either
    extended: Extended
    missing: Item
  }
  type Mutation {
    change: Item
  }
`)

const part = { text: 'a part' }
const item = { __typename: 'Item', id: 'i', name: 'an item', secret: 's', short: [1], plain: part, part, heir: part }
const fullItem = { ...item, next: item, inheriting: { ...part, item }, inheritingPrivately: part }
const place = { __typename: 'Place', id: 'p', name: 'a place', next: item }
const heir = { text: 'an heir', hinted: 1 }
const rootValues: Record<string, unknown> = {
  item: fullItem,
  longItem: fullItem,
  openPlace: place,
  place,
  part: { ...part, item },
  heir,
  inheritingHeir: heir,
  heldHeir: heir,
  number: 1,
  hintedNumber: 2,
  never: 3,
  node: fullItem,
  bareNode: fullItem,
  nodes: [fullItem, place],
  either: fullItem,
  extended: part,
  missing: null,
}

const reference = (value: object) => ({ __resolveReference: () => ({ ...value }) })
const resolvers = {
  Query: Object.fromEntries(Object.entries(rootValues).map(([name, value]) => [name, () => value])),
  Mutation: { change: () => fullItem },
  Item: reference(fullItem),
  Place: reference(place),
  Bare: reference({ text: 'bare' }),
}
// Apollo Server changes the resolvers of its schema.
const apollo = new ApolloServer({
  schema: buildSubgraphSchema([{ typeDefs, resolvers }]),
  plugins: [ApolloServerPluginInlineTraceDisabled()],
})
afterAll(() => apollo.stop())
const execute = createExecutor(buildSubgraphSchema([{ typeDefs, resolvers }]))

/** The header of Apollo Server, and ours, for the same answer. */
async function headers(query: string, variables: Record<string, unknown> = {}) {
  const { http, body } = await apollo.executeOperation({ query, variables })
  const { data, errors, cacheControl } = await execute(query, variables, undefined, {})
  if (body.kind !== 'single') throw new Error('an incremental response')
  expect(body.singleResult.errors).toBeUndefined()
  expect(errors).toBeUndefined()
  expect(JSON.stringify(data)).toBe(JSON.stringify(body.singleResult.data))
  return { apollo: http.headers.get('cache-control'), ours: cacheControl }
}

describe('is the same as that of Apollo Server', () => {
  test.each([
    ['{ item { id } }', 'max-age=100, public'],
    ['{ item { name } }', 'max-age=50, public'],
    ['{ longItem { id } }', 'max-age=1000, public'],
    ['{ longItem { next { id } } }', 'max-age=90, public'],
    ['{ item { secret } }', 'max-age=100, private'],
    ['{ item { short } }', 'max-age=10, public'],
    ['{ place { id } }', 'max-age=200, private'],
    ['{ openPlace { id } }', 'max-age=200, public'],
    ['{ place { next { id } } }', 'max-age=200, private'],
    ['{ part { text } }', 'no-store'],
    ['{ item { part { text } } }', 'no-store'],
    ['{ item { plain { text } } }', 'max-age=70, public'],
    ['{ item { inheriting { text } } }', 'max-age=100, public'],
    ['{ item { inheriting { item { id name } } } }', 'max-age=50, public'],
    ['{ item { inheritingPrivately { text } } }', 'max-age=100, private'],
    ['{ item { heir { text } } }', 'max-age=100, public'],
    ['{ heir { text } }', 'no-store'],
    ['{ inheritingHeir { text } }', 'no-store'],
    ['{ heldHeir { text } }', 'max-age=30, public'],
    ['{ heldHeir { hinted } }', 'max-age=20, public'],
    ['{ number }', 'no-store'],
    ['{ hintedNumber }', 'max-age=60, public'],
    ['{ hintedNumber item { id } }', 'max-age=60, public'],
    ['{ hintedNumber number }', 'no-store'],
    ['{ item { id } never }', 'no-store'],
    ['{ extended { text } }', 'max-age=33, public'],
    ['{ __typename }', 'no-store'],
    ['{ item { __typename } }', 'max-age=100, public'],
    ['{ __schema { queryType { name } } }', 'no-store'],
    ['{ __schema { queryType { name } } item { id } }', 'max-age=100, public'],
    ['mutation { change { id } }', 'max-age=100, public'],
    ['{ a: item { id } a: item { name } }', 'max-age=50, public'],
  ])('for %s', async (query, header) => {
    expect(await headers(query)).toEqual({ apollo: header, ours: header })
  })

  test.each([
    ['an interface has the hint of its field, not that of the object', '{ node { id } }', 'max-age=500, public'],
    ['an interface without a hint', '{ bareNode { id } }', 'no-store'],
    ['fields of an object, though the interface has other hints', '{ nodes { id name } }', 'max-age=50, public'],
    ['fields of all objects of an interface', '{ nodes { next { id } } }', 'max-age=90, public'],
    ['a fragment on an interface in an object', '{ item { ... on Node { id name } } }', 'max-age=50, public'],
    ['a fragment of an object in an interface', '{ node { ... on Item { short } } }', 'max-age=10, public'],
    ['a fragment that can never apply', '{ item { ... on Node { ... on Place { id } } } }', 'max-age=100, public'],
    ['a union', '{ either { ... on Item { id } ... on Place { id } } }', 'max-age=40, public'],
    ['a field in a union', '{ either { ... on Item { short } } }', 'max-age=10, public'],
    [
      'fragments of fragments',
      '{ ...Q } fragment Q on Query { item { ...I } } fragment I on Item { short }',
      'max-age=10, public',
    ],
    ['a scalar in a fragment at the root', '{ ...Q ... { hintedNumber } } fragment Q on Query { number }', 'no-store'],
  ])('for %s', async (_name, query, header) => {
    expect(await headers(query)).toEqual({ apollo: header, ours: header })
  })

  const entities = 'query ($of: [_Any!]!) { _entities(representations: $of)'
  test.each([
    [['Item'], '{ ... on Item { id } }', 'max-age=100, public'],
    [['Item'], '{ ... on Item { name } }', 'max-age=50, public'],
    [['Item'], '{ ...I } longItem { ...I } } fragment I on Item { id', 'max-age=100, public'],
    [['Item'], '{ __typename ... on Item { part { text } } }', 'no-store'],
    [['Place'], '{ ... on Place { name } }', 'max-age=200, private'],
    [['Item', 'Place'], '{ ... on Item { id } ... on Place { id } }', 'max-age=100, private'],
    [['Item', 'Place'], '{ ... on Node { name } }', 'max-age=50, private'],
    [['Bare'], '{ ... on Bare { text } }', 'no-store'],
    [['Bare', 'Item'], '{ ... on Bare { text } ... on Item { id } }', 'max-age=100, public'],
    [['Item'], '{ ... on Item { id } } hintedNumber', 'max-age=60, public'],
  ])('for entities: %s %s', async (types, rest, header) => {
    const of = types.map((__typename) => ({ __typename, id: '1' }))

    expect(await headers(`${entities} ${rest} }`, { of })).toEqual({ apollo: header, ours: header })
  })
})

describe('is stricter than that of Apollo Server', () => {
  test.each([
    ['counts the fields of a null object', '{ missing { short } }', 100, 10],
    ['counts the fields of other types', '{ node { ... on Place { next { short } } } }', 500, 10],
    ['counts excluded fields', '{ item { id short @include(if: false) } }', 100, 10],
  ])('%s', async (_name, query, apollo, ours) => {
    expect(await headers(query)).toEqual({ apollo: `max-age=${apollo}, public`, ours: `max-age=${ours}, public` })
  })
})

test('an answer with errors must not be stored', async () => {
  const query = '{ item { id } _entities(representations: [{ __typename: "Nothing" }]) { ... on Item { id } } }'

  const { errors, cacheControl } = await execute(query, {}, undefined, {})

  expect(errors).toHaveLength(1)
  expect(cacheControl).toBe('no-store')
})
