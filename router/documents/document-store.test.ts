import { parse } from 'graphql'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type PlanningThread, startPlanningThread } from '../plans/planner.ts'
import { createRouter } from '../server.ts'
import { routerParts } from '../testing.ts'
import { createDocumentStore } from './document-store.ts'

const hash = 'a'.repeat(64)
const key = `schema:${hash}`
const document = parse('{ items { nodes { id } } }')
const storeOf = (maxBytes = 100_000) => createDocumentStore(maxBytes, () => new Map())

test('a document is kept from the second request on', async () => {
  const store = storeOf()

  await store.set(key, document)
  expect([await store.get(key), store.has(hash)]).toEqual([undefined, false])

  await store.set(key, document)
  expect([await store.get(key), store.has(hash)]).toEqual([document, true])
})

test('a document that was offered is there for one request, and counts as one', async () => {
  const store = storeOf()

  store.offer(hash, document)
  expect([await store.get(key), await store.get(key)]).toEqual([document, undefined])

  store.offer(hash, document)
  expect([await store.get(key), await store.get(key)]).toEqual([document, document])
})

test('documents that are asked once push out none', async () => {
  const store = storeOf(5_000)
  await store.set(key, document)
  await store.set(key, document)

  for (let nth = 0; nth < 100; nth += 1) {
    const once = nth.toString(16).padStart(64, '0')
    store.offer(once, parse(`{ a${nth}: items { nodes { id } } }`))
    await store.get(`schema:${once}`)
  }

  expect(store.has(hash)).toBe(true)
})

test('prepared documents are there without a request', async () => {
  const store = createDocumentStore(100_000, () => new Map([[hash, document]]))

  expect([await store.get(key), store.has(hash)]).toEqual([document, true])
})

test('with another thread, Apollo Server validates only what that one does not find valid', async () => {
  const validated: string[] = []
  const threads: PlanningThread[] = []
  const router = await createRouter({
    ...routerParts({ data: { items: null } }),
    startPlanningThread(...given) {
      const thread = startPlanningThread(...given)
      threads.push(thread)
      return thread
    },
    plugins: [
      { requestDidStart: async () => ({ validationDidStart: async ({ source }) => void validated.push(source) }) },
    ],
  })
  onTestFinished(() => router.close())
  const ask = async (query: string) =>
    (await router.inject({ method: 'POST', url: '/graphql', payload: { query } })).json()
  await vi.waitFor(() => expect(threads[0]?.isReady()).toBe(true), { timeout: 60_000, interval: 50 })

  expect(await ask('{ items { nodes { id } } }')).toEqual({ data: { items: null } })
  expect(await ask('{ nothing }')).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] })
  expect(validated).toEqual(['{ nothing }'])
})
