import { type DocumentNode, Kind, parse } from 'graphql'
import { expect, test } from 'vitest'
import { requirePlan } from './execution.ts'
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
