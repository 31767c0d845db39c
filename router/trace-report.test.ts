import { expect, onTestFinished, test } from 'vitest'
import type { RouterParts } from './router-parts.ts'
import { createRouter } from './server.ts'
import { routerParts } from './testing.ts'

/** A router over subgraphs that know one item with its places, and how to ask it. */
async function asking(others: Partial<RouterParts>) {
  const parts = routerParts()
  const router = await createRouter({
    ...parts,
    ...others,
    transports: parts.transports.map((transport) => ({
      ...transport,
      async execute(operation, headers, signal) {
        if (operation.query.includes('revocations')) return transport.execute(operation, headers, signal)
        const cacheControl = 'max-age=60, public'
        const { representations } = operation.variables ?? {}
        if (!Array.isArray(representations))
          return {
            result: { data: { item: { __typename: 'Item', id: 'itm_1', slug: 'can' } } },
            cacheControl,
          }
        if (transport.name === 'user') throw new Error('It is down.')
        return { result: { data: { _entities: representations.map((one) => ({ ...one })) } }, cacheControl }
      },
    })),
  })
  onTestFinished(() => router.close())
  return async (headers: Record<string, string> = {}) => {
    const payload = { query: 'query Can { item(slug: "can") { slug viewerHasSaved } }' }
    const response = await router.inject({ method: 'POST', url: '/graphql', payload, headers })
    return { ...response.json(), headers: response.headers }
  }
}

const report = { 'graphql-trace': 'report' }

test('in development, a request that asks for it learns its plan, fetches, times, errors and what was kept', async () => {
  const ask = await asking({ development: true })

  const [first, second] = [await ask(report), await ask(report)]

  expect(first.data.item.slug).toBe('can')
  const { plan, planMs, totalMs, fetches } = first.extensions.trace
  expect(plan).toMatch(
    /^QueryPlan \{[\s\S]*Fetch\(service: "info"\)[\s\S]*Flatten\(path: "item"\)[\s\S]*Fetch\(service: "user"\)/,
  )
  expect(fetches).toMatchObject([
    { subgraph: 'info', path: '', query: expect.stringContaining('item(slug:'), entities: null, kept: 0, errors: 0 },
    { subgraph: 'user', path: 'item', query: expect.stringContaining('_entities'), entities: 1, kept: 0, errors: 1 },
  ])
  for (const { startMs, ms } of fetches) expect(startMs + ms).toBeLessThanOrEqual(totalMs + 0.02)
  expect(fetches[1].startMs).toBeGreaterThanOrEqual(fetches[0].startMs + fetches[0].ms - 0.02)
  expect(planMs).toBeGreaterThan(0)
  expect(second.extensions.trace.fetches[0]).toMatchObject({ subgraph: 'info', kept: 1 })
  expect(second.headers.vary).toContain('GraphQL-Trace')
})

test('nobody who does not ask gets it, beside the cost or not, also of what was asked before', async () => {
  const ask = await asking({ development: true })
  await ask(report)

  const [plain, withCost, both] = [
    await ask(),
    await ask({ 'graphql-cost': 'report' }),
    await ask({ ...report, 'graphql-cost': 'report' }),
  ]

  expect(plain.extensions).toBeUndefined()
  expect(Object.keys(withCost.extensions)).toEqual(['cost'])
  expect(Object.keys(both.extensions).sort()).toEqual(['cost', 'trace'])
})

test('in production, nobody gets it', async () => {
  const ask = await asking({ development: false })

  const answers = [await ask(report), await ask(report)]

  expect(answers.map(({ data, extensions }) => [data.item.slug, extensions])).toEqual([
    ['can', undefined],
    ['can', undefined],
  ])
  expect(answers[0]?.headers.vary).not.toContain('GraphQL-Trace')
})
