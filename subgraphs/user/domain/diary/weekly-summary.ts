import { sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { insertNotifications } from '../notifications/notify.ts'

/** Monday's hour from which the summary of the week before is sent, in the person's time zone. */
const sendHour = 9

/** Summaries of one statement: well below the time after which PostgreSQL would end it. */
const summariesMax = 5_000

/**
 * Creates the summaries of last week's diary entries, from nine on Monday to the end of that day in each person's time zone. Nobody gets
 * one for a week without entries. One transaction for each 5,000 people.
 * @returns how many it created
 */
export async function summariseWeek(db: Db, now = new Date(), max = summariesMax): Promise<number> {
  let created = 0
  for (;;) {
    const some = await summariseSome(db, now, max)
    created += some
    if (some < max) return created
  }
}

async function summariseSome(db: Db, now: Date, max: number): Promise<number> {
  const local = sql`local_time_at(${now.toISOString()}::timestamptz, users.time_zone)`
  return db.transaction((tx) =>
    insertNotifications(
      tx,
      sql`
      select users.id as user_id, 'WEEKLY_SUMMARY' as topic, 'week ' || weeks.monday as key, 'weekly-summary' as kind,
        jsonb_build_object('from', weeks.monday, 'until', weeks.monday + 6, 'entryCount', entries.entry_count,
          'pieceCount', entries.piece_count, 'activeDays', entries.active_days) as parameters,
        ${now.toISOString()}::timestamptz + interval '1 day' as expires_at
      from users
      cross join lateral (select ${local}::date - 7 as monday) as weeks
      cross join lateral (
        select count(*) as entry_count, coalesce(sum(quantity), 0) as piece_count, count(distinct disposed_on) as active_days
        from diary_entries
        where diary_entries.user_id = users.id and disposed_on between weeks.monday and weeks.monday + 6
      ) as entries
      left join notification_preferences as preferences on preferences.user_id = users.id
      where extract(isodow from ${local}) = 1 and extract(hour from ${local}) >= ${sendHour}::int
        and entries.entry_count > 0
        and ('WEEKLY_SUMMARY' <> all(coalesce(preferences.push_off, '{}')) or 'WEEKLY_SUMMARY' = any(preferences.email_on))
        and not exists (
          select from notifications where notifications.user_id = users.id and notifications.key = 'week ' || weeks.monday
        )
      limit ${max}`,
      now,
    ),
  )
}
