import { sql } from 'drizzle-orm'
import { afterAll, expect, test, vi } from 'vitest'
import { connect } from '../db.ts'
import { testDatabase } from '../testing.ts'
import { testLog } from '../testing-logs.ts'
import { appendEvents } from './append.ts'
import { eventLag, startEvents } from './events.ts'
import { localTransport } from './local-transport.ts'

const urls = { location: await testDatabase('location'), user: await testDatabase('user') }
const [sender, consumer] = [connect(urls.location, { max: 1 }), connect(urls.user, { max: 1 })]
afterAll(() => Promise.all([sender.close(), consumer.close()]))

const append = (placeId: string) =>
  sender.db.transaction((tx) =>
    appendEvents(tx, [
      {
        type: 'place.changed.v1',
        data: { placeId, placeName: { ko: '수거함', en: null }, changes: ['STATUS'], status: null, successorId: null },
      },
    ]),
  )

test('a consumer whose connection breaks while it stores an event gets it again, and the sender keeps sending', async () => {
  const transport = localTransport(['location', 'user'])
  const seen: string[] = []
  const handlers = {
    'place.changed.v1': async (_tx: unknown, { placeId }: { placeId: string }) => void seen.push(placeId),
  }
  const log = testLog()
  const running = [
    startEvents({ name: 'location', databaseUrl: urls.location, transport, handlers: {}, log }),
    startEvents({ name: 'user', databaseUrl: urls.user, transport, handlers, log }),
  ]
  // Storing an event waits for this lock, and its connection is killed then.
  let unlock = () => {}
  const locked = consumer.db.transaction(async (tx) => {
    await tx.execute(sql`lock table event_inbox in exclusive mode`)
    await new Promise<void>((resolve) => {
      unlock = resolve
    })
  })
  await append('plc_1')
  running[0]?.send()
  await vi.waitFor(async () => {
    const [row] = await sender.db.execute<{ killed: string }>(sql`
      select count(pg_terminate_backend(pid)) as killed from pg_stat_activity
      where wait_event_type = 'Lock' and query like '%event_inbox%' and pid <> pg_backend_pid()`)
    expect(Number(row?.killed)).toBeGreaterThan(0)
  }, 90_000)
  unlock()
  await locked
  await append('plc_2')

  await vi.waitFor(() => expect(new Set(seen)).toEqual(new Set(['plc_1', 'plc_2'])), 15_000)
  await vi.waitFor(async () => expect((await eventLag(sender.db)).outgoing.count).toBe(0), 15_000)
  await Promise.all(running.map(({ stop }) => stop()))
  expect(seen.length).toBe(2)
})
