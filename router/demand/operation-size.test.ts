import { readFileSync } from 'node:fs'
import { buildSchema, type OperationDefinitionNode, parse } from 'graphql'
import { expect, test } from 'vitest'
import { measureOperation } from './operation-size.ts'

const schema = buildSchema(readFileSync(new URL('../../client/api.graphql', import.meta.url), 'utf8'))

const assumed = (assumedSize: number) => ({ assumedSize, slicingArguments: [], sizedFields: [] })
const costs = {
  listSizes: new Map([
    ['DisposalGuide.steps', assumed(4)],
    ['User.diary', assumed(20)],
  ]),
  weights: new Map<string, number>(),
  weighsInputs: false,
}

function elements(query: string, variables = {}): number {
  const document = parse(query)
  const operation = document.definitions.find((node): node is OperationDefinitionNode => 'operation' in node)
  if (!operation) throw new Error('The test has no operation.')
  return measureOperation(schema, document, operation, { variables, costs }).elements
}

const nearby = (first: number) =>
  `nearbyPlaces(center: { latitude: 37, longitude: 127 }, first: ${first}) { nodes { id } }`

test.each([
  ['no list at all', '{ item(slug: "pizza-box") { name category { name } } }', 0],
  ['a list of an assumed size', '{ item(slug: "pizza-box") { synonyms } }', 10],
  ['a list whose size the schema states', '{ item(slug: "pizza-box") { guide { steps { text } } } }', 4],
  ['lists inside lists', '{ categories { children { children { name } } } }', 10 + 100 + 1_000],
  ['a page', '{ items(first: 50) { nodes { name } } }', 50],
  ['a page by default', '{ items { nodes { name } } }', 20],
  ['a page backwards', '{ viewer { diary(last: 50) { nodes { id } } } }', 50],
  ['a page in either direction by default', '{ viewer { diary { nodes { id } } } }', 20],
  ['pages inside a page', `{ items(first: 50) { nodes { ${nearby(40)} } } }`, 50 * 41],
  [
    'the same page under two aliases',
    `{ a: items(first: 5) { nodes { id } } b: items(first: 5) { nodes { id } } }`,
    10,
  ],
  ['through edges and nodes', `{ items(first: 5) { nodes { ${nearby(2)} } edges { node { ${nearby(2)} } } } }`, 5 * 5],
  [
    'in fragments',
    `{ items(first: 5) { ...F } } fragment F on ItemConnection { nodes { ... on Item { ${nearby(2)} } } }`,
    15,
  ],
  ['through an interface', `{ node(id: "mat_paper") { ... on Material { ${nearby(7)} } } }`, 7],
])('counts %s', (_what, query, expected) => {
  expect(elements(query)).toBe(expected)
})

test('counts pages with sizes from variables and their defaults', () => {
  const query = 'query ($n: Int = 30) { items(first: $n) { nodes { id } } }'

  expect([elements(query), elements(query, { n: 7 })]).toEqual([30, 7])
})

const measure = (query: string) => {
  const document = parse(query)
  const operation = document.definitions.find((node): node is OperationDefinitionNode => 'operation' in node)
  if (!operation) throw new Error('The test has no operation.')
  return measureOperation(schema, document, operation, { variables: {}, costs })
}

test('depth, root fields and aliases are counted through fragments', () => {
  const query = `{ a: item(slug: "cup") { ...F } ...G item(slug: "box") { id } }
    fragment F on Item { name category { id } }
    fragment G on Query { b: item(slug: "box") { ...F c: name } }`

  expect(measure(query)).toMatchObject({ depth: 3, rootFields: 3, aliases: 3 })
})

test('fragments that use each other twice are measured in no time', () => {
  const fragments = Array.from(
    { length: 40 },
    (_, nth) => `fragment F${nth} on Category { parent { ...F${nth + 1} } ... { parent { ...F${nth + 1} } } }`,
  )
  const query = `{ category(slug: "paper") { ...F0 } } ${fragments.join(' ')} fragment F40 on Category { name }`

  expect(measure(query).depth).toBe(42)
})
