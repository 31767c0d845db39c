import { sql } from 'drizzle-orm'
import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { Locale } from '../../_shared/locale.ts'
import type { GuideProblem } from '../types.generated.ts'
import { regions } from './regions.ts'

/** What people asked editors for or reported to them; an editor closes it by hand. */
export const contentTickets = pgTable(
  'content_tickets',
  {
    id: text().primaryKey(),
    kind: text().$type<'ITEM_REQUEST' | 'GUIDE_PROBLEM'>().notNull(),
    /** Of a guide's problem. No foreign key, since the ticket stays when the item goes. */
    itemId: text(),
    regionId: text().references(() => regions.id),
    problem: text().$type<GuideProblem>(),
    /** Of an item that is asked for. */
    name: text(),
    /** What the person has to say, or what the item looks like. */
    comment: text(),
    locale: text().$type<Locale>().notNull(),
    /** Null when nobody was signed in. */
    userId: text(),
    /** A keyed digest of the person or the network it came from, to count by; forgotten after a day. */
    sender: text(),
    receivedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    closedAt: timestamp({ withTimezone: true }),
    closedBy: text(),
    resolution: text(),
  },
  (table) => [
    index('content_tickets_open').on(table.receivedAt, table.id).where(sql`${table.closedAt} is null`),
    index('content_tickets_sender').on(table.sender, table.receivedAt).where(sql`${table.sender} is not null`),
  ],
)

export type ContentTicketRow = typeof contentTickets.$inferSelect
