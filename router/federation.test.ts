import { type DocumentNode, Kind, parse } from 'graphql'
import { expect, test } from 'vitest'
import { requirePlan } from './plans/required-plan.ts'
import { smallGraph } from './testing.ts'

// Cases in which a stock gateway answers wrongly without an error; each on a graph of its own.

test('a plan that returns to a subgraph uses a key that the subgraph can resolve', async () => {
  const { execute } = await smallGraph({
    places: {
      typeDefs: `
        type Query { place: Place }
        type Place @key(fields: "code", resolvable: false) @key(fields: "id") { id: ID! code: ID! sum: Int @external
          double: Int @requires(fields: "sum") }`,
      resolvers: {
        Query: { place: () => ({ id: '1', code: 'A' }) },
        Place: {
          __resolveReference: (reference: { id?: string; sum: number }) =>
            reference.id ? { id: reference.id, code: 'A', sum: reference.sum } : null,
          double: ({ sum }: { sum: number }) => sum * 2,
        },
      },
    },
    counts: {
      typeDefs: `type Place @key(fields: "code") @key(fields: "id") { id: ID! code: ID! sum: Int }`,
      resolvers: {
        Place: { __resolveReference: (reference: object) => ({ id: '1', code: 'A', sum: 4, ...reference }) },
      },
    },
  })

  expect(await execute('{ place { double } }')).toEqual({ data: { place: { double: 8 } } })
})

const marks = {
  typeDefs: `type Query { item: Item } type Item @key(fields: "id") { id: ID! marks(limit: Int = 2): [String!]! price(currency: String!): Int }`,
  resolvers: {
    Query: { item: () => ({ id: '1' }) },
    Item: {
      __resolveReference: (reference: object) => reference,
      marks: (_parent: unknown, { limit }: { limit: number }) => ['a', 'b', 'c', 'd'].slice(0, limit),
      price: (_parent: unknown, { currency }: { currency: string }) => (currency === 'USD' ? 100 : 90),
    },
  },
}

test.each([
  ['{ item { marks(limit: 1) summary } }', { marks: ['a'], summary: 'a+b+c' }],
  ['{ item { marks summary } }', { marks: ['a', 'b'], summary: 'a+b+c' }],
  ['{ item { marks: marks(limit: 4) summary } }', { marks: ['a', 'b', 'c', 'd'], summary: 'a+b+c' }],
  ['query ($n: Int = 1) { item { summary marks(limit: $n) } }', { marks: ['a'], summary: 'a+b+c' }],
])('a required field with arguments and the same field of the client keep their own: %s', async (query, item) => {
  const { execute } = await smallGraph({
    marks,
    texts: {
      typeDefs: `type Item @key(fields: "id") { id: ID! marks(limit: Int = 2): [String!]! @external
        summary: String! @requires(fields: "marks(limit: 3)") }`,
      resolvers: { Item: { summary: ({ marks: given }: { marks: string[] }) => given.join('+') } },
    },
  })

  expect(await execute(query)).toEqual({ data: { item } })
})

const prices = {
  typeDefs: `type Item @key(fields: "id") { id: ID! price(currency: String!): Int @external
      inDollars: String! @requires(fields: "price(currency: \\"USD\\")")
      inEuro: String! @requires(fields: "price(currency: \\"EUR\\")")
      twice: String! @requires(fields: "price(currency: \\"USD\\") marks") marks(limit: Int = 2): [String!]! @external }`,
  resolvers: {
    Item: {
      inDollars: ({ price }: { price: number }) => `$${price}`,
      inEuro: ({ price }: { price: number }) => `€${price}`,
      twice: ({ price, marks }: { price: number; marks: string[] }) => `${price * 2} ${marks.join('+')}`,
    },
  },
}

test.each([
  ['{ item { inDollars inEuro } }', { inDollars: '$100', inEuro: '€90' }],
  ['{ item { inEuro } }', { inEuro: '€90' }],
  [
    '{ item { inDollars inEuro price(currency: "EUR") twice marks(limit: 1) } }',
    { inDollars: '$100', inEuro: '€90', price: 90, twice: '200 a+b', marks: ['a'] },
  ],
  [
    '{ item { ...A price: inEuro } } fragment A on Item { id twice inEuro: inDollars }',
    { id: '1', twice: '200 a+b', inEuro: '$100', price: '€90' },
  ],
])('two fields that require one field with different arguments each get theirs: %s', async (query, item) => {
  const { execute } = await smallGraph({ marks, prices })

  expect(await execute(query)).toEqual({ data: { item } })
})

test('required arguments inside objects, lists and interfaces, in two subgraphs', async () => {
  const { execute, sent } = await smallGraph({
    catalogue: {
      typeDefs: `
        type Query { items: [Item!]! }
        interface Measured { size(unit: Unit!, round: Boolean = false): Float }
        enum Unit { CM M }
        type Box implements Measured @shareable { size(unit: Unit!, round: Boolean = false): Float label(locale: String): String }
        type Item @key(fields: "id") { id: ID! boxes: [Box!]! largest: Measured }`,
      resolvers: {
        Query: { items: () => [{ id: '1' }, { id: '2' }] },
        Measured: { __resolveType: () => 'Box' },
        Item: {
          __resolveReference: (reference: object) => reference,
          boxes: ({ id }: { id: string }) => [{ cm: 100 * Number(id) }, { cm: 250 }],
          largest: () => ({ cm: 250 }),
        },
        Box: {
          size: ({ cm }: { cm: number }, { unit }: { unit: string }) => (unit === 'CM' ? cm : cm / 100),
          label: ({ cm }: { cm: number }, { locale }: { locale?: string }) => `${cm}${locale ?? ''}`,
        },
      },
    },
    metric: {
      typeDefs: `
        enum Unit { CM M }
        interface Measured { size(unit: Unit!, round: Boolean = false): Float }
        type Box implements Measured @shareable { size(unit: Unit!, round: Boolean = false): Float label(locale: String): String }
        type Item @key(fields: "id") { id: ID! boxes: [Box!]! @external largest: Measured @external
          cm: [Float]! @requires(fields: "boxes { size(unit: CM) label(locale: \\"ko\\") }")
          meters: [Float]! @requires(fields: "boxes { size(unit: M, round: false) label }")
          most: Float @requires(fields: "largest { size(unit: M) }") }`,
      resolvers: {
        Measured: { __resolveType: () => 'Box' },
        Item: {
          cm: ({ boxes }: { boxes: { size: number; label: string }[] }) =>
            boxes.map(({ size, label }) => (label.endsWith('ko') ? size : null)),
          meters: ({ boxes }: { boxes: { size: number; label: string }[] }) =>
            boxes.map(({ size, label }) => (label.endsWith('ko') ? null : size)),
          most: ({ largest }: { largest: { size: number } }) => largest.size,
        },
      },
    },
    total: {
      typeDefs: `
        enum Unit { CM M }
        type Box @shareable { size(unit: Unit!, round: Boolean = false): Float }
        type Item @key(fields: "id") { id: ID! boxes: [Box!]! @external
          total: Float @requires(fields: "boxes { size(unit: M) }") }`,
      resolvers: {
        Item: {
          total: ({ boxes }: { boxes: { size: number }[] }) => boxes.reduce((sum, { size }) => sum + size, 0),
        },
      },
    },
  })

  const items = [
    { cm: [100, 250], meters: [1, 2.5], most: 2.5, total: 3.5 },
    { cm: [200, 250], meters: [2, 2.5], most: 2.5, total: 4.5 },
  ]
  expect(await execute('{ items { cm meters most total } }')).toEqual({ data: { items } })
  expect(sent.filter(({ subgraph }) => subgraph === 'metric')).toHaveLength(1)
  expect(await execute('{ __type(name: "Box") { fields { name } } }')).toEqual({
    data: { __type: { fields: [{ name: 'size' }, { name: 'label' }] } },
  })
})

test('an error of a required field, and of a field behind it, has the path that the client knows', async () => {
  const fail = (message: string) => () => {
    throw new Error(message)
  }
  const { execute } = await smallGraph({
    marks: { ...marks, resolvers: { ...marks.resolvers, Item: { ...marks.resolvers.Item, price: fail('no price') } } },
    prices: { ...prices, resolvers: { Item: { ...prices.resolvers.Item, inEuro: fail('no euro') } } },
  })

  const { data, errors } = await execute('{ item { a: inDollars inEuro id } }')

  expect(data).toEqual({ item: null })
  expect(errors?.length).toBeGreaterThan(0)
  expect(JSON.stringify(errors)).not.toMatch(/required_|_entities/)
})

test.each([
  ['{ other }', {}, true],
  ['{ ...F } fragment F on Query { __typename other }', {}, true],
  ['query ($no: Boolean!) { other @include(if: $no) }', { no: true }, true],
  ['query ($no: Boolean!) { other @include(if: $no) }', { no: false }, false],
  ['query ($no: Boolean! = false) { other @include(if: $no) }', {}, false],
  ['{ other @skip(if: true) __typename }', {}, false],
  ['{ ...F @skip(if: true) } fragment F on Query { other }', {}, false],
])('an empty plan for %s with %j is refused: %j', (query, variables, isRefused) => {
  const document = parse(query)
  const operationContext = buildOperationContext(document)
  const check = () =>
    requirePlan({
      queryPlan: { kind: 'QueryPlan' },
      serviceMap: {},
      requestContext: { request: { variables } },
      operationContext,
    } as never)

  if (isRefused) expect(check).toThrow('No subgraph can resolve these fields.')
  else expect(check).not.toThrow()
})

test('an operation that selects nothing has no data', async () => {
  const { execute } = await smallGraph({ marks })

  expect(await execute('query ($no: Boolean! = false) { item @include(if: $no) { id } }')).toEqual({ data: {} })
  expect(await execute('{ item @skip(if: true) { id } __typename }')).toEqual({ data: { __typename: 'Query' } })
})

function buildOperationContext({ definitions }: DocumentNode) {
  const operation = definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
  return { operation, fragments: Object.fromEntries(fragments.map((node) => [node.name.value, node])) }
}
