import { decodeJwt } from 'jose'
import { type SigningKey, signAccessToken, type Viewer } from '../../_shared/viewer.ts'
import type { SessionRow } from '../db/schema.ts'
import type { OpenSession } from './sessions.ts'

/** Tokens that go with a session, and when they stop working. */
export interface Tokens {
  accessToken: string
  accessTokenExpiresAt: Date
  refreshToken: string
  refreshTokenExpiresAt: Date
}

/** Who makes a call with a session. */
export const viewerOf = ({ accountId, id }: SessionRow): Viewer => ({ userId: accountId, sessionId: id, scopes: [] })

/** The refresh token of a session and a fresh access token. */
export async function tokensOf(
  { session, refreshToken }: OpenSession,
  { key, issuer }: { key: SigningKey; issuer: string },
): Promise<Tokens> {
  const accessToken = await signAccessToken(key, issuer, viewerOf(session))
  return {
    accessToken,
    accessTokenExpiresAt: new Date(Number(decodeJwt(accessToken).exp) * 1000),
    refreshToken,
    refreshTokenExpiresAt: session.expiresAt,
  }
}
