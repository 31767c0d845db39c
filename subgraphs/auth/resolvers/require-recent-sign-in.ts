import type { GraphQLError } from 'graphql'
import { recentSignInRequired } from '../../_shared/errors.ts'
import type { Context } from '../context.ts'
import { isRecent } from '../domain/accounts/reauthentication.ts'
import { requireSession } from './require-session.ts'

/**
 * The condition of `@policy(policies: [["recent_sign_in"]])`: a refusal unless the session was opened, or confirmed with
 * `reauthenticate`, in the last ten minutes.
 * @throws UNAUTHENTICATED when the session has ended
 */
export async function requireRecentSignIn(context: Context): Promise<GraphQLError | null> {
  if (isRecent(await requireSession(context))) return null
  return recentSignInRequired('This needs a recent sign-in; confirm who you are with `reauthenticate` first.')
}
