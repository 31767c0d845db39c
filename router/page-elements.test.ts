import { readFileSync } from 'node:fs'
import { buildSchema, type OperationDefinitionNode, parse } from 'graphql'
import { expect, test } from 'vitest'
import { pageElements } from './page-elements.ts'

const schema = buildSchema(readFileSync(new URL('../client/api.graphql', import.meta.url), 'utf8'))

function elements(query: string, variables = {}): number {
  const document = parse(query)
  const operation = document.definitions.find((node): node is OperationDefinitionNode => 'operation' in node)
  if (!operation) throw new Error('The test has no operation.')
  return pageElements(schema, document, operation, variables)
}

const nearby = (first: number) =>
  `nearbyPlaces(center: { latitude: 37, longitude: 127 }, first: ${first}) { nodes { id } }`

test.each([
  ['no page at all', '{ item(slug: "pizza-box") { name guide { steps { text } } } }', 0],
  ['a page', '{ items(first: 50) { nodes { name } } }', 50],
  ['a page by default', '{ items { nodes { name } } }', 20],
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
