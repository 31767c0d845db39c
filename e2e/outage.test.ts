import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { connect as connectSocket, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startEmbeddedPostgres } from '../embedded/postgres.ts'
import { connect } from '../subgraphs/_shared/db.ts'
import { appendEvents } from '../subgraphs/_shared/events/append.ts'
import { eventLag, startEvents } from '../subgraphs/_shared/events/events.ts'
import type { EventHandlers } from '../subgraphs/_shared/events/inbox.ts'
import { natsTransport } from '../subgraphs/_shared/events/nats-transport.ts'
import { hasNats, startBroker } from '../subgraphs/_shared/events/testing-broker.ts'
import { propertyRuns } from '../subgraphs/_shared/testing.ts'
import { testLog } from '../subgraphs/_shared/testing-logs.ts'
import { subgraphs } from '../subgraphs/all.ts'
import { testSettings } from '../subgraphs/auth/fixtures.ts'

// Each part is away for this long: a second in `npm test`, 20 in `npm run test:long`, or what `OUTAGE_SECONDS` says.
const outageMs = Number(process.env.OUTAGE_SECONDS ?? propertyRuns(1, 20)) * 1_000
const log = testLog()

/** A PostgreSQL of its own for a subgraph, at an address that stays when it is killed and started again. */
async function aServer(subgraph: 'user' | 'location') {
  const folder = await mkdtemp(join(tmpdir(), `bunri-outage-${subgraph}-`))
  const database = `bunri_${subgraph}`
  const open = () => startEmbeddedPostgres({ folder, databases: [database] })
  let server = await open()
  const start = async () => {
    server = await open()
  }
  const sockets = new Set<Socket>()
  const proxy = createServer((client) => {
    const upstream = connectSocket(server.port, '127.0.0.1')
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from)
      from.on('error', () => to.destroy()).on('close', () => to.destroy())
      from.pipe(to)
    }
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const address = proxy.address()
  const url = new URL(server.url(database))
  url.port = String(typeof address === 'object' && address ? address.port : 0)
  const module = subgraphs.find(({ name }) => name === subgraph)
  await module?.prepare({ ...testSettings, [`${subgraph.toUpperCase()}_DATABASE_URL`]: url.href })
  return {
    url: url.href,
    start,
    async kill() {
      const [data = ''] = (await readdir(folder)).filter((name) => /^pg\d+$/.test(name))
      const [pid = ''] = (await readFile(join(folder, data, 'postmaster.pid'), 'utf8')).split('\n')
      process.kill(Number(pid), 'SIGKILL')
    },
    async remove() {
      for (const socket of sockets) socket.destroy()
      proxy.close()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

describe.skipIf(!hasNats)('over nats-server, which this machine has or has not', () => {
  test('while the broker and each database are killed once under load, no event is lost and none is applied twice', async () => {
    const [broker, sender, consumer] = [await startBroker(), await aServer('location'), await aServer('user')]
    const [ofSender, ofConsumer] = [connect(sender.url, { max: 4 }), connect(consumer.url, { max: 4 })]
    const transports = [natsTransport(broker.url, log), natsTransport(broker.url, log)] as const
    onTestFinished(async () => {
      await Promise.all([ofSender.close(), ofConsumer.close()])
      await Promise.all([broker.remove(), sender.remove(), consumer.remove()])
    })
    await ofSender.db.execute(sql`create table sent (place text, nth int)`)
    await ofConsumer.db.execute(sql`create table applied (number bigserial, place text, nth int)`)
    const handlers: EventHandlers = {
      'place.changed.v1': async (tx, { placeId, status }) => {
        await tx.execute(sql`insert into applied (place, nth) values (${placeId}, ${Number(status)})`)
      },
    }
    const running = [
      startEvents({ name: 'location', databaseUrl: sender.url, transport: transports[0], handlers: {}, log }),
      startEvents({ name: 'user', databaseUrl: consumer.url, transport: transports[1], handlers, log }),
    ]

    let isOver = false
    let count = 0
    let committed = 0
    const load = async () => {
      while (!isOver) {
        count += 1
        const [place, nth] = [`plc_${count % 10}`, count]
        const change = ofSender.db.transaction(async (tx) => {
          await tx.execute(sql`insert into sent (place, nth) values (${place}, ${nth})`)
          const placeName = { ko: '수거함', en: null }
          const data = {
            placeId: place,
            placeName,
            changes: ['STATUS' as const],
            status: String(nth),
            successorId: null,
          }
          await appendEvents(tx, [{ type: 'place.changed.v1', data }])
        })
        // While the database is away, nothing is changed and nothing is told.
        await change.then(
          () => {
            committed += 1
          },
          () => setTimeout(200),
        )
        await setTimeout(5)
      }
    }
    const loading = load()
    for (const part of [broker, sender, consumer]) {
      await setTimeout(500)
      await part.kill()
      await setTimeout(outageMs)
      await part.start()
    }
    await setTimeout(500)
    // A slow machine makes fewer changes in that time.
    for (let attempt = 0; attempt < 1_200 && committed <= 100; attempt += 1) await setTimeout(100)
    isOver = true
    await loading

    const sent = await ofSender.db.execute<{ place: string; nth: number }>(
      sql`select place, nth from sent order by nth`,
    )
    const applied = () =>
      ofConsumer.db.execute<{ place: string; nth: number }>(sql`select place, nth from applied order by number`)
    for (let attempt = 0; attempt < 2_400 && (await applied()).length < sent.length; attempt += 1) await setTimeout(100)
    await setTimeout(1_500)
    const found = await applied()
    const lags = [await eventLag(ofSender.db), await eventLag(ofConsumer.db)]
    await Promise.all(running.map(({ stop }) => stop()))
    await Promise.all(transports.map(({ close }) => close()))

    const byNumber = (a: { nth: number }, b: { nth: number }) => a.nth - b.nth
    expect(sent.length).toBeGreaterThan(100)
    expect([...found].sort(byNumber)).toEqual([...sent])
    for (let place = 0; place < 10; place += 1) {
      const order = found.filter((row) => row.place === `plc_${place}`)
      expect(order).toEqual([...order].sort(byNumber))
    }
    for (const { outgoing, incoming, setAside } of lags)
      expect([outgoing.count, incoming.count, setAside]).toEqual([0, 0, 0])
  }, 600_000)
})
