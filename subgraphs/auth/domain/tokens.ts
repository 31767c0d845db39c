import { decodeJwt } from 'jose'
import { type SigningKey, signAccessToken } from '../../_shared/viewer.ts'
import type { OpenSession } from './sessions.ts'

/** Tokens that go with a session, and when they stop working. */
export interface Tokens {
  accessToken: string
  accessTokenExpiresAt: Date
  refreshToken: string
  refreshTokenExpiresAt: Date
}

/** The refresh token of a session and a fresh access token. */
export async function tokensOf(
  { session, refreshToken }: OpenSession,
  { key, issuer }: { key: SigningKey; issuer: string },
): Promise<Tokens> {
  const viewer = { userId: session.accountId, sessionId: session.id, scopes: [] }
  const accessToken = await signAccessToken(key, issuer, viewer)
  return {
    accessToken,
    accessTokenExpiresAt: new Date(Number(decodeJwt(accessToken).exp) * 1000),
    refreshToken,
    refreshTokenExpiresAt: session.expiresAt,
  }
}
