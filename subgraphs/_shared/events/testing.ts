import { setTimeout } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { newId } from '../ids.ts'
import { type NewEvent, partitionKeyOf } from './catalogue.ts'
import { localTransport } from './local-transport.ts'
import { incomingEvents, outgoingEvents } from './tables.ts'
import type { CloudEvent, EventTransport } from './transport.ts'

/** An event as a transport carries it. */
export const aCloudEvent = (event: NewEvent, given: Partial<CloudEvent> = {}): CloudEvent => ({
  specversion: '1.0',
  id: newId('evt'),
  source: 'test',
  type: event.type,
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  partitionkey: partitionKeyOf(event),
  sequence: '1',
  data: event.data,
  ...given,
})

/** An event, of a subgraph called `test` by default. */
export type TestEvent = NewEvent & { source?: string }

/** A transport that brings a subgraph the events of a test, and keeps for the test those that the subgraph sends. */
export function testEvents(subgraph: string) {
  const local = localTransport([subgraph])
  const published: CloudEvent[] = []
  const sequences = new Map<string, number>()
  const transport: EventTransport = {
    ...local,
    async publish(events) {
      published.push(...events)
    },
  }
  return {
    transport,
    async deliver(db: Db, events: readonly TestEvent[]): Promise<void> {
      for (const { source = 'test', ...event } of events) {
        const key = `${source} ${partitionKeyOf(event)}`
        const sequence = (sequences.get(key) ?? 0) + 1
        sequences.set(key, sequence)
        const sent = aCloudEvent(event, { source, sequence: String(sequence) })
        await local.publish([sent])
        await untilHandled(db, sent.id)
      }
    },
    async sent(db: Db): Promise<NewEvent[]> {
      while ((await db.$count(outgoingEvents)) > 0) await setTimeout(20)
      return published.map(({ type, data }) => ({ type, data }) as NewEvent)
    },
  }
}

/** Waits until a subgraph has handled an event. @throws Error when it could not, with the reason */
async function untilHandled(db: Db, id: string): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt++) {
    const [row] = await db.select().from(incomingEvents).where(eq(incomingEvents.id, id))
    if (!row) throw new Error('The subgraph handles no events of this stream.')
    if (row.handledAt) return
    if (row.reason) throw new Error(row.reason)
    await setTimeout(10)
  }
  throw new Error('An event was not handled within 5 seconds.')
}
