import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SessionRow } from '../../db/schema.ts'
import { derivedKey } from '../keys/derived-key.ts'

/** What a refresh token says. Whether it may be believed is for `isAuthentic`. */
export interface RefreshToken {
  sessionId: string
  counter: number
  mac: string
}

const pattern = /^v1\.(ses_[0-9a-z]{26})\.(\d{1,9})\.([\w-]{43})$/

/**
 * The refresh token of a session with a given number: `v1.<session>.<number>.<mac>`. It follows from secret and row, so the
 * same successor can be given twice, and whoever steals the database alone can make none.
 */
export function refreshToken(secret: string, { id, salt }: Pick<SessionRow, 'id' | 'salt'>, counter: number): string {
  return `v1.${id}.${counter}.${mac(secret, salt, id, counter).toString('base64url')}`
}

/** The parts of a refresh token; null for a text that is none. */
export function readRefreshToken(text: string): RefreshToken | null {
  const [, sessionId, counter, mac] = pattern.exec(text) ?? []
  return sessionId && counter && mac ? { sessionId, counter: Number(counter), mac } : null
}

/** Whether this service gave out the token. */
export function isAuthentic(secret: string, { salt }: Pick<SessionRow, 'salt'>, token: RefreshToken): boolean {
  const given = Buffer.from(token.mac, 'base64url')
  const expected = mac(secret, salt, token.sessionId, token.counter)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function mac(secret: string, salt: string, sessionId: string, counter: number): Buffer {
  const key = derivedKey(secret, 'refresh-tokens', salt)
  return createHmac('sha256', key).update(`v1.${sessionId}.${counter}`).digest()
}
