import { asc } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { connect } from '../db.ts'
import { testDatabase } from '../testing.ts'
import { appendEvents } from './append.ts'
import type { NewEvent } from './catalogue.ts'
import { eventLag } from './events.ts'
import { receiveEvents } from './inbox.ts'
import { relayEvents } from './relay.ts'
import { handledPositions, incomingEvents, outgoingEvents, sentPositions } from './tables.ts'
import { aCloudEvent } from './testing.ts'
import type { CloudEvent } from './transport.ts'

// Any subgraph's database: all of them have these tables. Here it is sender and consumer.
const { db, close } = connect(await testDatabase('user'))
afterAll(close)
beforeEach(async () => {
  for (const table of [outgoingEvents, sentPositions, incomingEvents, handledPositions]) await db.delete(table)
})

const placeChanged = (placeId: string, status = 'OPERATING'): NewEvent => ({
  type: 'place.changed.v1',
  data: { placeId, placeName: { ko: '수거함', en: null }, changes: ['STATUS'], status, successorId: null },
})
const append = (...events: NewEvent[]) => db.transaction((tx) => appendEvents(tx, events))
async function published(): Promise<CloudEvent[]> {
  const sent: CloudEvent[] = []
  await relayEvents(db, 'location', { publish: async (events) => void sent.push(...events) })
  return sent
}

test('events are sent with their change or not at all, numbered by what they are about', async () => {
  await append(placeChanged('plc_a'), placeChanged('plc_b'), placeChanged('plc_a'))
  await expect(
    db.transaction(async (tx) => {
      await appendEvents(tx, [placeChanged('plc_a')])
      throw new Error('The change fails.')
    }),
  ).rejects.toThrow()
  await append(placeChanged('plc_a'))

  const sent = await published()

  const shown = sent.map(({ sequence, data }) => [data.placeId, sequence])
  expect(shown).toEqual([
    ['plc_a', '1'],
    ['plc_b', '1'],
    ['plc_a', '2'],
    ['plc_a', '3'],
  ])
  expect(await db.$count(outgoingEvents)).toBe(0)
})

test('concurrent transactions number the events of one place in the order of their commits, without gaps', async () => {
  await Promise.all(
    Array.from({ length: 40 }, (_, nth) => append(placeChanged('plc_a', String(nth)), placeChanged(`plc_${nth}`))),
  )

  const rows = await db.select().from(outgoingEvents).orderBy(asc(outgoingEvents.number))

  const ofPlace = rows.filter(({ data }) => 'placeId' in data && data.placeId === 'plc_a')
  expect(ofPlace.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 40 }, (_, nth) => nth + 1))
})

test('an event stays in the outbox until the transport has it, and a process that finds it taken leaves it alone', async () => {
  await append(placeChanged('plc_a'))
  const failing = relayEvents(db, 'location', { publish: () => Promise.reject(new Error('The broker is away.')) })
  await expect(failing).rejects.toThrow('away')

  const sent: string[] = []
  await Promise.all(
    Array.from({ length: 5 }, () =>
      relayEvents(db, 'location', {
        publish: async (events) => {
          sent.push(...events.map(({ id }) => id))
          await new Promise((resolve) => setTimeout(resolve, 50))
        },
      }),
    ),
  )

  expect(sent).toHaveLength(1)
})

test('the lag counts what waits, and since when', async () => {
  await append(placeChanged('plc_a'), placeChanged('plc_b'))
  await receiveEvents(db, [aCloudEvent(placeChanged('plc_c'))], { 'place.changed.v1': async () => {} })

  const lag = await eventLag(db)

  expect(lag).toMatchObject({ outgoing: { count: 2 }, incoming: { count: 1 }, setAside: 0 })
  expect(Math.abs(Date.now() - Number(lag.outgoing.oldestAt))).toBeLessThan(60_000)
  expect(Math.abs(Date.now() - Number(lag.incoming.oldestAt))).toBeLessThan(60_000)
})
