import type { Context } from '../context.ts'
import type { OpenSession } from '../domain/sessions/sessions.ts'
import { issueTokens } from '../domain/sessions/tokens.ts'
import type { TokenDelivery } from '../types.generated.ts'
import { deliver } from './refresh-cookie.ts'

/**
 * The result of a sign-in that opened a session. The rest of the operation runs as this person: here, and through the router
 * in the other subgraphs.
 * @param tokenDelivery `COOKIE` only if `requireDeliverable` let it through before the session was opened, as `deviceOf` does
 */
export async function signedIn(
  context: Context,
  opened: OpenSession & { isNewAccount?: boolean },
  tokenDelivery: TokenDelivery,
) {
  const { db, config, signingKey } = context
  const { tokens, viewer } = await issueTokens(db, opened, { key: await signingKey(), issuer: config.issuer })
  context.viewer = viewer
  context.setAccessToken(tokens.accessToken)
  const { session, isNewAccount = false } = opened
  const delivered = deliver(context, tokens, tokenDelivery)
  return { __typename: 'SignedIn' as const, tokens: delivered, session, user: { id: session.accountId }, isNewAccount }
}
