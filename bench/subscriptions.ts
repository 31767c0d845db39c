import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { WebSocket } from 'ws'
import { createRouter } from '../router/server.ts'
import { localTransport } from '../subgraphs/_shared/events/local-transport.ts'
import type { Operation } from '../subgraphs/_shared/operation.ts'

// Opens many subscriptions at one router, sends a message to all, and says what a subscription takes and whether each got it once:
// node --expose-gc --import tsx bench/subscriptions.ts --count 2000

const { values } = parseArgs({ options: { count: { type: 'string', default: '2000' }, clients: { type: 'string' } } })
const count = Number(values.count)
const bounds = '{ southWest: { latitude: 37, longitude: 126 }, northEast: { latitude: 38, longitude: 128 } }'
const query = `subscription { placesChanged(bounds: ${bounds}) { id name } }`

/** The clients, in a process of their own: each has a network and a connection of its own. */
async function runClients(url: string): Promise<void> {
  const received: number[] = []
  let ready = 0
  for (let nth = 0; nth < count; nth += 1) {
    const headers = { 'x-forwarded-for': `10.${nth >> 16}.${(nth >> 8) & 255}.${nth & 255}` }
    const socket = new WebSocket(url, 'graphql-transport-ws', { headers })
    received[nth] = 0
    socket.on('open', () => socket.send('{"type":"connection_init"}'))
    socket.on('message', (data) => {
      const { type } = JSON.parse(String(data))
      if (type === 'next') received[nth] = (received[nth] ?? 0) + 1
      if (type !== 'connection_ack') return
      socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }))
      ready += 1
      if (ready === count) process.send?.({ ready: true })
    })
    if (nth % 50 === 49) await sleep(20)
  }
  process.on('message', () =>
    process.send?.({
      received: received.filter((times) => times > 0).length,
      once: received.filter((times) => times === 1).length,
    }),
  )
}

function answerTo({ query: text, variables }: Operation) {
  if (text.includes('revocations')) return { revocations: [] }
  const representations = variables?.representations
  if (Array.isArray(representations))
    return {
      _entities: representations.map((one) => ({ ...one, name: '수거함', existence_of_Place: 'RECYCLING_CENTER' })),
    }
  const alias = /(\w+): ?node\(/.exec(text)?.[1] ?? 'node'
  return { [alias]: { __typename: 'Place', id: 'plc_1' } }
}

const print = (text: string) => process.stdout.write(`${text}\n`)

async function measure(): Promise<void> {
  const bus = localTransport([])
  const router = await createRouter({
    supergraphSdl: readFileSync(new URL('../router/supergraph.graphql', import.meta.url), 'utf8'),
    transports: ['auth', 'user', 'location', 'info'].map((name) => ({
      name,
      execute: async (operation) => ({ result: { data: answerTo(operation) }, cacheControl: undefined }),
      close: async () => {},
    })),
    readViewer: async () => null,
    ready: async () => undefined,
    log: pino({ level: 'warn' }),
    development: false,
    origins: [],
    trustProxy: 'loopback',
    events: bus,
  })
  const url = await router.listen({ host: '127.0.0.1', port: 0 })
  const memory = () => {
    globalThis.gc?.()
    const { rss, heapUsed, external } = process.memoryUsage()
    return { rss, heap: heapUsed + external }
  }
  const before = memory()
  const clients = fork(new URL(import.meta.url), [
    '--count',
    String(count),
    '--clients',
    `${url.replace('http', 'ws')}/graphql/stream`,
  ])
  await once(clients, 'message')
  await sleep(1_000)
  const after = memory()
  const kilobytes = (given: number) => (given / count / 1_000).toFixed(1)
  print(
    `${count} subscriptions: ${kilobytes(after.heap - before.heap)} kB of heap and ${kilobytes(after.rss - before.rss)} kB of memory each`,
  )

  const event = {
    specversion: '1.0' as const,
    datacontenttype: 'application/json' as const,
    source: 'location',
    partitionkey: 'a',
    sequence: '0',
  }
  const data = {
    placeId: 'plc_1',
    placeName: { ko: '수거함', en: null },
    changes: ['STATUS'],
    status: 'OPEN',
    successorId: null,
    positions: [{ latitude: 37.5, longitude: 127 }],
  }
  const began = performance.now()
  await bus.publish([{ ...event, id: 'evt_1', type: 'place.changed.v1', time: new Date().toISOString(), data }])
  for (let received = 0; received < count; ) {
    await sleep(20)
    clients.send('report')
    const [report] = await once(clients, 'message')
    received = report.received
    if (performance.now() - began > 30_000) break
  }
  const ms = Math.round(performance.now() - began)
  await sleep(1_000)
  clients.send('report')
  const [report] = await once(clients, 'message')
  print(`a message to all: ${report.received} got it within ${ms} ms, ${report.once} of them once`)
  clients.kill()
  await router.close()
}

await (values.clients ? runClients(values.clients) : measure())
