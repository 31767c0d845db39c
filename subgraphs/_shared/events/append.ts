import { sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { newId } from '../ids.ts'
import { insertRows } from '../insert-rows.ts'
import { isOrdered, type NewEvent, partitionKeyOf } from './catalogue.ts'
import { outgoingEvents, sentPositions } from './tables.ts'

/**
 * Adds events to the outbox, in the transaction of the change that they report: they are sent if it commits. Two statements for any
 * number of events. Transactions with events of one partition key wait for each other, so that its events are numbered in the order of
 * the commits.
 */
export async function appendEvents(tx: Db, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  const keyed = events.map((event) => ({ ...event, partitionKey: partitionKeyOf(event) }))
  const next = await reserve(
    tx,
    keyed.filter(({ type }) => isOrdered(type)),
  )
  const rows = keyed.map(({ type, data, partitionKey }) => {
    const sequence = next.get(partitionKey) ?? 0
    if (sequence > 0) next.set(partitionKey, sequence + 1)
    return { id: newId('evt'), type, partitionKey, sequence, data }
  })
  await insertRows(tx, outgoingEvents, rows)
}

/** The first number of each partition key. */
async function reserve(tx: Db, events: readonly { partitionKey: string }[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { partitionKey } of events) counts.set(partitionKey, (counts.get(partitionKey) ?? 0) + 1)
  if (counts.size === 0) return new Map()
  const wanted = [...counts].map(([key, count]) => ({ key, count }))
  // Sorted, so that two transactions lock the rows in the same order.
  const rows = await tx.execute<{ key: string; sequence: string }>(sql`
    insert into ${sentPositions} (partition_key, sequence)
    select key, count from json_to_recordset(${JSON.stringify(wanted)}::json) as wanted (key text, count bigint) order by key
    on conflict (partition_key) do update set sequence = event_sent_positions.sequence + excluded.sequence
    returning partition_key as key, sequence`)
  return new Map(rows.map(({ key, sequence }) => [key, Number(sequence) - (counts.get(key) ?? 0) + 1]))
}
