import { forbidden } from '../../_shared/errors.ts'
import type { Context } from '../context.ts'
import type { SessionRow } from '../db/schema.ts'
import { requireSession } from './require-session.ts'

/** How long after signing in a person may change what protects the account. */
const recentMs = 10 * 60_000

/**
 * The session that makes the call, if the person signed in with it in the last ten minutes: a stolen access or refresh
 * token alone must not be enough.
 * @throws UNAUTHENTICATED when the session has ended
 * @throws FORBIDDEN when it was opened earlier
 */
export async function requireRecentSignIn(context: Context): Promise<SessionRow> {
  const session = await requireSession(context)
  if (Date.now() - session.createdAt.getTime() <= recentMs) return session
  throw forbidden('This requires a sign-in in the last ten minutes; sign in again.')
}
