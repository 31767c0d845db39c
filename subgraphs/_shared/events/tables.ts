import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

const moment = () => timestamp({ withTimezone: true, precision: 3 })
const number = () => bigint({ mode: 'number' })

/** How many events this subgraph has sent for each partition key. The row is locked from an event's insertion to the commit. */
export const sentPositions = pgTable('event_sent_positions', {
  partitionKey: text().primaryKey(),
  sequence: number().notNull(),
})

/** The outbox: events that were committed with the change they report. A row is deleted once the transport has it. */
export const outgoingEvents = pgTable('event_outbox', {
  number: number().primaryKey().generatedAlwaysAsIdentity(),
  id: text().notNull(),
  type: text().notNull(),
  partitionKey: text().notNull(),
  /** Numbers the events with this partition key, from 1. */
  sequence: number().notNull(),
  data: jsonb().$type<object>().notNull(),
  createdAt: moment().notNull().defaultNow(),
})

/** The last event that was handled, for each sender and partition key. */
export const handledPositions = pgTable(
  'event_handled_positions',
  { source: text().notNull(), partitionKey: text().notNull(), sequence: number().notNull() },
  (table) => [primaryKey({ columns: [table.source, table.partitionKey] })],
)

/**
 * The inbox: events of other subgraphs, and of this one. A handled event stays without its data for 30 days, so that it isn't handled
 * again if it arrives again.
 */
export const incomingEvents = pgTable(
  'event_inbox',
  {
    id: text().primaryKey(),
    source: text().notNull(),
    type: text().notNull(),
    partitionKey: text().notNull(),
    sequence: number().notNull(),
    data: jsonb().$type<object>(),
    createdAt: moment().notNull(),
    receivedAt: moment().notNull().defaultNow(),
    attempts: integer().notNull().default(0),
    /** The earliest time of the next attempt; null for the first one. */
    dueAt: moment(),
    handledAt: moment(),
    /** Since when nobody tries any more, and why. `npm run events` lists and replays these. */
    setAsideAt: moment(),
    reason: text(),
  },
  (table) => [
    index('event_inbox_open')
      .on(table.source, table.partitionKey, table.sequence)
      .where(sql`${table.handledAt} is null and ${table.setAsideAt} is null`),
    index('event_inbox_arrival')
      .on(table.receivedAt, table.sequence)
      .where(sql`${table.handledAt} is null and ${table.setAsideAt} is null`),
    index('event_inbox_handled').on(table.handledAt).where(sql`${table.handledAt} is not null`),
    index('event_inbox_set_aside').on(table.setAsideAt).where(sql`${table.setAsideAt} is not null`),
  ],
)

/**
 * Accounts whose data was erased, as digests of their ids. Triggers refuse new rows of these accounts: a request that was on its way
 * must not bring anything back.
 */
export const erasedAccounts = pgTable('erased_accounts', {
  digest: text().primaryKey(),
  erasedAt: moment().notNull().defaultNow(),
})

export type IncomingEvent = typeof incomingEvents.$inferSelect
