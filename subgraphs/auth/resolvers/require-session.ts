import type { Context } from '../context.ts'
import type { SessionRow } from '../db/schema.ts'
import { isActive, sessionEnded } from '../domain/sessions/sessions.ts'

/**
 * The session that makes the call. An access token stays valid until it expires even if its session ends earlier, so
 * every protected field of this subgraph calls this function.
 * @throws UNAUTHENTICATED when the session has ended
 */
export async function requireSession({ viewer, loaders }: Context): Promise<SessionRow> {
  const session = viewer && (await loaders.session.load(viewer.sessionId))
  if (session && session.accountId === viewer.userId && isActive(session)) return session
  throw sessionEnded()
}
