import { sql } from 'drizzle-orm'
import { index, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core'
import type { Locale } from '../../_shared/locale.ts'
import type { GuideProblem } from '../types.generated.ts'
import { regions } from './regions.ts'

/** Requests for items and reports about guides. An editor closes them by hand. */
export const contentTickets = pgTable(
  'content_tickets',
  {
    id: text().primaryKey(),
    kind: text().$type<'ITEM_REQUEST' | 'GUIDE_PROBLEM'>().notNull(),
    /** Only for a `GUIDE_PROBLEM`, like `problem`. No foreign key: a ticket outlives its item. */
    itemId: text(),
    regionId: text().references(() => regions.id),
    problem: text().$type<GuideProblem>(),
    /** Only for an `ITEM_REQUEST`. */
    name: text(),
    /** The person's comment or the description of the item, in the person's language. */
    comment: text(),
    locale: text().$type<Locale>().notNull(),
    /** Null without sign-in. */
    userId: text(),
    /** A keyed digest of the person or network, for counting; null after a day. */
    sender: text(),
    /** The client's own key of the call, by which it can send the call again. */
    clientMutationKey: text(),
    receivedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    closedAt: timestamp({ withTimezone: true }),
    closedBy: text(),
    resolution: text(),
  },
  (table) => [
    unique('content_tickets_once_per_person').on(table.userId, table.kind, table.clientMutationKey),
    unique('content_tickets_once_per_sender').on(table.sender, table.kind, table.clientMutationKey),
    index('content_tickets_open').on(table.receivedAt, table.id).where(sql`${table.closedAt} is null`),
    index('content_tickets_sender').on(table.sender, table.receivedAt).where(sql`${table.sender} is not null`),
  ],
)

export type ContentTicketRow = typeof contentTickets.$inferSelect
