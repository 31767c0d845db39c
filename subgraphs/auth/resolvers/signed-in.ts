import type { Context } from '../context.ts'
import type { OpenSession } from '../domain/sessions/sessions.ts'
import { issueTokens } from '../domain/sessions/tokens.ts'

/**
 * The result of a sign-in that opened a session. The rest of the operation runs as this person: here, and through the router
 * in the other subgraphs.
 */
export async function signedIn(context: Context, opened: OpenSession) {
  const { db, config, signingKey } = context
  const { tokens, viewer } = await issueTokens(db, opened, { key: await signingKey(), issuer: config.issuer })
  context.viewer = viewer
  context.setAccessToken(tokens.accessToken)
  const { session } = opened
  return { __typename: 'SignedIn' as const, tokens, session, user: { id: session.accountId } }
}
