import { eq } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { appendEvents } from '../../../_shared/events/append.ts'
import { type ExistingIds, hasPrefix } from '../../../_shared/ids.ts'
import { type Locale, supportedLocale, type Translated } from '../../../_shared/locale.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import { type UserRow, users } from '../../db/schema.ts'
import type { DwellingType, UnitSystem } from '../../types.generated.ts'
import { avatarNotAllowed, localeUnsupported, type Problem, regionUnknown } from '../refusals.ts'
import { allowedAvatar } from './avatar.ts'
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

/**
 * Locks a person's profile until the transaction ends, waiting for other holders, and returns it. Creates the profile if
 * necessary.
 */
export async function lockProfile(tx: Db, person: Person): Promise<UserRow> {
  const [profile] = await tx.select().from(users).where(eq(users.id, person.id)).for('no key update')
  if (profile) return profile
  await getOrCreateProfile(tx, person)
  return lockProfile(tx, person)
}

/** The changes of a profile. Missing fields stay unchanged. Null removes picture and language, and leaves the others unchanged. */
export interface ProfileChanges {
  displayName?: string | null
  avatarUrl?: URL | null
  preferredLocale?: string | null
  timeZone?: string | null
  unitSystem?: UnitSystem | null
}

/** Changes a profile. @param avatarHosts the hosts at which a picture may be */
export async function updateProfile(
  db: Db,
  person: Person,
  { displayName, avatarUrl, preferredLocale, timeZone, unitSystem }: ProfileChanges,
  avatarHosts: ReadonlySet<string>,
): Promise<{ user: UserRow } | Refused<Problem>> {
  const changes: Partial<UserRow> = {
    avatarUrl: avatarUrl && allowedAvatar(avatarUrl, avatarHosts),
    preferredLocale: preferredLocale == null ? preferredLocale : supportedLocale(preferredLocale),
    timeZone: timeZone ?? undefined,
    unitSystem: unitSystem ?? undefined,
  }
  const problems: Problem[] = []
  const parsed = displayName == null ? undefined : parseDisplayName(displayName)
  if (parsed && 'problem' in parsed) problems.push(parsed.problem)
  else changes.displayName = parsed?.name
  if (avatarUrl && !changes.avatarUrl) problems.push(avatarNotAllowed)
  if (preferredLocale && !changes.preferredLocale) problems.push(localeUnsupported)
  if (problems.length > 0) return { problems }
  const { preferredLocale: locale } = changes
  if (locale === undefined) return { user: await upsertProfile(db, person, changes) }
  return db.transaction(async (tx) => {
    const user = await upsertProfile(tx, person, changes)
    // Auth puts it into the access tokens.
    await appendEvents(tx, [{ type: 'account.locale-preferred.v1', data: { accountId: person.id, locale } }])
    return { user }
  })
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
