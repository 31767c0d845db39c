import { GraphQLFloat, GraphQLID, GraphQLInt, GraphQLScalarType, GraphQLSchema, GraphQLString } from 'graphql'
import { expect, test } from 'vitest'
import { smallGraph } from '../testing.ts'
import { compilePlan, UnknownPlan } from './compile-plan.ts'
import { leafText } from './leaf-text.ts'
import { merge } from './merge.ts'
import { testingGraph } from './testing-graph.ts'

const anything = new GraphQLScalarType({ name: 'Anything' })

test('an entity at several places is asked for once, and its error is reported for each place', async () => {
  const { execute, sent } = await smallGraph(testingGraph, {
    falsify: (result, { subgraph }) =>
      subgraph === 'people'
        ? { data: { _entities: [null, { saved: true }] }, errors: [{ message: 'No', path: ['_entities', 0, 'saved'] }] }
        : result,
  })

  const { data, errors } = await execute('{ same { id saved } }')

  expect(sent.at(-1)?.variables).toEqual({
    representations: [
      { __typename: 'Item', id: 'i1' },
      { __typename: 'Item', id: 'i2' },
    ],
  })
  expect(data).toBeNull()
  expect(errors?.map(({ path }) => path?.join())).toEqual(['same,0,saved', 'same,1,saved', 'same,3,saved'])
})

test('an error stays with its object where an earlier one of the list gets nothing', async () => {
  const { execute } = await smallGraph(testingGraph, {
    falsify: (result, { subgraph }) =>
      subgraph === 'people'
        ? { data: { _entities: [null, null] }, errors: [{ message: 'No', path: ['_entities', 1] }] }
        : result,
  })

  const { errors } = await execute('{ search { ... on Person { nickname } } }')

  expect(errors?.map(({ path }) => path)).toEqual([['search', 5]])
})

test.each([
  [['_entities'], undefined],
  [['_entities', 7, 'saved'], undefined],
])('an error with the path %j of a fetch does not name it', async (path) => {
  const { execute } = await smallGraph(testingGraph, {
    falsify: (result, { subgraph }) =>
      subgraph === 'people' ? { data: null, errors: [{ message: 'No', path }] } : result,
  })

  const { errors } = await execute('{ items { saved } }')

  expect(errors?.map((error) => error.path)).toEqual([['items', '@']])
})

test('names that objects inherit pollute nothing', async () => {
  const hostile = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"id":"i1"}'
  const { execute } = await smallGraph(testingGraph, {
    falsify: ({ data }) => ({
      data: JSON.parse(
        JSON.stringify(data).replaceAll('{', `{"__proto__":{"polluted":true},"constructor":${hostile},`),
      ),
    }),
  })

  const { data } = await execute('{ items { id label size { width inner { width } } saved owner { name nickname } } }')

  expect(data?.items).toHaveLength(3)
  expect(JSON.stringify(data)).not.toMatch(/polluted|constructor|__proto__/)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  expect(Object.prototype).not.toHaveProperty('polluted')
})

test('objects and lists of one length are merged, other values replaced, and prototypes kept', () => {
  const target = { a: { b: 1 }, list: [{ x: 1 }, null], other: [1], text: 'a' }

  merge(target, JSON.parse('{"a":{"c":2},"list":[{"y":2},{"z":3}],"other":[1,2],"text":{"d":1},"__proto__":{"e":1}}'))

  expect(target).toEqual({ a: { b: 1, c: 2 }, list: [{ x: 1, y: 2 }, { z: 3 }], other: [1, 2], text: { d: 1 } })
  expect(Object.getPrototypeOf(target)).toBe(Object.prototype)
})

test.each([
  ['a subscription', { kind: 'Subscription', primary: {} }],
  ['@defer', { kind: 'Sequence', nodes: [{ kind: 'Defer', primary: {}, deferred: [] }] }],
  ['a node of a later version', { kind: 'Flatten', path: ['a'], node: { kind: 'Later' } }],
  ['@context', { kind: 'Fetch', serviceName: 'a', operation: '{ a }', contextRewrites: [{}] }],
])('a plan with %s is not compiled', (_what, node) => {
  expect(() => compilePlan({ kind: 'QueryPlan', node } as never, new GraphQLSchema({}), {})).toThrow(UnknownPlan)
})

test('operations that the gateway executes are counted', async () => {
  const compiled = await smallGraph(testingGraph)
  const stock = await smallGraph(testingGraph, { isCompiled: false })
  for (const { execute } of [compiled, stock])
    for (const query of ['{ first { id } }', '{ first { sku } }', '{ first { id } }'])
      expect((await execute(query)).errors).toBeUndefined()

  expect(compiled.operations.fallbacks()).toBe(0)
  expect(stock.operations.fallbacks()).toBe(3)
})

test('every UTF-16 code unit, alone and in words, is written as JSON.stringify writes it', () => {
  const words = ['', 'a"b\\c', '\u2028\u2029', '🥡', '\ud83e', '\udd61x', '</script>', '중구', '\u0000\u001f\u007f']
  const units = Array.from({ length: 0x10000 }, (_none, unit) => String.fromCharCode(unit))
  for (const type of [GraphQLString, GraphQLID, anything]) {
    const write = leafText(type)
    expect([...words, ...units].filter((word) => write(word) !== JSON.stringify(word))).toEqual([])
  }
})

test.each([
  [-0, '0', '0', '0'],
  [2 ** 53, '9007199254740992', '9007199254740992', '9007199254740992'],
  [1e21, undefined, '1e+21', '1e+21'],
  [1.5, undefined, '1.5', '1.5'],
  [5e-324, undefined, '5e-324', '5e-324'],
  [Number.NaN, undefined, undefined, 'null'],
  [Number.POSITIVE_INFINITY, undefined, undefined, 'null'],
  ['1', undefined, undefined, '"1"'],
  [[1], undefined, undefined, '[1]'],
])('%s is written as the Int %s, the Float %s and the scalar %s', (value, whole, float, any) => {
  expect([GraphQLInt, GraphQLFloat, anything].map((type) => leafText(type)(value))).toEqual([whole, float, any])
})

test('an object of a type that the field cannot have is null, and reported', async () => {
  const { execute } = await smallGraph(testingGraph, {
    falsify: () => ({ data: { featured: { __typename: 'Item', id: 'i1', title: 'a' } } }),
  })

  const { data, errors } = await execute('{ featured { title __typename } }')

  expect(data).toEqual({ featured: null })
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['DOWNSTREAM_SERVICE_ERROR'])
})

test('an object keeps its type where another subgraph knows only the interface', async () => {
  const { execute } = await smallGraph(testingGraph)

  const { data } = await execute('{ featured { rating ... on Film { id ... on Media { rating } __typename } } }')

  expect(data).toEqual({ featured: { rating: 1, id: 'f1', __typename: 'Film' } })
})
