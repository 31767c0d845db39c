import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { localTransport } from '../subgraphs/_shared/events/local-transport.ts'
import { freePort } from '../subgraphs/_shared/testing-sockets.ts'
import { createSharedAnswers } from './redis-answers.ts'
import { createRouter } from './server.ts'
import { routerParts } from './testing.ts'
import { hasRedis, startRedis } from './testing-redis.ts'

const query = '{ item(slug: "cup") { name } }'

describe.skipIf(!hasRedis)('with redis-server, which this machine has or has not', () => {
  /** Routers over one subgraph info, and the bus on which it says that its facts have changed. */
  async function routers(count: number) {
    const port = await freePort()
    await startRedis(port)
    const bus = localTransport([])
    const info = { name: 'a cup', asked: 0, isPublic: true }
    const parts = routerParts()
    const all = await Promise.all(
      Array.from({ length: count }, async () => {
        const router = await createRouter({
          ...parts,
          events: bus,
          sharedAnswers: await createSharedAnswers(`redis://127.0.0.1:${port}`, parts.log, 5_000),
          transports: parts.transports.map((transport) => ({
            ...transport,
            async execute(operation, headers, signal) {
              if (transport.name !== 'info') return transport.execute(operation, headers, signal)
              info.asked += 1
              const cacheControl = `max-age=300, ${info.isPublic ? 'public' : 'private'}`
              return { result: { data: { item: { __typename: 'Item', name: info.name } } }, cacheControl }
            },
          })),
        })
        onTestFinished(() => router.close())
        return async (headers: Record<string, string> = {}) => {
          const { body } = await router.inject({ method: 'POST', url: '/graphql', payload: { query }, headers })
          return JSON.parse(body).data.item.name
        }
      }),
    )
    return { info, bus, all }
  }

  test('one router asks for all, and after an import all routers serve what is new', async () => {
    const { info, bus, all } = await routers(2)
    // The first question finds no version in Redis; from then on, one language after the other is asked for once.
    const askedFor = async (language: string) => {
      const before = info.asked
      for (const ask of all) {
        await ask({ 'accept-language': language })
        // Nobody waits until an answer is kept.
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      return info.asked - before
    }
    await askedFor('en')

    expect(await askedFor('ko')).toBe(1)

    info.name = 'another cup'
    await bus.publish([
      {
        ...{ specversion: '1.0', datacontenttype: 'application/json', source: 'info', id: 'evt_1', partitionkey: 'a' },
        ...{ type: 'data.imported.v1', time: new Date().toISOString(), sequence: '1', data: {} },
      },
    ])
    await vi.waitFor(async () => expect(await Promise.all(all.map((ask) => ask()))).toEqual([info.name, info.name]))
  })

  test('what is private is asked for by each router, each time', async () => {
    const { info, all } = await routers(2)
    info.isPublic = false

    for (const ask of [...all, ...all]) await ask()

    expect(info.asked).toBe(4)
  })
})
