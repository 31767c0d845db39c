import { unauthenticated } from '../../_shared/errors.ts'
import type { Context } from '../context.ts'
import type { UserRow } from '../db/schema.ts'
import { openProfile, type Person } from '../domain/profiles/users.ts'

/** Who makes the call. @throws UNAUTHENTICATED when nobody is signed in */
export function signedIn({ viewer, locale }: Context): Person {
  if (!viewer) throw unauthenticated()
  return { id: viewer.userId, contributorId: viewer.contributorId, locale }
}

/** The profile of whoever makes the call, made with their first one; null when nobody is signed in. */
export async function ownProfile(context: Context): Promise<UserRow | null> {
  if (!context.viewer) return null
  const person = signedIn(context)
  const profile = await context.loaders.user.load(person.id)
  return profile?.contributorId ? profile : openProfile(context.db, person)
}
