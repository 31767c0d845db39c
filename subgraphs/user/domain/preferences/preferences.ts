import { eq } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type Placeholders, prepared } from '../../../_shared/prepared-queries.ts'
import { isRefused, type Refused } from '../../../_shared/refusals.ts'
import { type NotificationPreferencesRow, notificationPreferences } from '../../db/schema.ts'
import type { NotificationTopic } from '../../types.generated.ts'
import { topics } from '../notifications/kinds.ts'
import { lockProfile, type Person } from '../profiles/users.ts'
import { leadMinutesMax, leadOutOfRange, type Problem, quietHoursEmpty } from '../refusals.ts'

/** The choice for one topic. */
export interface TopicPreference {
  topic: NotificationTopic
  push: boolean
  email: boolean
}

/** Hours of a person's time zone, as `HH:MM:SS`. The end is on the next day if it is earlier than the start. */
export interface QuietHours {
  from: string
  until: string
}

/** What a person wants to be told, and how. */
export interface Preferences {
  userId: string
  topics: TopicPreference[]
  collectionReminderLeadMinutes: number
  quietHours: QuietHours | null
  marketingConsentAt: Date | null
}

/** A change; missing fields stay as they are. Null for `quietHours` removes them, for the others it changes nothing. */
export interface PreferenceChanges {
  topics?: readonly TopicPreference[] | null
  collectionReminderLeadMinutes?: number | null
  quietHours?: QuietHours | null
  marketingConsent?: boolean | null
}

type Row = Omit<NotificationPreferencesRow, 'userId' | 'locale'>

const defaults: Row = {
  pushOff: [],
  emailOn: [],
  leadMinutes: 60,
  quietFrom: null,
  quietUntil: null,
  marketingConsentAt: null,
}

/** The preferences of a person; the defaults before the first change. */
export async function preferencesOf(db: Db, userId: string): Promise<Preferences> {
  return shown(userId, await rowOf(db, userId))
}

/** Changes a person's preferences. Their e-mails have the language of this request from now on. */
export async function updatePreferences(
  db: Db,
  person: Person,
  changes: PreferenceChanges,
  now = new Date(),
): Promise<{ preferences: Preferences } | Refused<Problem>> {
  const result = columnsOf(changes)
  if (isRefused(result)) return result
  return db.transaction(async (tx) => {
    await lockProfile(tx, person)
    const before = await rowOf(tx, person.id)
    const row = {
      ...before,
      ...result.columns,
      ...withTopics(before, changes.topics ?? []),
      ...(changes.marketingConsent === true && { marketingConsentAt: before.marketingConsentAt ?? now }),
      ...(changes.marketingConsent === false && { marketingConsentAt: null }),
      locale: person.locale,
    }
    await tx
      .insert(notificationPreferences)
      .values({ ...row, userId: person.id })
      .onConflictDoUpdate({ target: notificationPreferences.userId, set: row })
    return { preferences: shown(person.id, row) }
  })
}

async function rowOf(db: Db, userId: string): Promise<Row> {
  const [row] = await preferencesByUser(db, { userId })
  return row ?? defaults
}

const preferencesByUser = prepared((db, { userId }: Placeholders<{ userId: string }>) =>
  db.select().from(notificationPreferences).where(eq(notificationPreferences.userId, userId)),
)

function columnsOf(changes: PreferenceChanges): { columns: Partial<Row> } | Refused<Problem> {
  const { collectionReminderLeadMinutes: leadMinutes, quietHours } = changes
  const problems: Problem[] = []
  if (leadMinutes != null && (leadMinutes < 0 || leadMinutes > leadMinutesMax))
    problems.push(leadOutOfRange(leadMinutes))
  const hours = quietHours && { from: withSeconds(quietHours.from), until: withSeconds(quietHours.until) }
  if (hours && hours.from === hours.until) problems.push(quietHoursEmpty)
  if (problems.length > 0) return { problems }
  return {
    columns: {
      ...(leadMinutes != null && { leadMinutes }),
      ...(hours !== undefined && { quietFrom: hours?.from ?? null, quietUntil: hours?.until ?? null }),
    },
  }
}

function withTopics({ pushOff, emailOn }: Row, choices: readonly TopicPreference[]): Pick<Row, 'pushOff' | 'emailOn'> {
  const [off, on] = [new Set(pushOff), new Set(emailOn)]
  for (const { topic, push, email } of choices) {
    if (push) off.delete(topic)
    else off.add(topic)
    if (email) on.add(topic)
    else on.delete(topic)
  }
  return { pushOff: [...off], emailOn: [...on] }
}

const shown = (userId: string, row: Row): Preferences => ({
  userId,
  topics: topics.map((topic) => ({
    topic,
    push: !row.pushOff.includes(topic),
    email: row.emailOn.includes(topic),
  })),
  collectionReminderLeadMinutes: row.leadMinutes,
  quietHours: row.quietFrom && row.quietUntil ? { from: row.quietFrom, until: row.quietUntil } : null,
  marketingConsentAt: row.marketingConsentAt,
})

const withSeconds = (time: string): string => (time.length === 5 ? `${time}:00` : time)
