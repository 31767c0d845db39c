import { sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { insertNotifications } from '../notifications/notify.ts'

/** How long before quiet hours a reminder comes that would fall into them: the messages have to be out when they begin. */
const quietMarginMinutes = 5

/** Reminders of one statement: well below the time after which PostgreSQL would end it. */
const remindersMax = 5_000

/**
 * Creates the reminders that are due: the person's lead before a put-out window opens or, if that falls into their quiet hours, just
 * before these. One for each person and window, whatever is collected in it; after a pause also the late ones, as long as the
 * window is open. One transaction for each 5,000 people.
 * @returns how many it created
 */
export async function remindDue(db: Db, now = new Date(), max = remindersMax): Promise<number> {
  let created = 0
  for (;;) {
    const some = await remindSome(db, now, max)
    created += some
    if (some < max) return created
  }
}

async function remindSome(db: Db, now: Date, max: number): Promise<number> {
  const moment = sql`${now.toISOString()}::timestamptz`
  const dueAt = sql`windows.put_out_from - coalesce(preferences.lead_minutes, 60) * interval '1 minute'`
  // Working out the quiet hours takes most of the time. They begin at most their length before, or an hour earlier when clocks change.
  const quietLength = sql`(
    preferences.quiet_until - preferences.quiet_from
      + case when preferences.quiet_until > preferences.quiet_from then interval '0' else interval '1 day' end
  )`
  return db.transaction((tx) =>
    insertNotifications(
      tx,
      sql`
      select users.id as user_id, 'COLLECTION_REMINDER' as topic, windows.key, 'collection-due' as kind, windows.parameters,
        windows.put_out_until as expires_at
      from (
        select days.region_id, days.dwelling, days.put_out_from, max(days.put_out_until) as put_out_until,
          'collection ' || days.region_id || ' ' || ${iso(sql`days.put_out_from`)} as key,
          jsonb_build_object(
            'regionId', days.region_id, 'from', ${iso(sql`days.put_out_from`)}, 'until', ${iso(sql`max(days.put_out_until)`)},
            'streams', jsonb_agg(stream.name order by days.uid, stream.number)
          ) as parameters
        from upcoming_collections as days
        cross join lateral jsonb_array_elements(days.streams) with ordinality as stream (name, number)
        where days.put_out_until > ${moment} and days.put_out_from < ${moment} + interval '50 hours'
        group by days.region_id, days.dwelling, days.put_out_from
      ) as windows
      join users on users.home_region_id = windows.region_id and coalesce(users.dwelling, '') = windows.dwelling
      left join notification_preferences as preferences on preferences.user_id = users.id
      where case
          when ${dueAt} <= ${moment} then true
          when preferences.quiet_from is null then false
          when ${dueAt} > ${moment} + ${quietLength} + interval '2 hours' then false
          else lower(quiet_hours_at(${dueAt}, users.time_zone, preferences.quiet_from, preferences.quiet_until))
            - ${quietMarginMinutes} * interval '1 minute' <= ${moment}
        end
        and (
          'COLLECTION_REMINDER' <> all(coalesce(preferences.push_off, '{}'))
          or 'COLLECTION_REMINDER' = any(preferences.email_on)
        )
        and not exists (
          select from notifications where notifications.user_id = users.id and notifications.key = windows.key
        )
      limit ${max}`,
      now,
    ),
  )
}

const iso = (moment: ReturnType<typeof sql>) => sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
