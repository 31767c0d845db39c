import { eq } from 'drizzle-orm'
import type { Db } from '../../_shared/db.ts'
import type { Config } from '../config.ts'
import { accounts } from '../db/schema.ts'
import { hashPassword } from '../domain/passwords/passwords.ts'

/** Somebody to sign in as on a machine of one's own, moderator as well. Everybody knows the password, so a service that others reach has none. */
export const demoPerson = { email: 'demo@bunri.example', password: 'rinse-flatten-sort' }

/** The id of the demo person, the same everywhere. */
export const demoPersonId = 'usr_demo'

/** Makes the demo person where the settings ask for one, and takes it away where they don't. */
export async function loadDemoPerson(db: Db, config: Config): Promise<void> {
  if (!config.demoPerson) {
    await db.delete(accounts).where(eq(accounts.id, demoPersonId))
    return
  }
  const now = new Date()
  const { email, password } = demoPerson
  const passwordHash = await hashPassword(password, config.pepper)
  const current = { emailVerifiedAt: now, passwordHash, scopes: ['moderator' as const] }
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
