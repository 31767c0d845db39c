import { unauthenticated } from '../../_shared/errors.ts'
import type { Context } from '../context.ts'
import type { UserRow } from '../db/schema.ts'
import { disposalStreak, type Streak } from '../domain/diary/streaks.ts'
import { getOrCreateProfile, type Person } from '../domain/profiles/users.ts'

/** The person who makes the call. @throws UNAUTHENTICATED when nobody is signed in */
export function requirePerson({ viewer, locale }: Context): Person {
  if (!viewer) throw unauthenticated()
  return { id: viewer.userId, contributorId: viewer.contributorId, locale }
}

/** The caller's profile, created at their first call; null when nobody is signed in. */
export async function ownProfile(context: Context): Promise<UserRow | null> {
  if (!context.viewer) return null
  const person = requirePerson(context)
  const profile = await context.loaders.user.load(person.id)
  return profile?.contributorId ? profile : getOrCreateProfile(context.db, person)
}

interface PayloadParent {
  userErrors: readonly unknown[]
}

/** `viewer` of a payload: the caller's profile; null when the change was refused. */
export async function viewerAfterChange(
  { userErrors }: PayloadParent,
  _args: unknown,
  context: Context,
): Promise<UserRow | null> {
  return userErrors.length > 0 ? null : ownProfile(context)
}

/** `streak` of a payload: the caller's streak; null when the change was refused. */
export async function streakAfterChange(
  payload: PayloadParent,
  args: unknown,
  context: Context,
): Promise<Streak | null> {
  const profile = await viewerAfterChange(payload, args, context)
  return profile && disposalStreak(context.db, profile)
}
