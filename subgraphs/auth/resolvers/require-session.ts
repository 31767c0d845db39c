import { unauthenticated } from '../../_shared/errors.ts'
import type { Context } from '../context.ts'
import type { SessionRow } from '../db/schema.ts'
import { isAlive } from '../domain/sessions/sessions.ts'

/**
 * The session that makes the call. An access token is good until it expires, which its session may not live to see, so every
 * protected field of this subgraph asks here. @throws UNAUTHENTICATED when the session has ended
 */
export async function signedIn({ viewer, loaders }: Context): Promise<SessionRow> {
  const session = viewer && (await loaders.session.load(viewer.sessionId))
  if (session && session.accountId === viewer.userId && isAlive(session)) return session
  throw unauthenticated('This session has ended; sign in again.')
}
