import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { appendEvents } from '../../../_shared/events/append.ts'
import { attemptsMax, batchSize } from '../jobs/queue.ts'
import { type Content, topicOf } from './kinds.ts'

/** A notification to create: a kind with its parameters (`kinds.ts`), which decides the topic and the texts. */
export type NewNotification = Content & {
  userId: string
  /** Names what happened. A person gets one notification per key, however often this is called. At most 200 characters. */
  key: string
  /** From then on a message would be useless; the inbox keeps the notification. Never by default. */
  expiresAt?: Date
}

/**
 * Creates notifications, and in the same transaction the jobs that send them on the channels that each person wants.
 * Leaves out people without a profile, those who want the topic on no channel, and those who have a notification with the key.
 * It takes two statements for any number of people, one of them for the events; call it with a few thousand at a time at most.
 * @returns how many were created
 */
export async function notify(tx: Db, list: readonly NewNotification[], now = new Date()): Promise<number> {
  if (list.length === 0) return 0
  const rows = list.map(({ userId, key, kind, parameters, expiresAt }) => ({
    user_id: userId,
    topic: topicOf[kind],
    key,
    kind,
    parameters,
    expires_at: expiresAt ?? null,
  }))
  return insertNotifications(
    tx,
    sql`select * from json_to_recordset(${JSON.stringify(rows)}::json)
      as rows (user_id text, topic text, key text, kind text, parameters jsonb, expires_at timestamptz)`,
    now,
  )
}

/**
 * As `notify`, for notifications that a query returns: `user_id`, `topic`, `key`, `kind`, `parameters` and `expires_at`.
 * What falls into somebody's quiet hours is sent after them, unless it has expired by then.
 */
export async function insertNotifications(tx: Db, proposed: SQL, now: Date): Promise<number> {
  const moment = sql`${now.toISOString()}::timestamptz`
  const rows = await tx.execute<Record<'accountId' | 'notificationId' | 'topic', string>>(sql`
    with proposed as (${proposed}),
    wanted as (
      select distinct on (proposed.user_id, proposed.key) proposed.*,
        proposed.topic <> all(coalesce(preferences.push_off, '{}')) as push,
        proposed.topic = any(coalesce(preferences.email_on, '{}')) as email,
        coalesce(
          upper(quiet_hours_at(${moment}, users.time_zone, preferences.quiet_from, preferences.quiet_until)), ${moment}
        ) as send_at
      from proposed
      join users on users.id = proposed.user_id
      left join notification_preferences as preferences on preferences.user_id = users.id
    ),
    added as (
      insert into notifications (id, user_id, topic, key, kind, parameters, created_at, expires_at)
      select 'ntf_' || replace(gen_random_uuid()::text, '-', ''), user_id, topic, key, kind, parameters, ${moment}, expires_at
      from wanted
      where push or email
      on conflict (user_id, key) do nothing
      returning id, user_id, topic, key, expires_at
    ),
    messages as (
      select channels.task, wanted.send_at, added.id
      from added
      join wanted on wanted.user_id = added.user_id and wanted.key = added.key
      cross join lateral (values
        ('deliver_push', wanted.push and exists (select from push_devices where push_devices.user_id = added.user_id)),
        ('deliver_mail', wanted.email)
      ) as channels (task, is_wanted)
      where channels.is_wanted and (added.expires_at > wanted.send_at) is not false
    ),
    numbered as (
      select *, (row_number() over (partition by task, send_at order by id) - 1) / ${batchSize}::int as batch from messages
    ),
    jobs as (
      select (graphile_worker.add_jobs(array(
        select row(task, json_agg(id), null, send_at, ${attemptsMax}::int, null, null, null)::graphile_worker.job_spec
        from numbered
        group by task, send_at, batch
      ))).id
    )
    -- Without a reference, the jobs would not be added.
    select user_id as "accountId", id as "notificationId", topic from added where (select count(*) from jobs) >= 0`)
  await appendEvents(
    tx,
    rows.map(({ accountId, notificationId, topic }) => ({
      type: 'notification.arrived.v1',
      data: { accountId, notificationId, topic },
    })),
  )
  return rows.length
}
