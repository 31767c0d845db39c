import { buildSchema, getOperationAST, parse } from 'graphql'
import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { boundedLabel } from './bounded-label.ts'
import { usageOf } from './usage.ts'

const schema = buildSchema(`
  interface Thing { id: ID name: String }
  type Box implements Thing { id: ID name: String @deprecated(reason: "old") size: Int }
  type Query { box: Box thing: Thing old: Int @deprecated(reason: "old") }`)

async function metricsOf(asked: { query: string; client?: string }[]) {
  const usage = usageOf()
  const registry = new Registry()
  usage.collect(registry)
  for (const { query, client } of asked) {
    const document = parse(query)
    const operation = getOperationAST(document)
    if (operation)
      usage.note({
        schema,
        document,
        operation,
        context: { clientName: client, startedMs: performance.now() },
        hasErrors: false,
      })
  }
  // Read twice: reading changes nothing.
  await registry.metrics()
  return registry.metrics()
}

test('fields are counted by operation, also in fragments, and through interfaces', async () => {
  const text = await metricsOf([
    { query: '{ box { ...A } } fragment A on Box { id ...B } fragment B on Box { size size }' },
    { query: '{ thing { name __typename } __schema { types { name } } }' },
  ])

  const counted = [...text.matchAll(/bunri_field_uses_total{field="([\w.]+)"} (\d)/g)].map(
    ([, name, uses]) => `${name} ${uses}`,
  )
  expect(counted.sort()).toEqual(['Box.id 1', 'Box.size 1', 'Query.box 1', 'Query.thing 1', 'Thing.name 1'])
})

test('the uses of more operations than wait to be added up are counted', async () => {
  const asked = Array.from({ length: 450 }, (_, nth) => ({ query: `{ a${nth}: box { id } }` }))

  expect(await metricsOf(asked)).toContain('bunri_field_uses_total{field="Box.id"} 450')
})

test('deprecated fields are counted by client application, of which the first have names', async () => {
  const clients = Array.from({ length: 40 }, (_, nth) => ({ query: '{ old thing { name } }', client: `app${nth}` }))
  const text = await metricsOf([...clients, { query: '{ old }' }])

  expect(text).toContain('bunri_deprecated_field_uses_total{field="Query.old",client="app0"} 1')
  expect(text).toContain('bunri_deprecated_field_uses_total{field="Box.name",client="app29"} 1')
  expect(text).toContain('bunri_deprecated_field_uses_total{field="Query.old",client="other"} 10')
  expect(text).toContain('bunri_deprecated_field_uses_total{field="Query.old",client="none"} 1')
})

test('names that clients choose make a bounded number of series', () => {
  const label = boundedLabel(2)

  expect([label('a'), label('b\n'), label('c'), label('d'), label('a'), label(undefined)]).toEqual([
    'a',
    'other',
    'c',
    'other',
    'a',
    'none',
  ])
})
