import { eq } from 'drizzle-orm'
import { decodeJwt } from 'jose'
import type { Db } from '../../../_shared/db.ts'
import { accessTokenSeconds, type SigningKey, signAccessToken, type Viewer } from '../../../_shared/viewer.ts'
import { accounts, type SessionRow } from '../../db/schema.ts'
import type { OpenSession } from './sessions.ts'

/** The tokens of a session and their expiry times. */
export interface Tokens {
  accessToken: string
  accessTokenExpiresAt: Date
  expiresInSeconds: number
  refreshToken: string
  refreshTokenExpiresAt: Date
}

/** A new access token for a session along with its refresh token, and the viewer that the access token identifies. */
export async function issueTokens(
  db: Db,
  { session, refreshToken }: OpenSession,
  { key, issuer }: { key: SigningKey; issuer: string },
): Promise<{ tokens: Tokens; viewer: Viewer }> {
  const viewer = await readViewer(db, session)
  const accessToken = await signAccessToken(key, issuer, viewer)
  const tokens = {
    accessToken,
    accessTokenExpiresAt: new Date(Number(decodeJwt(accessToken).exp) * 1000),
    expiresInSeconds: accessTokenSeconds,
    refreshToken,
    refreshTokenExpiresAt: session.expiresAt,
  }
  return { tokens, viewer }
}

async function readViewer(db: Db, { accountId, id }: SessionRow): Promise<Viewer> {
  const { contributorId, scopes, preferredLocale } = accounts
  const columns = { contributorId, scopes, locale: preferredLocale }
  const [account] = await db.select(columns).from(accounts).where(eq(accounts.id, accountId))
  if (!account) throw new Error(`The session has no account: ${id}`)
  return { userId: accountId, sessionId: id, ...account, locale: account.locale ?? undefined }
}
