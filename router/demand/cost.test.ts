import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { buildSchema, execute, type GraphQLResolveInfo, getOperationAST, parse } from 'graphql'
import { afterAll, expect, test } from 'vitest'
import { propertyRuns } from '../../subgraphs/_shared/testing.ts'
import { createRouter } from '../server.ts'
import { routerParts } from '../testing.ts'
import { actualCost } from './actual-cost.ts'
import { costRulesOf } from './cost-rules.ts'
import { dependsOnVariables, measureOperation } from './operation-size.ts'

const sdl = `
  schema @link(url: "https://specs.apollo.dev/cost/v0.1", as: "price", import: [{ name: "@listSize", as: "@size" }]) { query: Query }
  directive @link(url: String, as: String, for: String, import: [Imported]) repeatable on SCHEMA
  directive @price(weight: Int!) on FIELD_DEFINITION | OBJECT | SCALAR | ENUM | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
  directive @size(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  scalar Imported
  type Query { a: A list: [A!] @size(assumedSize: 3) page(first: Int = 4, text: String @price(weight: 7)): Page
      @size(slicingArguments: ["first"], sizedFields: ["items", "names"])
    deep(input: Input): Page @size(slicingArguments: ["input.count"], sizedFields: ["items"]) thing: Thing things: [Thing] @size(assumedSize: 3) heavy: Int @price(weight: 50) }
  input Input { count: Int filter: String @price(weight: 2) }
  type Page { items: [A!] names: [String!] total: Int @price(weight: 5) }
  type A @price(weight: 2) { id: ID b: B name: String @price(weight: 1) color: Color }
  type B { id: ID a: A as: [A] @size(assumedSize: 3) }
  enum Color @price(weight: 1) { RED }
  union Thing = A | B
`
const schema = buildSchema(sdl, { assumeValidSDL: true })
const costs = costRulesOf(sdl)

const estimate = (text: string, variables = {}) => {
  const document = parse(text)
  const operation = getOperationAST(document)
  if (!operation) throw new Error('The test has no operation.')
  return { document, operation, ...measureOperation(schema, document, operation, { variables, costs }) }
}

test.each([
  ['an object by the weight of its type', '{ a { id } }', 10 + 2],
  ['a field by its own weight', '{ a { id name } heavy }', 20 + 3 + 50],
  ['a value by the weight of its type', '{ a { color } }', 10 + 3],
  ['a list as often as it is assumed to be long', '{ list { id b { id } } }', 10 + 3 * (2 + 1)],
  ['only the sized fields of a page', '{ page(first: 5) { total items { id } } }', 10 + 1 + 5 + 5 * 2],
  ['a page by default', '{ page { items { id } } }', 10 + 1 + 4 * 2],
  ['an argument', '{ page(first: 1, text: "a") { items { id } } }', 10 + 7 + 1 + 2],
  ['an argument that is null', '{ page(first: 1, text: null) { items { id } } }', 10 + 1 + 2],
  [
    'a size and a weight inside an argument',
    '{ deep(input: { count: 6, filter: "a" }) { items { id } } }',
    10 + 2 + 1 + 12,
  ],
  ['a union as its dearest type', '{ thing { __typename } }', 10 + 2],
])('estimates %s', (_what, query, expected) => {
  expect(estimate(query).cost).toBe(expected)
})

test('sizes and weights that depend on variables are known as such', () => {
  const of = (query: string) => dependsOnVariables(parse(query), costs)

  expect(of('query ($n: Int) { page(first: $n) { total } }')).toBe(true)
  expect(of('query ($n: Int) { deep(input: { count: $n }) { total } }')).toBe(true)
  expect(of('{ page(first: 3) { total } }')).toBe(false)
  expect(estimate('query ($n: Int = 9) { page(first: $n) { items { id } } }').cost).toBe(10 + 1 + 18)
})

const names = (depth: number): fc.Arbitrary<string> =>
  depth === 0
    ? fc.constantFrom('id', 'name', 'color')
    : fc.oneof(
        fc.constantFrom('id', 'name', 'color'),
        ofB(depth - 1).map((set) => `b { ${set} }`),
        fc.constant('... on A { id }'),
      )
const ofA = (depth: number) => fc.array(names(depth), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '))
const ofB = (depth: number): fc.Arbitrary<string> =>
  ofA(depth).chain((set) => fc.constantFrom('id', `a { ${set} }`, `as { ${set} } id`, `as { ${set} } as { ${set} }`))
const ofThing = fc
  .tuple(ofA(1), ofB(1), fc.boolean())
  .map(([a, b, isNamed]) => `${isNamed ? '__typename' : ''} ... on A { ${a} } ... on B { ${b} }`)
const queries = fc
  .tuple(ofA(2), ofThing, fc.nat(6))
  .chain(([set, thing, first]) =>
    fc
      .subarray(
        [
          `a { ${set} }`,
          `list { ${set} }`,
          `page(first: ${first}) { items { ${set} } names total }`,
          `thing { ${thing} }`,
          `things { ${thing} }`,
          'heavy',
        ],
        { minLength: 1 },
      )
      .map((parts) => `{ ${parts.join(' ')} }`),
  )

test('a response never costs more than was estimated', async () => {
  await fc.assert(
    fc.asyncProperty(queries, fc.boolean(), async (text, isFull) => {
      const { document, operation, cost } = estimate(text)
      let nth = 0
      const result = await execute({
        ...{ schema, document, rootValue: {} },
        fieldResolver(parent, args, _context, info) {
          nth += 1
          return parent[info.fieldName] ?? value(info, args, isFull ? null : nth)
        },
        typeResolver: ({ __typename }) => __typename,
      })
      const { data } = JSON.parse(JSON.stringify(result))

      const actual = actualCost(schema, document, operation, { variables: {}, costs, data })

      expect(actual).toBeLessThanOrEqual(cost)
    }),
    { numRuns: propertyRuns(150) },
  )
})

function value({ returnType }: GraphQLResolveInfo, { first }: { first?: number }, nth: number | null): unknown {
  const type = String(returnType)
  const named = type.replace(/[[\]!]/g, '')
  if (nth !== null && nth % 7 === 6 && !type.endsWith('!')) return null
  const one = () => {
    if (named === 'Thing') return { __typename: nth !== null && nth % 2 ? 'B' : 'A' }
    if (named === 'Page') return { items: filled(first, { __typename: 'A' }), names: filled(first, 'a'), total: 1 }
    return ['A', 'B'].includes(named) ? {} : named === 'Color' ? 'RED' : 1
  }
  if (!type.startsWith('[')) return one()
  return Array.from({ length: nth === null ? 3 : nth % 4 }, one)
}

const filled = (count = 4, element: unknown) => Array.from({ length: count }, () => element)

const place = { __typename: 'Place', id: 'plc_1', name: 'A place' }
const router = await createRouter(
  routerParts({ data: { placesNearby: { nodes: [place, place], pageInfo: { hasNextPage: false } }, signOut: null } }),
)
afterAll(() => router.close())

const query =
  'query Near($n: Int) { placesNearby(center: { latitude: 37, longitude: 127 }, first: $n) { nodes { id name } pageInfo { hasNextPage } } }'
const ask = (headers: Record<string, string>, variables: object = { n: 30 }, text = query) =>
  router.inject({ method: 'POST', url: '/graphql', headers, payload: { query: text, variables } })

test('whoever asks by a header learns the estimate and the actual cost, before and after the query is prepared', async () => {
  const report = { 'graphql-cost': 'report' }
  const answers = [await ask(report), await ask({}), await ask({}), await ask(report), await ask(report, { n: 2 })]

  // A fetch at the top, the search, the connection, its page info and a place each.
  const actual = 10 + 5 + 1 + 1 + 2
  expect(answers.map((answer) => answer.json().extensions)).toEqual([
    { cost: { estimated: actual + 28, actual, maximum: 20_000 } },
    undefined,
    undefined,
    { cost: { estimated: actual + 28, actual, maximum: 20_000 } },
    { cost: { estimated: actual, actual, maximum: 20_000 } },
  ])
  expect(answers[0]?.json().data).toEqual(answers[1]?.json().data)
  expect(answers[0]?.headers.vary).toContain('GraphQL-Cost')
})

test('an operation that costs too much is refused with the limit and what it met, though its lists are short', async () => {
  const deep = `category ${'{ parent '.repeat(8)}{ id }${' }'.repeat(8)}`
  const pages = Array.from({ length: 20 }, (_, nth) => `a${nth}: items(first: 50) { ...F }`)
  const text = `{ ${pages.join(' ')} } fragment F on ItemConnection { nodes { ${deep} } edges { node { ${deep} } } }`
  const answer = await ask({}, {}, text)

  expect(answer.statusCode).toBe(400)
  const [error] = answer.json().errors
  expect(error.extensions).toEqual({
    code: 'COST_LIMIT_EXCEEDED',
    limit: { name: 'cost', maximum: 20_000, met: 21_220 },
  })
  expect(error.message).toBe('An operation costs at most 20,000; this one costs up to 21,220.')
})

test('what every list is as long as assumed costs as much as was estimated', async () => {
  const text =
    '{ a { id name color b { as { id } } } list { id b { id } } page(first: 2) { items { name } total } heavy }'
  const { document, operation, cost } = estimate(text)
  const result = await execute({
    ...{ schema, document, rootValue: {} },
    fieldResolver: (parent, args, _context, info) => parent[info.fieldName] ?? value(info, args, null),
  })
  const data = JSON.parse(JSON.stringify(result.data))

  expect(actualCost(schema, document, operation, { variables: {}, costs, data })).toBe(cost)
})

test('the page of limits has every limit that an error names, and the README states the same maximum', async () => {
  const page = await router.inject({ url: '/limits', headers: { accept: 'text/html' } })
  const { limits } = (await router.inject('/limits')).json()
  const table = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

  expect(page.headers['content-type']).toContain('text/html')
  for (const { name, what, maximum } of limits) {
    expect(page.body, name).toContain(`<td>${name}</td><td>${maximum.toLocaleString('en')}</td>`)
    const shown = name === 'body-bytes' ? '100 kB' : maximum.toLocaleString('en')
    const row = table.split('\n').find((line) => line.startsWith('| ') && line.includes(`| ${shown} `))
    expect(row, `${name}: ${what}`).toBeDefined()
  }
})
