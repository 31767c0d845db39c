import { setTimeout } from 'node:timers/promises'
import { connect } from '@nats-io/transport-node'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { testLog } from '../testing-logs.ts'
import { consumers, type NewEvent } from './catalogue.ts'
import { natsTransport } from './nats-transport.ts'
import { aCloudEvent } from './testing.ts'
import { type Broker, hasNats, startBroker } from './testing-broker.ts'
import type { CloudEvent } from './transport.ts'

const changed = (nth: number): CloudEvent => {
  const event: NewEvent = {
    type: 'place.changed.v1',
    data: {
      placeId: `plc_${nth}`,
      placeName: { ko: '수거함', en: null },
      changes: ['STATUS'],
      status: null,
      successorId: null,
    },
  }
  return aCloudEvent(event, { source: 'location' })
}

function transportTo(url: string, stream: string) {
  const transport = natsTransport(url, testLog(), { stream })
  onTestFinished(() => transport.close())
  return transport
}

function connectTo(url: string) {
  const { host, username, password } = new URL(url)
  return connect({ servers: host, user: username, pass: decodeURIComponent(password) })
}

/** Everything that arrives at a consumer, in order. */
function collect(transport: ReturnType<typeof natsTransport>, consumer: string, isRefused = () => false) {
  const ids: string[] = []
  const stop = transport.subscribe(consumer, async (events) => {
    if (isRefused()) throw new Error('The database is down.')
    ids.push(...events.map(({ id }) => id))
  })
  onTestFinished(stop)
  return ids
}

describe.skipIf(!hasNats)('with nats-server, which this machine has or has not', () => {
  let broker: Broker
  beforeAll(async () => {
    broker = await startBroker()
  })
  afterAll(() => broker.remove())

  test('every consumer gets every event in order, also those that come later', async () => {
    const [sender, receiver] = [transportTo(broker.url, 'every'), transportTo(broker.url, 'every')]
    const early = collect(receiver, 'user')
    const sent = Array.from({ length: 30 }, (_, nth) => changed(nth))

    await sender.publish(sent)
    const others = consumers.filter((name) => name !== 'user').map((name) => collect(receiver, name))

    const expected = sent.map(({ id }) => id)
    await vi.waitFor(() => expect([early, ...others]).toEqual([expected, expected, expected, expected]), 10_000)
  })

  test('an event that a consumer could not store comes again', async () => {
    const transport = transportTo(broker.url, 'again')
    let isDown = true
    const ids = collect(transport, 'info', () => isDown)
    const event = changed(1)

    await transport.publish([event])
    await setTimeout(300)
    const before = [...ids]
    isDown = false

    await vi.waitFor(() => expect(ids).toEqual([event.id]), 10_000)
    expect(before).toEqual([])
  })

  test('an event is kept until every consumer has it, and no longer', async () => {
    const transport = transportTo(broker.url, 'kept')
    const { jetstreamManager } = await import('@nats-io/jetstream')
    const nats = await connectTo(broker.url)
    onTestFinished(() => nats.close())
    const manager = await jetstreamManager(nats)
    const kept = async () => (await manager.streams.info('kept')).state.messages
    await transport.publish([changed(1), changed(2)])

    for (const name of consumers.slice(1)) collect(transport, name)
    await setTimeout(500)
    const before = await kept()
    collect(transport, String(consumers[0]))

    await vi.waitFor(async () => expect(await kept()).toBe(0), 10_000)
    expect(before).toBe(2)
  })

  test('what is no event is dropped, and the ones behind it arrive', async () => {
    const transport = transportTo(broker.url, 'odd')
    const ids = collect(transport, 'auth')
    await transport.publish([changed(1)])
    const nats = await connectTo(broker.url)
    onTestFinished(() => nats.close())
    for (const text of ['not JSON', '{}', '{"specversion":"1.0"}', '']) nats.publish('odd.location', text)
    await nats.flush()

    const event = changed(2)
    await transport.publish([event])

    await vi.waitFor(() => expect(ids).toHaveLength(2), 10_000)
    expect(ids[1]).toBe(event.id)
  })
})

describe.skipIf(!hasNats)('when nats-server, which this machine has or has not, goes away', () => {
  test('publishing fails until it is back, nothing that was published is lost, and subscriptions go on', async () => {
    const broker = await startBroker()
    onTestFinished(() => broker.remove())
    const transport = transportTo(broker.url, 'outage')
    const ids = collect(transport, 'user')
    const before = changed(1)
    await transport.publish([before])
    await vi.waitFor(() => expect(ids).toEqual([before.id]), 10_000)

    await broker.kill()
    await vi.waitFor(() => expect(transport.isConnected()).toBe(false), 10_000)
    const lost = changed(2)
    await expect(transport.publish([lost])).rejects.toThrow()
    await broker.start()
    await vi.waitFor(() => transport.publish([lost]), { timeout: 15_000, interval: 500 })

    await vi.waitFor(() => expect(new Set(ids)).toEqual(new Set([before.id, lost.id])), 10_000)
    // The three consumers that were never there get both.
    const late = collect(transport, 'auth')
    await vi.waitFor(() => expect(new Set(late)).toEqual(new Set([before.id, lost.id])), 10_000)
  })

  test('a process that starts without it waits for it', async () => {
    const broker = await startBroker()
    onTestFinished(() => broker.remove())
    await broker.kill()
    const transport = transportTo(broker.url, 'late')
    const ids = collect(transport, 'user')
    const refused = transport.publish([changed(1)])
    await expect(refused).rejects.toThrow('does not answer')

    await broker.start()
    const event = changed(2)
    await vi.waitFor(() => transport.publish([event]), { timeout: 15_000, interval: 500 })

    await vi.waitFor(() => expect(ids).toEqual([event.id]), 10_000)
  })
})

test('without a broker, closing does not hang', async () => {
  const transport = natsTransport('nats://127.0.0.1:1', testLog())
  const stop = transport.subscribe('user', async () => {})

  await expect(transport.publish([changed(1)])).rejects.toThrow()
  await transport.close()
  await stop()
  expect(transport.isConnected()).toBe(false)
})

describe.skipIf(!hasNats)('nats-server, which this machine has or has not', () => {
  test('refuses a wrong password, and the log says that it can not be reached, without the password', async () => {
    const broker = await startBroker()
    onTestFinished(() => broker.remove())
    const url = new URL(broker.url)
    url.password = 'wrong-pa55word'
    const lines: string[] = []
    const log = pino({}, { write: (line: string) => void lines.push(line) })
    const transport = natsTransport(url.href, log)
    onTestFinished(() => transport.close())

    await expect(transport.publish([changed(1)])).rejects.toThrow()

    expect(lines.join()).toContain('The broker of events can not be reached yet')
    expect(lines.join()).not.toContain('wrong-pa55word')
  })
})
