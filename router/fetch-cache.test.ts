import { expect, test } from 'vitest'
import { onAbort } from '../subgraphs/_shared/abort.ts'
import type { Operation } from '../subgraphs/_shared/operation.ts'
import type { SubgraphResponse } from '../subgraphs/_shared/subgraph.ts'
import type { Transport } from './data-sources.ts'
import { fetchCache } from './fetch-cache.ts'

const { signal } = new AbortController()
const entityQuery =
  'query Home__location__1($representations:[_Any!]!){_entities(representations:$representations){...on Place{name}}}'
const korean = { 'accept-language': 'ko' }

/** A cache over a subgraph that answers with `respond`, and what the subgraph was asked. */
function over(respond: (operation: Operation) => Partial<SubgraphResponse>, name = 'location') {
  const asked: Operation[] = []
  const cache = fetchCache(1_000_000)
  const transport: Transport = {
    name,
    close: async () => {},
    async execute(operation) {
      asked.push(operation)
      return { result: { data: {} }, cacheControl: 'max-age=300, public', ...respond(operation) }
    },
  }
  const { execute } = cache.over(transport)
  return {
    asked,
    cache,
    ask: (query: string, variables?: Record<string, unknown>, headers: Record<string, string> = korean) =>
      execute({ query, variables }, headers, new AbortController().signal),
    places: (...ids: string[]) =>
      execute(
        { query: entityQuery, variables: { representations: ids.map((id) => ({ __typename: 'Place', id })) } },
        korean,
        signal,
      ),
  }
}

const representations = (operation: Operation) => operation.variables?.representations as { id: string }[]
const byId = (operation: Operation) => ({
  result: { data: { _entities: representations(operation).map(({ id }) => ({ name: `name of ${id}` })) } },
})

test('a public answer is asked for once for each query, variables and language, whoever asks', async () => {
  const { ask, asked, cache } = over(() => ({}))

  for (const headers of [korean, { ...korean, authorization: 'Bearer a' }, { ...korean, 'x-client-ip': '::1' }])
    await ask('{ a }', { n: 1 }, headers)
  await ask('{ a }', { n: 2 })
  await ask('{ b }', { n: 1 })
  await ask('{ a }', { n: 1 }, { 'accept-language': 'en' })

  expect(asked).toHaveLength(4)
  expect(cache.counts).toEqual({ hits: 2, misses: 4, shared: 0 })
})

test.each<[string, Partial<SubgraphResponse>]>([
  ['private', { cacheControl: 'max-age=300, private' }],
  ['not to be stored', { cacheControl: 'no-store' }],
  ['without a policy', { cacheControl: undefined }],
  ['with an error', { result: { data: { a: null }, errors: [{ message: 'no' }] } }],
  ['without data', { result: { errors: [{ message: 'no' }] } }],
  ['with a new access token', { accessToken: 'x' }],
  ['with a change of the cookie', { cookieChange: { token: null, maxAgeSeconds: 0 } as never }],
])('an answer that is %s is never kept', async (_what, answer) => {
  const { ask, asked } = over(() => answer)

  for (let time = 0; time < 3; time += 1)
    expect((await ask('{ a }')).cacheControl).toBe({ cacheControl: 'max-age=300, public', ...answer }.cacheControl)

  expect(asked).toHaveLength(3)
})

test('a query whose answer was private and becomes public is kept from the next time on', async () => {
  const policies = ['private', 'public', 'public'].map((scope) => `max-age=60, ${scope}`)
  const { ask, asked } = over(() => ({ cacheControl: policies.shift() ?? 'no-store' }))

  for (let time = 0; time < 4; time += 1) await ask('{ a }')

  expect(asked).toHaveLength(3)
})

test('only the entities that are not kept are asked for, and each is in its place', async () => {
  const { places, asked } = over(byId)

  await places('1', '2')
  const { result, cacheControl } = await places('3', '1', '4', '2')
  const again = await places('2', '4')

  expect(asked.map(representations).map((list) => list.map(({ id }) => id))).toEqual([
    ['1', '2'],
    ['3', '4'],
  ])
  expect(result.data).toEqual({ _entities: ['3', '1', '4', '2'].map((id) => ({ name: `name of ${id}` })) })
  expect(again.result.data).toEqual({ _entities: ['2', '4'].map((id) => ({ name: `name of ${id}` })) })
  expect(Number(/^max-age=(\d+), public$/.exec(cacheControl ?? '')?.[1])).toBeGreaterThan(290)
})

test('an error of an entity names its place among all of them, and nothing of that answer is kept', async () => {
  const { places, asked } = over((operation) => {
    const data = byId(operation).result.data
    if (!representations(operation).some(({ id }) => id === 'bad')) return { result: { data } }
    const index = representations(operation).findIndex(({ id }) => id === 'bad')
    return {
      result: { data, errors: [{ message: 'bad', path: ['_entities', index, 'name'] }] },
      cacheControl: 'no-store',
    }
  })
  await places('1')

  const first = await places('1', '2', 'bad')
  await places('2')

  expect(first.result.errors).toEqual([{ message: 'bad', path: ['_entities', 2, 'name'] }])
  expect(first.cacheControl).toBe('no-store')
  expect(asked).toHaveLength(3)
})

test('an answer with another number of entities is asked for again as a whole', async () => {
  let isShort = false
  const { places, asked } = over((operation) => (isShort ? { result: { data: { _entities: [] } } } : byId(operation)))
  await places('1')
  isShort = true

  const { result } = await places('1', '2')

  expect(result.data).toEqual({ _entities: [] })
  expect(representations(asked[2] as Operation)).toHaveLength(2)
})

test('whoever merges an answer does not change what is kept', async () => {
  const { ask, places } = over((operation) =>
    operation.query === '{ a }' ? { result: { data: { a: { b: 1 } } } } : byId(operation),
  )
  for (const answer of [ask('{ a }'), ask('{ a }'), places('1'), places('1')]) {
    const data = (await answer).result.data as Record<string, unknown>
    expect([{ a: { b: 1 } }, { _entities: [{ name: 'name of 1' }] }]).toContainEqual(data)
    Object.assign(data.a ?? (data._entities as object[])[0] ?? {}, { b: 2, name: 'changed' })
  }
})

test('after a mutation, or when told, what a subgraph said is forgotten', async () => {
  const { ask, asked, cache } = over(() => ({}))
  await ask('{ a }')
  await ask('mutation { change }')
  await ask('{ a }')
  await cache.forget('info')
  await ask('{ a }')
  expect(asked.map(({ query }) => query)).toEqual(['{ a }', 'mutation { change }', '{ a }'])

  const before = cache.versionOf(['location', 'info'])
  await cache.forget('location')

  expect(cache.versionOf(['location', 'info'])).not.toBe(before)
  await ask('{ a }')
  await cache.forget()
  await ask('{ a }')
  expect(asked).toHaveLength(5)
})

test('an answer that was on its way when the facts changed is not served afterwards', async () => {
  let answer = (_value: Partial<SubgraphResponse>) => {}
  const cache = fetchCache(1_000_000)
  let count = 0
  const { execute } = cache.over({
    name: 'location',
    close: async () => {},
    execute: async () => {
      count += 1
      if (count > 1) return { result: { data: { a: 'new' } }, cacheControl: 'max-age=60, public' }
      return new Promise<SubgraphResponse>((resolve) => {
        answer = (value) => resolve({ result: { data: { a: 'old' } }, cacheControl: 'max-age=60, public', ...value })
      })
    },
  })

  const old = execute({ query: '{ a }' }, korean, signal)
  await cache.forget('location')
  answer({})

  expect((await old).result.data).toEqual({ a: 'old' })
  expect((await execute({ query: '{ a }' }, korean, signal)).result.data).toEqual({ a: 'new' })
})

test.each(['public', 'private'])(
  'of twenty that ask at once, one asks for what is %s, unless it is private',
  async (who) => {
    const { ask, asked } = over(() => ({ cacheControl: `max-age=300, ${who}` }))

    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('{ a }', { n: 1 })))

    expect(answers.map(({ result }) => result)).toEqual(Array(20).fill({ data: {} }))
    expect(asked).toHaveLength(who === 'public' ? 1 : 20)
  },
)

test('of many that ask at once, each goes on when the first fails, and none waits longer than its own time', async () => {
  const cache = fetchCache(1_000_000)
  let calls = 0
  const { execute } = cache.over({
    name: 'location',
    close: async () => {},
    execute: (_operation, _headers, own) => {
      calls += 1
      return calls > 1
        ? Promise.resolve({ result: { data: { n: calls } }, cacheControl: 'max-age=300, public' })
        : new Promise((_resolve, reject) => onAbort(own, () => reject(own.reason)))
    },
  })
  const [leader, impatient] = [new AbortController(), new AbortController()]
  const ask = (own: AbortSignal) => execute({ query: '{ a }' }, korean, own)

  const first = ask(leader.signal)
  const [second, third] = [ask(impatient.signal), ask(signal)]
  impatient.abort(new Error('too late'))
  await expect(second).rejects.toThrow('too late')
  leader.abort(new Error('left'))

  await expect(first).rejects.toThrow('left')
  expect((await third).result).toEqual({ data: { n: 2 } })
})
