import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { connect } from '../db.ts'
import { propertyRuns, testDatabase } from '../testing.ts'
import { testLog } from '../testing-logs.ts'
import { appendEvents } from './append.ts'
import type { NewEvent } from './catalogue.ts'
import { closeToAccount, isErased } from './erasure.ts'
import { eventLag } from './events.ts'
import { attemptsMax, type EventHandlers, eventsSetAside, handleEvents, receiveEvents, replayEvents } from './inbox.ts'
import { relayEvents } from './relay.ts'
import { handledPositions, incomingEvents, outgoingEvents, sentPositions } from './tables.ts'
import { aCloudEvent } from './testing.ts'
import type { CloudEvent } from './transport.ts'

// Any subgraph's database: all of them have these tables. Here it is sender and consumer.
const url = await testDatabase('user')
const { db, close } = connect(url)
afterAll(close)
beforeEach(async () => {
  for (const table of [outgoingEvents, sentPositions, incomingEvents, handledPositions]) await db.delete(table)
})

const log = testLog()
const placeChanged = (placeId: string, status = 'OPERATING'): NewEvent => ({
  type: 'place.changed.v1',
  data: { placeId, placeName: { ko: '수거함', en: null }, changes: ['STATUS'], status, successorId: null },
})
const append = (...events: NewEvent[]) => db.transaction((tx) => appendEvents(tx, events))
const open = sql`handled_at is null and set_aside_at is null`
/** All attempts that are left for waiting events, as if time passed. */
async function handleAll(handlers: EventHandlers): Promise<void> {
  for (let attempt = 0; attempt <= attemptsMax; attempt++) {
    await db.update(incomingEvents).set({ dueAt: null })
    await handleEvents(db, handlers, log)
  }
}
async function published(): Promise<CloudEvent[]> {
  const sent: CloudEvent[] = []
  await relayEvents(db, 'location', { publish: async (events) => void sent.push(...events) })
  return sent
}

test('whatever is lost, repeated and mixed up on the way: each event is handled once, those of one place in order', async () => {
  const step = fc.record({
    take: fc.nat({ max: 30 }),
    times: fc.integer({ min: 1, max: 3 }),
    handle: fc.boolean(),
    isKilled: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 25 }),
      fc.array(step),
      async (places, steps) => {
        for (const table of [outgoingEvents, sentPositions, incomingEvents, handledPositions]) await db.delete(table)
        await append(...places.map((place, nth) => placeChanged(`plc_${place}`, String(nth))))
        const sent = await published()
        const seen: [place: string, nth: number][] = []
        let isKilled = false
        const handlers: EventHandlers = {
          'place.changed.v1': async (_tx, { placeId, status }) => {
            if (isKilled) throw new Error('killed')
            seen.push([placeId, Number(status)])
          },
        }

        for (const { take, times, handle, ...fate } of steps) {
          const event = sent[take % sent.length]
          if (event) await receiveEvents(db, Array.from({ length: times }, () => event).slice(0, 1), handlers)
          isKilled = fate.isKilled
          if (handle) await handleEvents(db, handlers, log)
        }
        isKilled = false
        await receiveEvents(db, sent.toReversed(), handlers)
        await receiveEvents(db, sent, handlers)
        await handleAll(handlers)

        expect(seen.map(([, nth]) => nth).toSorted((a, b) => a - b)).toEqual(places.map((_, nth) => nth))
        for (const place of new Set(seen.map(([id]) => id))) {
          const order = seen.filter(([id]) => id === place).map(([, nth]) => nth)
          expect(order).toEqual(order.toSorted((a, b) => a - b))
        }
        expect(await db.$count(incomingEvents, open)).toBe(0)
      },
    ),
    { numRuns: propertyRuns(15) },
  )
})

test('several processes handle each event once', async () => {
  await append(...Array.from({ length: 60 }, (_, nth) => placeChanged(`plc_${nth % 7}`, String(nth))))
  const seen: string[] = []
  const handlers: EventHandlers = {
    'place.changed.v1': async (tx, { status }) => {
      await tx.execute(sql`select pg_sleep(0.002)`)
      seen.push(String(status))
    },
  }
  await receiveEvents(db, await published(), handlers)

  await Promise.all(Array.from({ length: 4 }, () => handleEvents(db, handlers, log)))

  expect(seen.map(Number).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, nth) => nth))
})

test('what a handler wrote before it failed is undone', async () => {
  let isBroken = true
  const handlers: EventHandlers = {
    'account.deletion-started.v1': async (tx, { accountId }) => {
      await closeToAccount(tx, accountId)
      if (isBroken) throw new Error('The second half fails.')
    },
  }
  const started: NewEvent = {
    type: 'account.deletion-started.v1',
    data: { accountId: 'usr_1', contributorId: 'ctr_1' },
  }
  await receiveEvents(db, [aCloudEvent(started)], handlers)

  await handleEvents(db, handlers, log)
  const before = await isErased(db, 'usr_1')
  isBroken = false
  await handleAll(handlers)

  expect([before, await isErased(db, 'usr_1')]).toEqual([false, true])
})

test('an event that keeps failing is set aside with the reason, the ones behind it go on, and an operator replays it', async () => {
  let isBroken = true
  const seen: unknown[] = []
  const handlers: EventHandlers = {
    'place.changed.v1': async (_tx, { status }) => {
      if (isBroken && status === 'bad') throw new Error('The handler has a bug.')
      seen.push(status)
    },
  }
  await append(placeChanged('plc_a', 'bad'), placeChanged('plc_a', 'next'))
  await receiveEvents(db, await published(), handlers)

  await handleEvents(db, handlers, log)
  const atFirst = [...seen]
  await handleAll(handlers)

  const [poison] = await db.select().from(incomingEvents).where(sql`set_aside_at is not null`)
  expect([atFirst, seen]).toEqual([[], ['next']])
  expect(poison).toMatchObject({ attempts: attemptsMax, reason: 'The handler has a bug.' })
  expect(await eventLag(db)).toMatchObject({ setAside: 1, incoming: { count: 0 } })
  const listed = await eventsSetAside(db)
  isBroken = false
  const replayed = [await replayEvents(db, 'evt_other'), await replayEvents(db, poison?.id), await replayEvents(db)]
  await handleEvents(db, handlers, log)
  expect(listed).toMatchObject([{ id: poison?.id }])
  expect(replayed).toEqual([0, 1, 0])
  expect(seen).toEqual(['next', 'bad'])
  expect(await eventLag(db)).toMatchObject({ setAside: 0 })
})

test('an event of another shape is set aside at once; one of an unknown type is passed over', async () => {
  const handlers: EventHandlers = { 'place.changed.v1': async () => {} }
  const odd = aCloudEvent(placeChanged('plc_a'), { data: { placeId: 5 } })
  const unknown = aCloudEvent(placeChanged('plc_a'), { type: 'place.painted.v7', sequence: '2', data: {} })
  await receiveEvents(db, [odd, unknown], handlers)

  await handleEvents(db, handlers, log)

  const rows = await db.select().from(incomingEvents).orderBy(incomingEvents.sequence)
  expect(rows[0]).toMatchObject({ attempts: 1, handledAt: null })
  expect(rows[0]?.reason).toContain('The data has another shape than place.changed.v1')
  expect(rows[1]?.handledAt).toBeInstanceOf(Date)
})

test('an event waits five minutes for one before it that does not arrive', async () => {
  const seen: unknown[] = []
  const handlers: EventHandlers = { 'place.changed.v1': async (_tx, { status }) => void seen.push(status) }
  await receiveEvents(db, [aCloudEvent(placeChanged('plc_a', 'third'), { sequence: '3' })], handlers)

  await handleEvents(db, handlers, log)
  const before = [...seen]
  await db.update(incomingEvents).set({ receivedAt: sql`now() - interval '301 seconds'` })
  await handleEvents(db, handlers, log)
  await receiveEvents(db, [aCloudEvent(placeChanged('plc_a', 'second'), { sequence: '2' })], handlers)
  await handleEvents(db, handlers, log)

  expect([before, seen]).toEqual([[], ['third', 'second']])
})

test('a handled event leaves no data behind, and is not handled again when it arrives again', async () => {
  let times = 0
  const handlers: EventHandlers = { 'place.changed.v1': async () => void times++ }
  const event = aCloudEvent(placeChanged('plc_a'))

  for (let nth = 0; nth < 3; nth++) {
    await receiveEvents(db, [event], handlers)
    await handleEvents(db, handlers, log)
  }

  const rows = await db.select().from(incomingEvents).where(eq(incomingEvents.id, event.id))
  expect(times).toBe(1)
  expect(rows).toMatchObject([{ data: null, handledAt: expect.any(Date) }])
})

test('events of streams that a consumer does not handle are not stored', async () => {
  await receiveEvents(db, [aCloudEvent(placeChanged('plc_a'))], { 'account.data-erased.v1': async () => {} })

  expect(await db.$count(incomingEvents)).toBe(0)
})

test('the next events are found by indexes, however many were handled and however many wait', async () => {
  await db.execute(sql`
    insert into event_inbox (id, source, type, partition_key, sequence, created_at, handled_at)
    select 'evt_' || n, 'location', 'place.changed.v1', 'place:' || n, 1, now(), case when n <= 50000 then now() end
    from generate_series(1, 62000) n`)
  await db.execute(sql`analyze event_inbox`)
  let statement = { text: '', parameters: [] as unknown[] }
  let started = 0
  const watched = connect(url, {
    onStatement: (text, parameters) => {
      if (text.includes('order by "event_inbox"."received_at"')) statement = { text, parameters }
    },
  })
  await handleEvents(watched.db, {}, log, () => statement.text !== '' && started++ >= 20)

  const plan = await watched.sql.unsafe(`explain ${statement.text}`, statement.parameters as never[])
  await watched.close()

  const lines = plan.map((row) => String(row['QUERY PLAN'])).join('\n')
  expect(lines).toContain('event_inbox_arrival')
  expect(lines).not.toMatch(/Seq Scan on event_inbox|Join|Sort/)
  expect(await db.$count(incomingEvents, open)).toBe(12_000 - 20)
})
