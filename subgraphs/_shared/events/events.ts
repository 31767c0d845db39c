import { sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import { connect, type Db } from '../db.ts'
import { repeat } from '../repeat.ts'
import { deleteHandledEvents, type EventHandlers, handleEvents, receiveEvents } from './inbox.ts'
import { relayEvents } from './relay.ts'
import { incomingEvents, outgoingEvents } from './tables.ts'
import type { EventTransport, Receive } from './transport.ts'

/** Events that have not reached their end, and since when the oldest of them waits; null when there are none. */
export interface EventLag {
  /** Of this subgraph, in its outbox. */
  outgoing: { count: number; oldestAt: Date | null }
  /** Of others, in its inbox. */
  incoming: { count: number; oldestAt: Date | null }
  /** Those that could not be handled, and wait for an operator. */
  setAside: number
}

export const nothingWaits: EventLag = {
  outgoing: { count: 0, oldestAt: null },
  incoming: { count: 0, oldestAt: null },
  setAside: 0,
}

/** The events of one running subgraph. */
export interface SubgraphEvents {
  /** Sends new events now instead of at the next poll. Call it after a commit. */
  send(): void
  stop(): Promise<void>
}

/** How often the outbox and the inbox are looked at. New events don't wait for it in the process that adds them. */
const pollMs = 1_000
const housekeepingMs = 60 * 60_000

/**
 * Sends a subgraph's events and handles those that arrive, over two connections of its own: requests must not wait for events, and
 * tests that count statements see only those of requests.
 */
export function startEvents({
  name,
  databaseUrl,
  transport,
  handlers,
  log,
}: {
  name: string
  databaseUrl: string
  transport: EventTransport
  handlers: EventHandlers
  log: Logger
}): SubgraphEvents {
  const { db, close } = connect(databaseUrl, { max: 2 })
  const outbox = repeat(pollMs, log, (isStopping) => relayEvents(db, name, transport, isStopping))
  const inbox = repeat(pollMs, log, async (isStopping) => {
    await handleEvents(db, handlers, log, isStopping)
    outbox.run()
  })
  const housekeeping = repeat(housekeepingMs, log, () => deleteHandledEvents(db))
  const receive: Receive = async (events) => {
    await receiveEvents(db, events, handlers)
    inbox.run()
  }
  const unsubscribe = transport.subscribe(name, receive)
  return {
    send: outbox.run,
    async stop() {
      await unsubscribe()
      await Promise.all([outbox.stop(), inbox.stop(), housekeeping.stop()])
      await close()
    },
  }
}

/** How many events wait at a subgraph, in one statement. */
export async function eventLag(db: Db): Promise<EventLag> {
  const open = sql`${incomingEvents.handledAt} is null and ${incomingEvents.setAsideAt} is null`
  const [row] = await db.execute<
    Record<'outgoing' | 'incoming' | 'set_aside', string> & Record<'sent' | 'received', string | null>
  >(sql`
    select
      (select count(*) from ${outgoingEvents}) as outgoing,
      (select min(created_at) from ${outgoingEvents}) as sent,
      (select count(*) from ${incomingEvents} where ${open}) as incoming,
      (select min(received_at) from ${incomingEvents} where ${open}) as received,
      (select count(*) from ${incomingEvents} where ${incomingEvents.setAsideAt} is not null) as set_aside`)
  const moment = (text: string | null | undefined) => (text ? new Date(text) : null)
  return {
    outgoing: { count: Number(row?.outgoing), oldestAt: moment(row?.sent) },
    incoming: { count: Number(row?.incoming), oldestAt: moment(row?.received) },
    setAside: Number(row?.set_aside),
  }
}
