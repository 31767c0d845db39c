import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { smallGraph } from '../testing.ts'
import { testingGraph } from './testing-graph.ts'

const query = '{ items { id sku } }'

async function graph(options: { memoryBytes?: number } = {}) {
  const { execute, operations } = await smallGraph(testingGraph, options)
  const isKept = (text: string) => {
    const { key = '' } = operations.prepare(parse(text), undefined) ?? {}
    return operations.planned(key, '') !== undefined
  }
  return { execute, operations, isKept }
}

test('a plan is kept from the second request on', async () => {
  const { execute, isKept } = await graph()

  const first = await execute(query)
  const isKeptAfterOne = isKept(query)
  const second = await execute(query)

  expect(isKeptAfterOne).toBe(false)
  expect(isKept(query)).toBe(true)
  expect(second).toEqual(first)
  expect(first.errors).toBeUndefined()
})

test('operations that differ in values are requests for one plan', async () => {
  const { execute, isKept } = await graph()

  await execute('{ item(id: "i1") { sku } }')
  await execute('{ item(id: "i2") { sku } }')

  expect(isKept('{ item(id: "i3") { sku } }')).toBe(true)
})

test('a plan that is made before it is asked for is kept at once', async () => {
  const { operations, isKept } = await graph()

  await operations.warm(parse(query), undefined)

  expect(isKept(query)).toBe(true)
})

test('operations that are asked once push out no plan', async () => {
  const { execute, isKept } = await graph({ memoryBytes: 100_000 })
  await execute(query)
  await execute(query)

  for (let nth = 0; nth < 100; nth += 1) await execute(`query Once${nth} { items { id sku name: sku } }`)

  expect(isKept(query)).toBe(true)
})

test('requests for one plan at the same time wait for it together', async () => {
  const { execute, isKept } = await graph()

  const answers = await Promise.all(Array.from({ length: 5 }, () => execute(query)))

  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(isKept(query)).toBe(true)
})
