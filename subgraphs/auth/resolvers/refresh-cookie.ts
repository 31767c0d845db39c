import type { Context } from '../context.ts'
import { parseRefreshToken } from '../domain/sessions/refresh-tokens.ts'
import type { Tokens } from '../domain/sessions/tokens.ts'
import type { TokenDelivery } from '../types.generated.ts'

/** The tokens for the payload. With `COOKIE`, the refresh token goes into the client's cookie instead. */
export function deliver(
  { refreshCookie }: Context,
  tokens: Tokens,
  tokenDelivery: TokenDelivery,
): Omit<Tokens, 'refreshToken'> & { refreshToken: string | null } {
  if (tokenDelivery === 'BODY') return tokens
  if (!refreshCookie) throw new Error('A session with a cookie was opened without `requireDeliverable`.')
  refreshCookie.put(tokens.refreshToken, tokens.refreshTokenExpiresAt)
  return { ...tokens, refreshToken: null }
}

/** Removes the client's cookie if it belongs to one of the ended sessions. Another browser's session may have ended. */
export function removeCookieOf({ refreshCookie }: Context, endedIds: readonly string[]): void {
  const token = parseRefreshToken(refreshCookie?.token ?? '')
  if (token && endedIds.includes(token.sessionId)) refreshCookie?.remove()
}
