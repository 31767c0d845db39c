import { asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type AuditEventRow, accounts, auditEvents } from '../../db/schema.ts'
import { isAccount } from './account-names.ts'

/** What operators did to the account with an address or id, the oldest first. */
export async function eventsOf(db: Db, name: string): Promise<AuditEventRow[]> {
  const account = db.select({ id: accounts.id }).from(accounts).where(isAccount(name))
  return db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.accountId, sql`(${account})`))
    .orderBy(asc(auditEvents.number))
}

/**
 * The number of the first event that was changed, or before which one is missing; null if there is none. Events missing at the end don't
 * show: compare the last number and hash with a copy from elsewhere.
 */
export async function firstBrokenEvent(db: Db): Promise<number | null> {
  const [row] = await db.execute<{ number: string }>(sql`
    select number from (
      select number, hash, row_number() over chain as expected_number,
        encode(sha256(convert_to(audit_text(event, coalesce(lag(hash) over chain, '')), 'UTF8')), 'hex') as expected_hash
      from audit_events event
      window chain as (order by number)
    ) checked
    where number <> expected_number or hash <> expected_hash
    order by number limit 1`)
  return row ? Number(row.number) : null
}

/** The last event, to be noted elsewhere. */
export async function lastEvent(db: Db): Promise<Pick<AuditEventRow, 'number' | 'hash'> | null> {
  const { number, hash } = auditEvents
  const [row] = await db.select({ number, hash }).from(auditEvents).orderBy(sql`${number} desc`).limit(1)
  return row ?? null
}
