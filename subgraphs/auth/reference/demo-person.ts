import { eq, or } from 'drizzle-orm'
import type { Db } from '../../_shared/db.ts'
import { isErased } from '../../_shared/events/erasure.ts'
import { newId } from '../../_shared/ids.ts'
import type { Config } from '../config.ts'
import { accounts } from '../db/schema.ts'
import { hashPassword } from '../domain/passwords/passwords.ts'

/**
 * Credentials of a demo account with the scope `moderator`, for local use. The password is public, so production has no
 * such account.
 */
export const demoPerson = { email: 'demo@bunri.example', password: 'rinse-flatten-sort' }

/** Id of the first demo account, the same on every machine. */
export const demoPersonId = 'usr_demo'

/**
 * Creates or resets the demo account if the settings enable it, and deletes it otherwise. One that is being deleted is left alone; the one
 * after that has another id, since no database takes rows of an erased account.
 */
export async function loadDemoPerson(db: Db, config: Config): Promise<void> {
  const { email, password } = demoPerson
  const isDemo = or(eq(accounts.id, demoPersonId), eq(accounts.emailKey, email))
  if (!config.demoPerson) {
    await db.delete(accounts).where(isDemo)
    return
  }
  const [known] = await db.select().from(accounts).where(isDemo)
  if (known?.deletionStartedAt) return
  const now = new Date()
  const current = {
    emailVerifiedAt: now,
    passwordHash: await hashPassword(password, config.peppers),
    scopes: ['moderator' as const],
    deletionScheduledFor: null,
    deletionReason: null,
    deletionLocale: null,
  }
  if (known) {
    await db.update(accounts).set(current).where(eq(accounts.id, known.id))
    return
  }
  const isFirst = !(await isErased(db, demoPersonId))
  await db.insert(accounts).values({
    id: isFirst ? demoPersonId : newId('usr'),
    contributorId: isFirst ? 'ctr_demo' : newId('ctr'),
    email,
    emailKey: email,
    ...current,
    termsVersion: config.terms.version,
    termsAcceptedAt: now,
    createdAt: now,
  })
}
