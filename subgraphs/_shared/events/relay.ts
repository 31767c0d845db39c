import { asc } from 'drizzle-orm'
import { tryLockTransaction } from '../advisory-locks.ts'
import { isOneOf } from '../array-conditions.ts'
import type { Db } from '../db.ts'
import { outgoingEvents } from './tables.ts'
import type { CloudEvent, EventTransport } from './transport.ts'

/** Events that are sent together. */
const batch = 100

/**
 * Sends the events of the outbox in their order, and deletes those that the transport has. Only one process at a time does this for a
 * database; another one returns at once. A process that dies between the two sends the events again.
 * @throws Error when the transport fails; the events stay
 */
export async function relayEvents(
  db: Db,
  source: string,
  transport: Pick<EventTransport, 'publish'>,
  isStopping: () => boolean = () => false,
): Promise<void> {
  while (!isStopping()) {
    const sent = await relayBatch(db, source, transport)
    if (sent < batch) return
  }
}

async function relayBatch(db: Db, source: string, transport: Pick<EventTransport, 'publish'>): Promise<number> {
  const [waiting] = await db.select({ number: outgoingEvents.number }).from(outgoingEvents).limit(1)
  if (!waiting) return 0
  return db.transaction(async (tx) => {
    if (!(await tryLockTransaction(tx, 'eventRelay'))) return 0
    const rows = await tx.select().from(outgoingEvents).orderBy(asc(outgoingEvents.number)).limit(batch)
    if (rows.length === 0) return 0
    await transport.publish(rows.map((row) => cloudEventOf(source, row)))
    const numbers = rows.map(({ number }) => number)
    await tx.delete(outgoingEvents).where(isOneOf(outgoingEvents.number, numbers))
    return rows.length
  })
}

const cloudEventOf = (source: string, row: typeof outgoingEvents.$inferSelect): CloudEvent => ({
  specversion: '1.0',
  id: row.id,
  source,
  type: row.type,
  time: row.createdAt.toISOString(),
  datacontenttype: 'application/json',
  partitionkey: row.partitionKey,
  sequence: String(row.sequence),
  data: { ...row.data },
})
