import { eq } from 'drizzle-orm'
import type { Db } from '../../_shared/db.ts'
import type { Config } from '../config.ts'
import { accounts } from '../db/schema.ts'
import { hashPassword } from '../domain/passwords/passwords.ts'

/**
 * Credentials of a demo account with the scope `moderator`, for local use. The password is public, so production has no
 * such account.
 */
export const demoPerson = { email: 'demo@bunri.example', password: 'rinse-flatten-sort' }

/** Id of the demo account, the same on every machine. */
export const demoPersonId = 'usr_demo'

/** Creates or resets the demo account if the settings enable it, and deletes it otherwise. */
export async function loadDemoPerson(db: Db, config: Config): Promise<void> {
  if (!config.demoPerson) {
    await db.delete(accounts).where(eq(accounts.id, demoPersonId))
    return
  }
  const now = new Date()
  const { email, password } = demoPerson
  const passwordHash = await hashPassword(password, config.peppers)
  const current = {
    emailVerifiedAt: now,
    passwordHash,
    scopes: ['moderator' as const],
    deletionScheduledFor: null,
    deletionReason: null,
    deletionStartedAt: null,
  }
  await db
    .insert(accounts)
    .values({
      id: demoPersonId,
      email,
      emailKey: email,
      contributorId: 'ctr_demo',
      ...current,
      termsVersion: config.terms.version,
      termsAcceptedAt: now,
      createdAt: now,
    })
    .onConflictDoUpdate({ target: accounts.id, set: current })
}
