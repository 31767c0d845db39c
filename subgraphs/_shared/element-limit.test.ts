import { buildSubgraphSchema } from '@apollo/subgraph'
import { graphql, parse } from 'graphql'
import { expect, test } from 'vitest'
import { limitElements } from './element-limit.ts'

const typeDefs = parse(
  'type Query { rows(count: Int!): [Row!]! } type Row { cells(count: Int!): [Int!]! parts: [Row!] }',
)

function ask(source: string, max: number) {
  const rows = (_parent: unknown, { count }: { count: number }) =>
    Array.from({ length: count }, () => ({ parts: [{}, {}] }))
  const cells = async (_parent: unknown, { count }: { count: number }) => Array(count).fill(0)
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: { Query: { rows }, Row: { cells } } }])
  limitElements(schema, max)
  return graphql({ schema, source, contextValue: {} })
}

test.each([
  ['{ rows(count: 10) { __typename } }', 10],
  ['{ rows(count: 2) { cells(count: 4) } }', 10],
  ['{ rows(count: 3) { parts { __typename } } }', 9],
  ['{ a: rows(count: 5) { __typename } b: rows(count: 5) { __typename } }', 10],
])('%s has %d elements: as many are allowed, one fewer is not', async (query, elements) => {
  expect((await ask(query, elements)).errors).toBeUndefined()

  expect((await ask(query, elements - 1)).errors).toMatchObject([{ extensions: { code: 'COST_LIMIT_EXCEEDED' } }])
})
