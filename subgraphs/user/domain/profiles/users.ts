import { eq } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type ExistingIds, hasPrefix } from '../../../_shared/ids.ts'
import type { Locale, Translated } from '../../../_shared/locale.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import { type UserRow, users } from '../../db/schema.ts'
import type { DwellingType } from '../../types.generated.ts'
import { type Problem, regionUnknown } from '../refusals.ts'
import { parseDisplayName } from './display-name.ts'

/** A signed-in person and the language of their request. */
export interface Person {
  id: string
  contributorId: string
  locale: Locale
}

const neutralName: Translated = { ko: '이웃', en: 'Neighbour' }

/** A person's profile, created if it doesn't exist yet. */
export async function getOrCreateProfile(db: Db, person: Person): Promise<UserRow> {
  return upsertProfile(db, person, {})
}

/** Locks a person's profile until the transaction ends, waiting for other holders. Creates the profile if necessary. */
export async function lockProfile(tx: Db, person: Person): Promise<void> {
  const rows = await tx.select({ id: users.id }).from(users).where(eq(users.id, person.id)).for('no key update')
  if (rows.length > 0) return
  await getOrCreateProfile(tx, person)
  await lockProfile(tx, person)
}

/** Changes display name and time zone. Null or missing fields stay unchanged. */
export async function updateProfile(
  db: Db,
  person: Person,
  { displayName, timeZone }: { displayName?: string | null; timeZone?: string | null },
): Promise<{ user: UserRow } | Refused<Problem>> {
  const parsed = displayName == null ? undefined : parseDisplayName(displayName)
  if (parsed && 'problem' in parsed) return { problems: [parsed.problem] }
  return { user: await upsertProfile(db, person, { displayName: parsed?.name, timeZone: timeZone ?? undefined }) }
}

/**
 * Sets home region and dwelling. Null clears a field; missing fields stay unchanged.
 */
export async function setHome(
  db: Db,
  person: Person,
  { regionId, dwelling }: { regionId?: string | null; dwelling?: DwellingType | null },
  existing: ExistingIds,
): Promise<{ user: UserRow } | Refused<Problem>> {
  if (regionId != null && !(hasPrefix('reg', regionId) && existing.has(regionId))) return { problems: [regionUnknown] }
  return { user: await upsertProfile(db, person, { homeRegionId: regionId, dwelling }) }
}

// A single statement, whether or not the profile exists. Undefined fields are left out of it.
async function upsertProfile(db: Db, person: Person, changes: Partial<UserRow>): Promise<UserRow> {
  const defaults = newProfile(person)
  const [user] = await db
    .insert(users)
    .values({ ...defaults, ...changes, displayName: changes.displayName ?? defaults.displayName })
    .onConflictDoUpdate({ target: users.id, set: { ...changes, contributorId: person.contributorId } })
    .returning()
  if (!user) throw new Error(`The upsert of a profile returned no row: ${person.id}`)
  return user
}

const newProfile = ({ id, contributorId, locale }: Person) => ({
  id,
  contributorId,
  displayName: `${neutralName[locale]} ${contributorId.slice(-4)}`,
})
