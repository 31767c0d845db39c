import { eq } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { hasPrefix } from '../../../_shared/ids.ts'
import type { Locale, Translated } from '../../../_shared/locale.ts'
import type { Refused } from '../../../_shared/problems.ts'
import { type UserRow, users } from '../../db/schema.ts'
import type { DwellingType } from '../../types.generated.ts'
import { type Problem, regionUnknown } from '../problems.ts'
import { readDisplayName } from './display-name.ts'

/** Somebody signed in, and the language they read. */
export interface Person {
  id: string
  contributorId: string
  locale: Locale
}

const neighbour: Translated = { ko: '이웃', en: 'Neighbour' }

/** The profile of a person, made now unless there is one. */
export async function openProfile(db: Db, person: Person): Promise<UserRow> {
  return changeProfile(db, person, {})
}

/** Makes whoever else calls this for the same person wait until the transaction ends. */
export async function lockProfile(tx: Db, person: Person): Promise<void> {
  const rows = await tx.select({ id: users.id }).from(users).where(eq(users.id, person.id)).for('no key update')
  if (rows.length > 0) return
  await openProfile(tx, person)
  await lockProfile(tx, person)
}

/** Changes name and time zone; what is null or missing stays as it is. */
export async function updateProfile(
  db: Db,
  person: Person,
  { displayName, timeZone }: { displayName?: string | null; timeZone?: string | null },
): Promise<{ user: UserRow } | Refused<Problem>> {
  const read = displayName == null ? undefined : readDisplayName(displayName)
  if (read && 'problem' in read) return { problems: [read.problem] }
  return { user: await changeProfile(db, person, { displayName: read?.name, timeZone: timeZone ?? undefined }) }
}

/** Sets region and dwelling; null clears one, what is missing stays as it is. */
export async function setHome(
  db: Db,
  person: Person,
  { regionId, dwelling }: { regionId?: string | null; dwelling?: DwellingType | null },
): Promise<{ user: UserRow } | Refused<Problem>> {
  if (regionId != null && !hasPrefix('reg', regionId)) return { problems: [regionUnknown] }
  return { user: await changeProfile(db, person, { homeRegionId: regionId, dwelling }) }
}

// One statement whether or not there is a profile; it leaves out what is undefined.
async function changeProfile(db: Db, person: Person, changes: Partial<UserRow>): Promise<UserRow> {
  const made = newProfile(person)
  const [user] = await db
    .insert(users)
    .values({ ...made, ...changes, displayName: changes.displayName ?? made.displayName })
    .onConflictDoUpdate({ target: users.id, set: { ...changes, contributorId: person.contributorId } })
    .returning()
  if (!user) throw new Error(`An upsert returned no row: ${person.id}`)
  return user
}

const newProfile = ({ id, contributorId, locale }: Person) => ({
  id,
  contributorId,
  displayName: `${neighbour[locale]} ${contributorId.slice(-4)}`,
})
