import { sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { addJob } from '../jobs/queue.ts'
import type { Content } from '../notifications/kinds.ts'
import { textOf } from '../notifications/texts.ts'
import { isDue, quietUntil } from './pending.ts'

/** An e-mail that somebody else sends, who knows the address of the account. */
export interface MailRequest {
  accountId: string
  notificationId: string
  locale: Locale
  subject: string
  text: string
}

/** Requests e-mails in the transaction `tx`. */
export type AppendMailRequests = (tx: Db, requests: readonly MailRequest[]) => Promise<void>

type Row = Record<'id' | 'userId' | 'timeZone', string> & Content & { locale: Locale; quietUntil: string | null }

/** Requests the e-mails of notifications, each exactly once. Those that fall into quiet hours become a job for later. */
export async function deliverMails(
  db: Db,
  ids: readonly string[],
  appendMailRequests: AppendMailRequests,
  now = new Date(),
): Promise<void> {
  await db.transaction(async (tx) => {
    const rows = await tx.execute<Row>(sql`
      select notifications.id, notifications.user_id as "userId", notifications.kind, notifications.parameters,
        users.time_zone as "timeZone", coalesce(users.preferred_locale, preferences.locale) as locale,
        ${quietUntil(now)} as "quietUntil"
      from notifications
      join users on users.id = notifications.user_id
      join notification_preferences as preferences on preferences.user_id = users.id
      where notifications.id = any(${sql.param([...ids])}) and ${isDue(now)}
        and notifications.topic = any(preferences.email_on) and notifications.mailed_at is null
      order by notifications.created_at, notifications.id
      for update of notifications`)
    const ready = rows.filter((row) => row.quietUntil === null)
    await tx.execute(sql`
      update notifications set mailed_at = ${now.toISOString()}::timestamptz
      where id = any(${sql.param(ready.map(({ id }) => id))})`)
    const requests = ready.map((row) => {
      const { title, body } = textOf(row, row)
      return { accountId: row.userId, notificationId: row.id, locale: row.locale, subject: title, text: body }
    })
    await appendMailRequests(tx, requests)
    for (const { id, quietUntil: end } of rows)
      if (end !== null) await addJob(tx, 'deliver_mail', { payload: [id], runAt: new Date(end) })
  })
}
