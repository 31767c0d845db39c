import { sql } from 'drizzle-orm'
import type { Db } from '../../_shared/db.ts'

/** Deletes notifications after 90 days, failed jobs after 30, past collection days after a week, and homes that nobody has any more. */
export async function deleteExpired(db: Db, now = new Date()): Promise<void> {
  const moment = sql`${now.toISOString()}::timestamptz`
  await db.execute(sql`delete from notifications where created_at < ${moment} - interval '90 days'`)
  await db.execute(sql`
    select graphile_worker.complete_jobs(array(
      select id from graphile_worker.jobs
      where attempts >= max_attempts and locked_at is null and updated_at < ${moment} - interval '30 days'))`)
  await db.execute(sql`delete from upcoming_collections where put_out_until < ${moment} - interval '7 days'`)
  await db.execute(sql`delete from collection_homes where asked_at < ${moment} - interval '7 days'`)
}
