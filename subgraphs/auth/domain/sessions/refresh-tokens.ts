import { createHmac } from 'node:crypto'
import type { SessionRow } from '../../db/schema.ts'
import { deriveKey } from '../keys/derive-key.ts'
import { isSameSecret } from '../keys/same-secret.ts'

/** The parts of a refresh token. Check them with `isAuthentic` before trusting them. */
export interface RefreshToken {
  sessionId: string
  counter: number
  mac: string
}

const pattern = /^v1\.(ses_[0-9a-z]{26})\.(0|[1-9]\d{0,8})\.([\w-]{43})$/

/**
 * The refresh token with a given number of a session: `v1.<session>.<number>.<mac>`. It is derived from the secret and
 * the row. So the same successor can be returned twice, and somebody who steals only the database can't forge a token.
 */
export function refreshToken(secret: string, { id, salt }: Pick<SessionRow, 'id' | 'salt'>, counter: number): string {
  return `v1.${id}.${counter}.${mac(secret, salt, id, counter)}`
}

/** The parts of a refresh token; null for any other text. */
export function parseRefreshToken(text: string): RefreshToken | null {
  const [, sessionId, counter, mac] = pattern.exec(text) ?? []
  return sessionId && counter && mac ? { sessionId, counter: Number(counter), mac } : null
}

/** Whether this service issued the token. Compares texts, since several texts decode to the same bytes. */
export function isAuthentic(secret: string, { salt }: Pick<SessionRow, 'salt'>, token: RefreshToken): boolean {
  return isSameSecret(token.mac, mac(secret, salt, token.sessionId, token.counter))
}

function mac(secret: string, salt: string, sessionId: string, counter: number): string {
  const key = deriveKey(secret, 'refresh-tokens', salt)
  return createHmac('sha256', key).update(`v1.${sessionId}.${counter}`).digest('base64url')
}
