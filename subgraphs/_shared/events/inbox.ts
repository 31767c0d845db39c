import { and, asc, eq, isNotNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Db } from '../db.ts'
import { safeError, serializeError } from '../errors.ts'
import { insertRows } from '../insert-rows.ts'
import { type EventData, type EventType, eventTypes, isEventType } from './catalogue.ts'
import { handledPositions, type IncomingEvent, incomingEvents } from './tables.ts'
import type { CloudEvent } from './transport.ts'

/**
 * What a subgraph does with each type of event. A handler runs in the transaction that marks its event as handled, so that both happen
 * or neither. It may meet an event late, after an operator repeated it: it must not rely on the order then.
 */
export type EventHandlers = {
  readonly [T in EventType]?: (tx: Db, data: EventData<T>, event: Pick<CloudEvent, 'id' | 'source'>) => Promise<void>
}

/** Attempts before an event is set aside. The last one is about four minutes after the first. */
export const attemptsMax = 10

/** Partition keys that are looked for at a time, and the events of each that are handled before the next look. */
const batch = 20
const perKey = 100

type Next = Pick<IncomingEvent, 'id' | 'source' | 'partitionKey'>

/** Longest pause between two attempts. */
const pauseMaxMs = 60_000

/** How long an event waits for those before it that have not arrived. Then it is handled without them. */
const gapMs = 5 * 60_000

const retentionMs = 30 * 24 * 60 * 60_000

/**
 * Stores events of the streams that the handlers are for. An event that was stored before changes nothing.
 */
export async function receiveEvents(db: Db, events: readonly CloudEvent[], handlers: EventHandlers): Promise<void> {
  const streams = new Set<string | undefined>(Object.keys(handlers).map((type) => eventTypes[type as EventType].stream))
  const rows = events
    .filter(({ partitionkey }) => streams.has(partitionkey.split(':')[0]))
    .map(({ id, source, type, time, partitionkey, sequence, data }) => ({
      id,
      source,
      type,
      partitionKey: partitionkey,
      sequence: Number(sequence),
      // Events that nobody here handles only keep the order. Their data is somebody else's, such as the parts of an export.
      data: type in handlers ? data : null,
      createdAt: new Date(time),
    }))
  await insertRows(db, incomingEvents, rows, { target: [incomingEvents.id] })
}

/**
 * Handles the events that are due, those with the same partition key in the order in which they were sent. Several processes can do this
 * concurrently. An event that can't be handled is tried again later, and the ones behind it wait, until it is
 * set aside.
 */
export async function handleEvents(
  db: Db,
  handlers: EventHandlers,
  log: Logger,
  isStopping: () => boolean = () => false,
): Promise<void> {
  while (!isStopping()) if ((await handleBatch(db, handlers, log, isStopping)) === 0) return
}

async function handleBatch(db: Db, handlers: EventHandlers, log: Logger, isStopping: () => boolean): Promise<number> {
  let handled = 0
  // Looking for each event alone would go through the inbox each time.
  for (const first of await nextEvents(db)) {
    let next: Next | undefined = first
    // Those behind it follow at once: there may be thousands about one place.
    for (let count = 0; next && count < perKey && !isStopping(); count += 1) {
      if (!(await handleOne(db, next.id, handlers, log))) break
      handled += 1
      next = await nextOfKey(db, next)
    }
  }
  return handled
}

// False if another process has it, or has handled it meanwhile.
async function handleOne(db: Db, id: string, handlers: EventHandlers, log: Logger): Promise<boolean> {
  return db.transaction(async (tx) => {
    const isIt = and(eq(incomingEvents.id, id), isNext())
    const [event] = await tx.select().from(incomingEvents).where(isIt).for('update', { skipLocked: true })
    if (!event) return false
    try {
      await tx.transaction((savepoint) => handleEvent(savepoint, event, handlers))
      await markHandled(tx, event)
    } catch (error) {
      await recordFailure(tx, event, error)
      log.warn({ eventId: event.id, type: event.type, cause: serializeError(error) }, 'An event could not be handled')
    }
    return true
  })
}

/** The events that were set aside, oldest first. */
export async function eventsSetAside(db: Db): Promise<IncomingEvent[]> {
  return db
    .select()
    .from(incomingEvents)
    .where(isNotNull(incomingEvents.setAsideAt))
    .orderBy(asc(incomingEvents.setAsideAt))
}

/** Puts events that were set aside back into the inbox, or one of them. Returns how many. They are handled out of their order. */
export async function replayEvents(db: Db, id?: string): Promise<number> {
  const { setAsideAt } = incomingEvents
  const replayed = await db
    .update(incomingEvents)
    .set({ setAsideAt: null, attempts: 0, dueAt: null })
    .where(and(isNotNull(setAsideAt), id === undefined ? undefined : eq(incomingEvents.id, id)))
    .returning({ id: incomingEvents.id })
  return replayed.length
}

/** Deletes events that were handled long ago. */
export async function deleteHandledEvents(db: Db): Promise<void> {
  await db.delete(incomingEvents).where(lt(incomingEvents.handledAt, new Date(Date.now() - retentionMs)))
}

/** The events that are due, at most one for each partition key: those behind it wait until it is committed. */
async function nextEvents(db: Db): Promise<Next[]> {
  const { id, source, partitionKey, receivedAt, sequence } = incomingEvents
  return db
    .select({ id, source, partitionKey })
    .from(incomingEvents)
    .where(isNext())
    .orderBy(receivedAt, sequence)
    .limit(batch)
}

async function nextOfKey(db: Db, { source: sender, partitionKey: key }: Next): Promise<Next | undefined> {
  const { id, source, partitionKey } = incomingEvents
  const ofKey = and(eq(source, sender), eq(partitionKey, key), isNext())
  const [next] = await db.select({ id, source, partitionKey }).from(incomingEvents).where(ofKey).limit(1)
  return next
}

function isNext(): SQL | undefined {
  const { source, partitionKey, sequence, receivedAt, dueAt, handledAt, setAsideAt } = incomingEvents
  const last = sql`(
    select position.sequence from ${handledPositions} as position
    where position.source = ${source} and position.partition_key = ${partitionKey})`
  // Any other form of this makes PostgreSQL compare each open event with all others.
  const firstOpen = sql`(
    select first.sequence from ${incomingEvents} as first
    where first.source = ${source} and first.partition_key = ${partitionKey} and first.sequence <= ${sequence}
      and first.handled_at is null and first.set_aside_at is null
    order by first.sequence limit 1)`
  return and(
    sql`${handledAt} is null and ${setAsideAt} is null and (${dueAt} is null or ${dueAt} <= now())`,
    sql`(${sequence} <= coalesce(${last}, 0) + 1 or ${receivedAt} < now() - ${`${gapMs} ms`}::interval)`,
    sql`${sequence} = ${firstOpen}`,
  )
}

async function handleEvent(tx: Db, { id, source, type, data }: IncomingEvent, handlers: EventHandlers): Promise<void> {
  if (!isEventType(type)) return
  const handler = handlers[type] as
    | ((tx: Db, data: unknown, event: { id: string; source: string }) => Promise<void>)
    | undefined
  if (!handler) return
  const read = eventTypes[type].data.safeParse(data)
  if (!read.success) throw new InvalidEvent(`The data has another shape than ${type}: ${z.prettifyError(read.error)}`)
  await handler(tx, read.data, { id, source })
}

/** An event that no attempt can handle. */
class InvalidEvent extends Error {}

async function markHandled(tx: Db, { id, source, partitionKey, sequence }: IncomingEvent): Promise<void> {
  await tx
    .update(incomingEvents)
    .set({ handledAt: new Date(), setAsideAt: null, reason: null, data: null })
    .where(eq(incomingEvents.id, id))
  await moveOn(tx, { source, partitionKey, sequence })
}

async function moveOn(tx: Db, position: typeof handledPositions.$inferInsert): Promise<void> {
  await tx
    .insert(handledPositions)
    .values(position)
    .onConflictDoUpdate({
      target: [handledPositions.source, handledPositions.partitionKey],
      set: { sequence: sql`greatest(${handledPositions.sequence}, excluded.sequence)` },
    })
}

async function recordFailure(tx: Db, event: IncomingEvent, error: unknown): Promise<void> {
  const attempts = event.attempts + 1
  const isOver = attempts >= attemptsMax || error instanceof InvalidEvent
  const pauseMs = Math.min(1_000 * 2 ** event.attempts, pauseMaxMs)
  const reason = safeError(error).message.slice(0, 500)
  await tx
    .update(incomingEvents)
    .set({
      attempts,
      reason,
      ...(isOver ? { setAsideAt: new Date() } : { dueAt: sql`now() + ${`${pauseMs} ms`}::interval` }),
    })
    .where(eq(incomingEvents.id, event.id))
  if (isOver) await moveOn(tx, event)
}
