import { createServer, type Socket } from 'node:net'
import { Redis } from 'ioredis'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Operation } from '../subgraphs/_shared/operation.ts'
import type { SubgraphResponse } from '../subgraphs/_shared/subgraph.ts'
import { freePort } from '../subgraphs/_shared/testing-sockets.ts'
import type { FetchCache } from './fetch-cache.ts'
import { fetchCache } from './fetch-cache.ts'
import { createSharedAnswers } from './redis-answers.ts'
import { collectingLog } from './testing.ts'
import { hasRedis, startRedis } from './testing-redis.ts'

const { signal } = new AbortController()
const entities = 'query($representations:[_Any!]!){_entities(representations:$representations){...on Place{name}}}'

/** A subgraph whose facts a test changes, and routers that keep what it says. */
function aSubgraph(respond: (operation: Operation) => Partial<SubgraphResponse> = () => ({})) {
  const facts = { name: 'first' }
  const asked: Operation[] = []
  const transport = {
    name: 'location',
    close: async () => {},
    async execute(operation: Operation): Promise<SubgraphResponse> {
      asked.push(operation)
      const representations = operation.variables?.representations
      const data = Array.isArray(representations)
        ? { _entities: representations.map(({ id }) => (id === 'gone' ? null : { name: `${facts.name} ${id}` })) }
        : { name: facts.name }
      return { result: { data }, cacheControl: 'max-age=300, public', ...respond(operation) }
    },
  }
  return { facts, asked, transport }
}

async function aRouter(url: string, transport: ReturnType<typeof aSubgraph>['transport'], timeoutMs?: number) {
  const { log, lines } = collectingLog('info')
  const shared = await createSharedAnswers(url, log, timeoutMs)
  onTestFinished(() => shared?.close())
  const cache: FetchCache = fetchCache(1_000_000, shared)
  const { execute } = cache.over(transport)
  const ask = (query: string, variables?: Record<string, unknown>, language = 'ko') =>
    execute({ query, variables }, { 'accept-language': language }, signal)
  return {
    ...{ cache, lines, ask },
    places: async (...ids: string[]) => {
      const { result } = await ask(entities, { representations: ids.map((id) => ({ __typename: 'Place', id })) })
      return result.data?._entities
    },
  }
}

async function redisWith(url: string) {
  const client = new Redis(url)
  onTestFinished(() => client.disconnect())
  return client
}

/** A first question finds no version; the routers agree on one, and keep from then on. */
async function agreed(client: Redis, ask: (query: string) => Promise<unknown>) {
  let nth = 0
  await vi.waitFor(
    async () => {
      nth += 1
      await ask(`{ first${nth}: name }`)
      expect(await client.exists('bunri:kept:1:version:*', 'bunri:kept:1:version:location')).toBe(2)
    },
    { timeout: 10_000, interval: 50 },
  )
  for (const key of await client.keys('bunri:kept:1:location:*')) await client.del(key)
}

test('without Redis at its address, a router keeps for itself, with one line in the log', async () => {
  const { asked, transport } = aSubgraph()
  const { ask, cache, lines } = await aRouter(`redis://:pa55word@127.0.0.1:${await freePort()}`, transport)

  for (let time = 0; time < 3; time += 1) await ask('{ name }')
  await cache.forget('location')
  await ask('{ name }')

  expect(asked).toHaveLength(2)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('Redis does not respond')
  expect(lines[0]).not.toContain('pa55word')
})

test('a Redis that takes connections and never answers holds up one request by a moment', async () => {
  const sockets = new Set<Socket>()
  const silent = createServer((socket) => sockets.add(socket.on('error', () => {}))).listen(0, '127.0.0.1')
  await new Promise((resolve) => silent.once('listening', resolve))
  const address = silent.address()
  const { transport } = aSubgraph()
  const router = await aRouter(
    `redis://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`,
    transport,
  )

  const start = performance.now()
  for (let nth = 0; nth < 20; nth += 1) await router.ask(`{ name${nth}: name }`)

  // If each waited, it would be a second.
  expect(performance.now() - start).toBeLessThan(500)
  for (const socket of sockets) socket.destroy()
  silent.close()
})

describe.skipIf(!hasRedis)('with redis-server, which this machine has or has not', () => {
  async function twoRouters(respond?: (operation: Operation) => Partial<SubgraphResponse>, timeoutMs = 5_000) {
    const port = await freePort()
    const server = await startRedis(port)
    const url = `redis://127.0.0.1:${port}`
    const client = await redisWith(url)
    const subgraph = aSubgraph(respond)
    const [one, two] = [
      await aRouter(url, subgraph.transport, timeoutMs),
      await aRouter(url, subgraph.transport, timeoutMs),
    ]
    await agreed(client, one.ask)
    subgraph.asked.length = 0
    return { ...subgraph, client, server, one, two, url }
  }

  test('what one router has asked for, another one does not ask for, and lists share their entities', async () => {
    const { asked, client, one, two } = await twoRouters()
    await one.ask('{ name }')
    await one.places('1', 'gone', '2')
    await vi.waitFor(async () => expect(await client.dbsize()).toBe(6))

    const { result, cacheControl } = await two.ask('{ name }')
    const places = await two.places('3', '2', 'gone', '1')

    expect(result.data).toEqual({ name: 'first' })
    expect(Number(/^max-age=(\d+), public$/.exec(cacheControl ?? '')?.[1])).toBeGreaterThan(290)
    expect(places).toEqual([{ name: 'first 3' }, { name: 'first 2' }, null, { name: 'first 1' }])
    expect(asked.map(({ variables }) => variables?.representations).at(-1)).toEqual([{ __typename: 'Place', id: '3' }])
    expect(two.cache.counts).toEqual({ hits: 4, misses: 1, shared: 4 })
    for (const key of await client.keys('bunri:kept:1:location:*'))
      expect(await client.pttl(key)).toBeLessThanOrEqual(60_000)
  })

  test('another language, other variables and another query are other answers', async () => {
    const { asked, client, one, two } = await twoRouters()
    await one.ask('{ name }', { a: 1 })
    await vi.waitFor(async () => expect(await client.dbsize()).toBe(3))

    await two.ask('{ name }', { a: 1 }, 'en')
    await two.ask('{ name }', { a: 2 })
    await two.ask('{ name  }', { a: 1 })
    await two.ask('{ name }', { a: 1 })

    expect(asked).toHaveLength(4)
  })

  test.each<[string, Partial<SubgraphResponse>]>([
    ['private', { cacheControl: 'max-age=300, private' }],
    ['not to be stored', { cacheControl: 'no-store' }],
    ['with an error', { result: { data: { a: null }, errors: [{ message: 'no' }] } }],
    ['with an access token', { accessToken: 'x' }],
  ])('an answer that is %s never gets to Redis', async (_what, answer) => {
    const { client, one, two, asked } = await twoRouters(({ query }) => (query.includes('first') ? {} : answer))

    for (const router of [one, two, one, two]) await router.ask('{ name }')
    for (const router of [one, two]) await router.places('1')
    await new Promise((resolve) => setTimeout(resolve, 50))

    expect(asked).toHaveLength(6)
    expect((await client.keys('*')).toSorted()).toEqual(['bunri:kept:1:version:*', 'bunri:kept:1:version:location'])
  })

  test('what one router forgets, after an event or a mutation, no router reads any more', async () => {
    const { facts, client, one, two } = await twoRouters()
    await one.ask('{ name }')
    await vi.waitFor(async () => expect(await client.dbsize()).toBe(3))
    facts.name = 'second'
    await one.cache.forget('location')

    expect((await two.ask('{ name }')).result.data).toEqual({ name: 'second' })

    facts.name = 'third'
    await one.ask('mutation { change }')
    expect((await one.ask('{ name }')).result.data).toEqual({ name: 'third' })
    await one.cache.forget('info')
    expect((await one.ask('{ name }')).result.data).toEqual({ name: 'third' })
    facts.name = 'fourth'
    await two.cache.forget()
    expect((await one.ask('{ name }', { n: 1 })).result.data).toEqual({ name: 'fourth' })
  })

  test('an answer that was on its way when the facts changed is not served by another router', async () => {
    let [release, started] = [() => {}, () => {}]
    const isAsked = new Promise<void>((resolve) => {
      started = resolve
    })
    const { client, facts, transport, url, two } = await twoRouters()
    const slow = await aRouter(url, {
      ...transport,
      async execute(operation) {
        const answer = await transport.execute(operation)
        await new Promise<void>((resolve) => {
          release = resolve
          started()
        })
        return answer
      },
    })
    const old = slow.ask('{ name }')
    await isAsked
    facts.name = 'second'
    await two.cache.forget('location')
    release()

    expect((await old).result.data).toEqual({ name: 'first' })
    await vi.waitFor(async () => expect(await client.dbsize()).toBe(3))
    expect((await two.ask('{ name }')).result.data).toEqual({ name: 'second' })
  })

  test('a router that could not say that facts have changed reads nothing until it has said so', async () => {
    const { facts, client, server, one, two } = await twoRouters(undefined, 300)
    await one.ask('{ name }')
    await vi.waitFor(async () => expect(await client.dbsize()).toBe(3))

    server.kill('SIGSTOP')
    facts.name = 'second'
    await one.ask('mutation { change }')
    const during = await one.ask('{ name }')
    server.kill('SIGCONT')

    expect(during.result.data).toEqual({ name: 'second' })
    // It says so by itself, as soon as it can.
    await vi.waitFor(() => expect(one.lines.join()).toContain('kept in Redis again'), { timeout: 9_000 })
    expect((await two.ask('{ name }')).result.data).toEqual({ name: 'second' })
  })

  test('nonsense in Redis is not served', async () => {
    const { asked, client, one, two } = await twoRouters()
    await one.ask('{ name }')
    await vi.waitFor(async () => expect(await client.dbsize()).toBe(3))
    const [key = ''] = await client.keys('bunri:kept:1:location:*')
    const version = (await client.mget('bunri:kept:1:version:*', 'bunri:kept:1:version:location')).join('.')

    for (const text of ['', 'x', `${version} 1 1 {"name":`, `${version} now 1 {}`, `other 1 1 {"name":1}`]) {
      await client.set(key, text)
      await two.cache.forget('nobody')
      const router = await two.ask('{ name }', undefined)
      expect(router.result.data).toEqual({ name: 'first' })
    }
    expect(asked.length).toBeGreaterThan(1)
  })
})
