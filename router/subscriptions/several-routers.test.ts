import { randomUUID } from 'node:crypto'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { NewEvent } from '../../subgraphs/_shared/events/catalogue.ts'
import { natsTransport } from '../../subgraphs/_shared/events/nats-transport.ts'
import { hasNats, startBroker } from '../../subgraphs/_shared/events/testing-broker.ts'
import { testLog } from '../../subgraphs/_shared/testing-logs.ts'
import { collect, inSeoul, liveRouter, placeChanged } from './testing.ts'

describe.skipIf(!hasNats)('with nats-server, which this machine has or has not', () => {
  /** A broker, and how to start routers that listen to it and to publish as a subgraph does. */
  async function aBroker() {
    const broker = await startBroker()
    onTestFinished(() => broker.remove())
    const bus = async () => {
      const transport = natsTransport(broker.url, testLog())
      onTestFinished(() => transport.close())
      await vi.waitFor(() => expect(transport.isConnected()).toBe(true), { timeout: 10_000 })
      return transport
    }
    const subgraph = await bus()
    let nth = 0
    return {
      async startRouter() {
        const router = await liveRouter({ events: await bus() })
        return router
      },
      async tell(...events: NewEvent[]) {
        const common = { specversion: '1.0' as const, datacontenttype: 'application/json' as const, source: 'location' }
        const sent = events.map(({ type, data }) => {
          nth += 1
          const more = {
            id: randomUUID(),
            type,
            time: new Date().toISOString(),
            partitionkey: 'a',
            sequence: String(nth),
          }
          return { ...common, ...more, data }
        })
        await subgraph.publish(sent)
      },
    }
  }
  const idsIn = ({ results }: ReturnType<typeof collect>) => results.map(({ extensions }) => extensions?.event.about)
  const lastEventOf = ({ results }: ReturnType<typeof collect>) => results.at(-1)?.extensions?.event.id

  test('a client that moves from one router to another gets each event once, in their order', async () => {
    const { startRouter, tell } = await aBroker()
    const [one, two] = [await startRouter(), await startRouter()]
    const atOne = one.connect()
    const before = collect(atOne, inSeoul)
    await one.subscribed(1)
    // The router hears from when its subscription at the broker is there.
    await vi.waitFor(
      async () => {
        await tell(placeChanged('plc_0'))
        expect(idsIn(before)).toContain('plc_0')
      },
      { timeout: 10_000, interval: 300 },
    )
    await tell(placeChanged('plc_1'), placeChanged('plc_2'))
    await vi.waitFor(() => expect(idsIn(before)).toContain('plc_2'))

    await atOne.dispose()
    await one.subscribed(0)
    await tell(placeChanged('plc_3'), placeChanged('plc_4'))
    await one.router.close()
    await tell(placeChanged('plc_5'))
    const after = collect(two.connect(), inSeoul, { lastEventId: lastEventOf(before) })
    await two.subscribed(1)
    await tell(placeChanged('plc_6'))
    await vi.waitFor(() => expect(idsIn(after).at(-1)).toBe('plc_6'), { timeout: 5_000 })

    // The first ones were sent until one arrived.
    expect(idsIn(before).filter((id) => id !== 'plc_0')).toEqual(['plc_1', 'plc_2'])
    expect(idsIn(after)).toEqual(['plc_3', 'plc_4', 'plc_5', 'plc_6'])
    expect(after.results.map(({ data }) => data?.placesChanged)).toEqual(
      idsIn(after).map((id) => ({ id, name: 'xxx' })),
    )
  })

  test('a router that started later says that events may be missing, and goes on with the next one', async () => {
    const { startRouter, tell } = await aBroker()
    const one = await startRouter()
    const before = collect(one.connect(), inSeoul)
    await one.subscribed(1)
    await vi.waitFor(
      async () => {
        await tell(placeChanged('plc_0'))
        expect(before.results).not.toHaveLength(0)
      },
      { timeout: 10_000, interval: 300 },
    )

    const later = await startRouter()
    const after = collect(later.connect(), inSeoul, { lastEventId: lastEventOf(before) })
    await later.subscribed(1)
    await vi.waitFor(
      async () => {
        await tell(placeChanged('plc_1'))
        expect(idsIn(after)).toContain('plc_1')
      },
      { timeout: 10_000, interval: 300 },
    )

    expect(after.results[0]).toEqual({ data: { placesChanged: null }, extensions: { event: { missed: true } } })
  })
})
